"""The records of dispatches as one page that needs no network: the highlighted text beside the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources

from dateline.records import Coded, Event, Failure, Statement
from dateline.report.parts import Stretch, parts_of, stretches
from dateline.report.words import act_of, content_of, facts_of, name_of, names_of

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The page may run its own script and style, and ask for nothing."""

LEGEND = (
    ("speaker", "speaker"),
    ("cue", "cue"),
    ("content", "what was said"),
    ("trigger", "act"),
    ("actor", "actor"),
    ("recipient", "recipient"),
    ("when", "time, place"),
)


def render_page(
    dispatches: Iterable[Coded], *, failures: Sequence[Failure] = (), title: str = "What was said and done"
) -> str:
    """Return an HTML page of the records: self-contained, for keyboard and mouse, in light and dark.

    Args:
        dispatches: coded dispatches, in the order in which they are shown.
        failures: inputs that could not be read, shown at the end.
        title: heading of the page.
    """
    coded = list(dispatches)
    body = "\n".join(_article(number, c) for number, c in enumerate(coded, 1))
    statements = sum(len(c.statements) for c in coded)
    events = sum(len(c.events) for c in coded)
    legend = "".join(f'<li><span class="p-{part}">{escape(name)}</span></li>' for part, name in LEGEND)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(title)}</title>
<style>
{_asset("page.css")}
</style>
</head>
<body>
<header>
<h1>{escape(title)}</h1>
<p class="lead">{len(coded)} dispatches, {statements} statements, {events} events. Move over a record, or reach it with
the Tab key, to see the words that it rests on. A dashed frame is planned, a dotted one possible or conditional, a
struck act denied.</p>
<ul class="legend">{legend}</ul>
{_contents(coded)}
</header>
<main>
{body}
{_failures(failures)}
</main>
<footer>Made by Dateline. Every record points to the words that it rests on.</footer>
<script>
{_asset("page.js")}
</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return resources.files("dateline.report").joinpath(name).read_text(encoding="utf-8")


def _contents(coded: Sequence[Coded]) -> str:
    if len(coded) < 2:
        return ""
    items = "".join(
        f'<li><a href="#d{n}">{escape(_title(c))}</a> '
        f'<span class="meta">{len(c.statements)} said, {len(c.events)} done</span></li>'
        for n, c in enumerate(coded, 1)
    )
    return f'<nav aria-label="Dispatches"><ol>{items}</ol></nav>'


def _title(coded: Coded) -> str:
    dispatch = coded.dispatch
    return dispatch.title or dispatch.source or dispatch.id


def _article(number: int, coded: Coded) -> str:
    dispatch = coded.dispatch
    meta = " · ".join(x for x in (dispatch.published or "no date", dispatch.source, dispatch.url) if x)
    note = f'<p class="meta">Kept and not coded: {escape(coded.skipped)}.</p>' if coded.skipped else ""
    text = "".join(_words(dispatch.text, s) for s in stretches(len(dispatch.text), parts_of(coded)))
    return f"""<article id="d{number}" aria-labelledby="h{number}">
<h2 id="h{number}">{escape(_title(coded))}</h2>
<p class="meta">{escape(meta)}</p>{note}
<div class="sides">
<div class="text" lang="{escape(dispatch.language or "und")}" dir="auto">{text}</div>
<div class="records">
<h3>Said</h3><ul>{"".join(_statements(coded)) or "<li>nothing found</li>"}</ul>
<h3>Done</h3><ul>{"".join(_event(e) for e in coded.events) or "<li>nothing found</li>"}</ul>
</div>
</div>
</article>"""


def _words(text: str, stretch: Stretch) -> str:
    words = escape(stretch.span.of(text))
    if not stretch.parts:
        return words
    classes = " ".join(sorted({f"p-{p.part}" for p in stretch.parts}))
    records = " ".join(sorted({p.record for p in stretch.parts}))
    return f'<span class="s {classes}" data-r="{records}">{words}</span>'


def _statements(coded: Coded) -> Iterator[str]:
    by_id = {statement.id: statement for statement in coded.statements}
    for statement in coded.statements:
        yield _statement(statement, by_id.get(statement.answers or ""), coded.dispatch.text)


def _statement(statement: Statement, answered: Statement | None, text: str) -> str:
    inner = " inner" if statement.inside else ""
    to = f" to {escape(name_of(statement.addressee))}" if statement.addressee else ""
    cue = f" <em>{escape(statement.cue.of(text))}</em>" if statement.cue else ""
    answer = ""
    if statement.answer and answered:
        answer = f' <span class="meta">{statement.answer.value} {escape(name_of(answered.speaker))}</span>'
    return f"""<li class="record statement{inner}" tabindex="0" data-id="{statement.id}">
<span class="who">{escape(name_of(statement.speaker))}</span>{cue}{to}
<span class="status">{statement.kind.value}</span> <span class="meta">{statement.confidence:.2f}</span>{answer}
<div class="said">{escape(content_of(statement, text))}</div>{_why(statement.why)}</li>"""


def _event(event: Event) -> str:
    facts = " · ".join(map(escape, facts_of(event)))
    return f"""<li class="record event {event.status.value}" tabindex="0" data-id="{event.id}">
<span class="act">{escape(act_of(event))}</span> <span class="status">{event.status.value}</span>
<span class="meta">{event.confidence:.2f}</span>
<div><span class="who">{escape(names_of(event.actor))}</span> →
<span class="who">{escape(names_of(event.recipient))}</span></div>
{f'<div class="meta">{facts}</div>' if facts else ""}{_why(event.why)}</li>"""


def _why(reasons: Sequence[str]) -> str:
    if not reasons:
        return ""
    return f'<details class="why"><summary>why</summary>{escape("; ".join(reasons))}</details>'


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    rows = "".join(
        f"<li><b>[{escape(f.code)}] {escape(f.input)}</b>: {escape(f.seen)}. Expected: {escape(f.expected)}. "
        f"Try: {escape(f.remedy)}</li>"
        for f in failures
    )
    return f"<section><h2>Could not be read</h2><ul>{rows}</ul></section>"
