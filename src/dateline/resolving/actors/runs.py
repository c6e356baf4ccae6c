"""Names that no table knows: runs of capitalised words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.resolving.actors.lexicon import Hit, Lexicon
from dateline.resolving.actors.reading import Reading

__all__ = ["Run", "find_runs"]

_ARTICLES = frozenset({"al-", "el-", "ad-", "ar-", "as-", "at-", "az-", "ul-"})
_CONNECTORS = frozenset(
    "de la le al el bin ibn ben van von der den ul da dos du di y abu a ten ter zu del della e und".split()
)
HONORIFICS = frozenset(
    """mr mrs ms miss dr sir lord lady dame gen col lt sgt maj adm capt sen rep gov prof rev hon brig cmdr amb pres
    sheikh sheik mullah imam ayatollah hajji rabbi father brother sister comrade madam señor monsieur herr
    messrs""".split()
)
_STYLES = frozenset("king queen pope prince princess emperor empress sultan emir".split())
PRONOUN_WORDS = frozenset("i he she it we you they that there what who here let".split())
BODIES = frozenset(
    """movement party ministry department agency council committee organisation organization front army union bank
    company corp inc group institute university court commission association network office service observatory forces
    force authority federation congress parliament assembly senate league foundation society alliance coalition
    convention center centre school college church times post news newspaper tv television radio press journal gazette
    brigade brigades battalion division corps police guard guards academy fund bureau board club endowment observatory
    hospital
    programme program constitution""".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """A name in a range of words; for a person without the title, which starts at ``title``."""

    start: int
    end: int
    title: int
    is_person: bool


def find_runs(reading: Reading, lexicon: Lexicon, hits: Mapping[int, Hit]) -> list[Run]:
    """Return the names of persons and bodies that no table knows, in order.

    Args:
        reading: the dispatch.
        lexicon: word tables.
        hits: known names by each word that they cover.
    """
    seeker = _Seeker(reading, lexicon, hits)
    found = []
    at = 0
    while at < len(reading.words):
        if reading.texts[at].islower() or not reading.texts[at][0].isalpha():
            at += 1
            continue
        body = seeker.body_from_state(at)
        if body:
            found.append(body)
            at = body.end
            continue
        end = seeker.end_of(at)
        if end > at:
            run = seeker.trim(at, end)
            if run:
                found.append(run)
        at = max(end, at + 1)
    return _with_firms(found, reading, lexicon)


def _with_firms(runs: list[Run], reading: Reading, lexicon: Lexicon) -> list[Run]:
    """Tell firms that are called by the first words of their name (Timber Partners Inc.: Timber) from persons."""
    names = [reading.lowers[run.start : run.end] for run in runs if not run.is_person]
    firms = {
        tuple(name[:size]) for name in names if name[-1] in lexicon.common.companies for size in range(1, len(name))
    }
    if not firms:
        return runs
    surnames = {reading.lowers[run.end - 1] for run in runs if run.is_person and run.end - run.title > 1}
    return [
        Run(run.start, run.end, run.start, False)
        if run.is_person
        and tuple(reading.lowers[run.start : run.end]) in firms
        and reading.lowers[run.end - 1] not in surnames
        else run
        for run in runs
    ]


class _Seeker:
    __slots__ = ("_capitals", "_hits", "_lexicon", "_lows", "_reading", "_starts")

    def __init__(self, reading: Reading, lexicon: Lexicon, hits: Mapping[int, Hit]) -> None:
        self._reading, self._lexicon, self._hits = reading, lexicon, hits
        self._lows = frozenset(text for text in reading.texts if text[0].islower())
        self._starts = frozenset(reading.starts)
        self._capitals = frozenset(
            text
            for at, text in enumerate(reading.texts)
            if text[0].isupper() and at not in hits and not self._opens(at)
        )

    def end_of(self, at: int) -> int:
        """Return where the run that starts at a word ends; ``at`` when none starts there."""
        reading = self._reading
        if not self._may_start(at):
            return at
        end = at + 1
        while end < len(reading.words):
            if self._goes_on(end):
                end += 1
            elif self._bridges(end):
                end += 2
            else:
                break
        return end

    def body_from_state(self, at: int) -> Run | None:
        """Return the body whose name begins with a state: the Lithuanian Red Cross Society."""
        hit = self._hits.get(at)
        if hit is None or hit.start != at or hit.suffix or hit.entry.way not in ("name", "adjective"):
            return None
        reading = self._reading
        if reading.sentence[at] in reading.heading:
            return None
        last = 0
        for word in range(hit.end, min(hit.end + 7, len(reading.words))):
            if word in self._starts or not (
                reading.is_capital(word) or reading.lowers[word] in ("of", "for", "the", "'s")
            ):
                break
            if reading.is_capital(word) and reading.lowers[word] in BODIES:
                last = word + 1
        known = self._hits.get(last - 1) if last else None
        return Run(at, last, at, False) if last and not (known and known.entry.kind != "state") else None

    def _may_start(self, at: int) -> bool:
        reading = self._reading
        if not self._is_name_word(at) or reading.sentence[at] in reading.heading:
            return False
        low = reading.lowers[at]
        if self._is_calendar(at) or low in self._lexicon.common.ethnic or low.partition("'")[0] in PRONOUN_WORDS:
            return False
        if not self._opens(at):
            return low not in self._lexicon.common.starters or (at + 1 < len(reading.words) and self._goes_on(at + 1))
        return low not in self._lexicon.common.starters and low not in self._lows

    def _opens(self, at: int) -> bool:
        """Whether a capital tells nothing here: at the start of a sentence or quotation."""
        before = self._reading.texts[at - 1] if at else ""
        return at in self._starts or before in ("“", '"', "`", "‘", "(", ":", "-", "_", "*", "•")

    def _is_name_word(self, at: int) -> bool:
        text = self._reading.texts[at]
        if (text[0].islower() and text[:3] not in _ARTICLES) or not text[0].isalpha():
            return False
        if at in self._hits or (len(text) == 1 and not self._is_initial(at)):
            return False
        head, _, tail = text.rpartition("-")
        if head and tail.islower() and head.lower() not in ("al", "el"):
            return False
        return len(text) > 3 or text[0].isupper()

    def _is_calendar(self, at: int) -> bool:
        """Whether a word is a day or month; short forms such as Jan and Sun only before a full stop or a number."""
        reading = self._reading
        low = reading.lowers[at]
        if low not in self._lexicon.common.calendar:
            return False
        after = reading.texts[at + 1] if at + 1 < len(reading.texts) else "."
        return len(low) > 3 or after == "." or after[0].isdigit()

    def _is_initial(self, at: int) -> bool:
        """Whether a single letter is followed by a full stop and a name, or by a name."""
        texts = self._reading.texts
        after = texts[at + 1] if at + 1 < len(texts) else ""
        return after == "." or after[:1].isupper()

    def _goes_on(self, at: int) -> bool:
        reading = self._reading
        if at in self._starts or not reading.texts[at][0].isalpha():
            return False
        if reading.lowers[at] in self._lexicon.common.ethnic or self._is_calendar(at):
            return False
        return self._is_name_word(at)

    def _bridges(self, at: int) -> bool:
        """Whether a small word (de, bin) or the full stop of an initial leads on to a further name word."""
        reading = self._reading
        if at + 1 >= len(reading.words) or not self._goes_on(at + 1):
            return False
        if reading.lowers[at] in _CONNECTORS and reading.texts[at][0].islower():
            return True
        short = len(reading.texts[at - 1]) == 1 or reading.lowers[at - 1] in HONORIFICS
        return reading.texts[at] == "." and short

    def trim(self, start: int, end: int) -> Run | None:
        """Return the run without its title, told a person or a body; None when it is only a title."""
        reading = self._reading
        lows = reading.lowers
        if lows[end - 1] in BODIES or (end - start > 1 and lows[end - 1] in self._lexicon.common.companies):
            return self._body(start, end)
        if end < len(lows) and lows[end] in ("of", "for") and lows[end - 1] in BODIES:
            return self._body(start, end)
        name = self._after_title(start, end)
        if name >= end or (end - name == 1 and len(reading.texts[name]) == 1):
            return None
        if end - start == 1 and self._opens(start) and not self._is_sure(start):
            return None
        if end - name == 1 and self._is_acronym(name):
            return Run(name, end, name, False)
        return Run(name, end, start, True)

    def _is_sure(self, at: int) -> bool:
        """Whether a word that opens a sentence is a name: it is capitalised elsewhere too, or an acronym."""
        return self._reading.texts[at] in self._capitals or self._is_acronym(at)

    def _is_acronym(self, at: int) -> bool:
        text = self._reading.texts[at]
        return text.isupper() and 1 < len(text) <= 6

    def _body(self, start: int, end: int) -> Run | None:
        reading = self._reading
        if start in self._starts and reading.lowers[start] in self._lexicon.common.starters:
            start += 1
        while start and reading.lowers[start - 1] in self._lexicon.common.ethnic and reading.is_capital(start - 1):
            start -= 1
        if end < len(reading.words) - 1 and reading.lowers[end] in ("of", "for") and reading.is_capital(end + 1):
            further = self.end_of(end + 1)
            end = further if further > end + 1 else end
        single = end - start == 1 and self._lexicon.sectors.heads.get(reading.lowers[start])
        return None if end <= start or single else Run(start, end, start, False)

    def _after_title(self, start: int, end: int) -> int:
        reading, heads = self._reading, self._lexicon.sectors.heads
        lows = reading.lowers
        at = self._after_inner_title(start, end)
        while at < end:
            size = next(
                (size for size in (4, 3, 2, 1) if at + size <= end and " ".join(lows[at : at + size]) in heads), 0
            )
            if size == 1 and lows[at] in self._lexicon.common.genders and at + 1 < end:
                return at
            if size and lows[at] in _STYLES:
                return at if at + 1 < end else end
            if not size and (
                lows[at] in HONORIFICS or lows[at] in self._lexicon.sectors.modifiers or lows[at] in _RANKS
            ):
                size = 1
            if not size and at + 2 < end and lows[at + 1] in _OFFICES:
                size = 2
            if not size and reading.texts[at] == ".":
                size = 1
            if not size:
                return at
            at += size
        return end

    def _after_inner_title(self, start: int, end: int) -> int:
        """Return where the name starts after a title that unknown words begin: Springfield Police Chief Ana Ruiz."""
        lows, common = self._reading.lowers, self._lexicon.common
        at = start
        if start > 1 and lows[start - 1] in ("of", "for", "and"):
            while at < end - 1 and lows[at] in common.portfolios:
                at += 1
        for last in range(end - 1, max(at, end - 5), -1):
            found = self._lexicon.sectors.head_ending(lows, last, start)
            if found is None or not found[1].is_person or lows[last - 1] in _STYLES:
                continue
            if last - 1 == start or lows[start] not in common.genders:
                return last
        return at


_RANKS = frozenset("deputy vice acting interim assistant associate chief senior first second honorary".split())
_OFFICES = frozenset("minister secretary commissioner spokesman spokeswoman director chairman ambassador".split())
