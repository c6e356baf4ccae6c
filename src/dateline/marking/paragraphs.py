"""Paragraphs and sentences of a dispatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.records import Span

_BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_INDENT = re.compile(r"[ \t]{2,}")

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen lt col maj capt cmdr adm sgt cpl pvt rev hon sen rep gov pres amb supt insp det st mt
    ft jr sr messrs mme mlle fr br bros co corp inc ltd llc plc cos dept dist est vs etc cf al no nos vol pp ed
    eds jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun u.s u.n u.k
    u.s.s.r e.u u.a.e d.c a.m p.m i.e e.g ph.d m.p l.a n.y calif fla ga ill mass mich minn pa tex va wash ala
    ariz ark colo conn del ind kan ky la md mo mont neb nev okla ore tenn vt wis wyo secy atty asst assn assoc
    intl natl govt approx
""".split()
)
_END = re.compile(r"""([.!?…]+|[.!?]\.\.)(["'”’»)\]]*)(\s+)(?=["'“‘«(\[`]*\s?[A-Z0-9ÀÖØ-Þ])""")
_WORD_BEFORE = re.compile(r"[\w.&'’-]+$")


def find_paragraphs(text: str, within: Span) -> tuple[Span, ...]:
    """Return the paragraphs of a stretch, without outer white space.

    Blank lines part paragraphs. Where there are none, indented lines begin one; where there is no indent either, a line
    does, unless the lines are wrapped at a common width.
    """
    spans: list[Span] = []
    start = within.start
    for gap in _BLANK.finditer(text, within.start, within.end):
        spans += _split_block(text, start, gap.start())
        start = gap.end()
    spans += _split_block(text, start, within.end)
    return tuple(spans)


def _split_block(text: str, start: int, end: int) -> Iterator[Span]:
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text, start, end) if m.group().strip()]
    if not lines:
        return
    begins = _line_begins(text, lines)
    current = lines[0].start
    last = lines[0].end
    for line, begin in zip(lines[1:], begins[1:], strict=True):
        if begin:
            yield _trim(text, current, last)
            current = line.start
        last = line.end
    yield _trim(text, current, last)


def _line_begins(text: str, lines: list[Span]) -> list[bool]:
    """Say of each line whether a paragraph begins with it."""
    indented = [bool(_INDENT.match(text, line.start)) for line in lines]
    if any(indented):
        return indented
    widths = sorted(len(line) for line in lines[:-1])
    wrapped = bool(widths) and widths[-1] <= 100 and widths[len(widths) // 2] >= 0.6 * widths[-1]
    if not wrapped:
        return [True] * len(lines)
    full = 0.75 * widths[-1]
    return [i == 0 or (len(lines[i - 1]) < full and text[lines[i - 1].end - 1] in ".!?\"”'") for i in range(len(lines))]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def find_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Return the sentences of a paragraph: none ends inside an abbreviation, an initial or a number.

    >>> text = 'Gen. A. Rossi left. "We go," he said.'
    >>> [s.of(text) for s in find_sentences(text, Span(0, len(text)))]
    ['Gen. A. Rossi left.', '"We go," he said.']
    """
    sentences: list[Span] = []
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if not _is_end(text, start, match):
            continue
        sentences.append(Span(start, match.end(2)))
        start = match.end()
    if start < paragraph.end:
        sentences.append(Span(start, paragraph.end))
    return tuple(sentences)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group(1) != "." or match.group(2):
        return True
    before = _WORD_BEFORE.search(text[max(start, match.start() - 24) : match.start()])
    if before is None:
        return True
    word = before.group()
    if word.lower() in _ABBREVIATIONS:
        return False
    return not (len(word) == 1 and word.isupper() and word != "I")
