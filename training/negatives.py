"""Lists Reuters-21578 stories that may tell of no political act, to be read and chosen from.

python -m training.negatives REUTERS21578.JSONL.GZ     prints id, topics and title of each candidate, tab-separated

What was chosen stands in src/dateline/evaluation/data/negatives.tsv, as ids.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from training.examples import rows

TOPICS = set(
    """
    earn grain wheat corn oilseed soybean coffee cocoa sugar cotton livestock hog l-cattle f-cattle carcass gold silver
    copper crude nat-gas heat gas fuel money-fx dlr interest orange rubber lumber zinc alum lead tin nickel platinum tea
    palm-oil veg-oil pork-belly retail inventories rice potato meal-feed ship iron-steel pet-chem jobs housing
    strategic-metal barley
    """.split()
)
WEATHER = re.compile(r"weather|rain|storm|snow|film|sport|season|crop", re.IGNORECASE)
"""What the title of a story without topics must name."""

POLITICS = re.compile(
    r"""\b(?:govern|minist|president\ reagan|reagan|thatcher|prime|parliament|congress|senat|lawmak|court|lawsuit
    |sue[ds]?\b|suing|judge|law\b|legal|legislat|sanction|embargo|tariff|quota|protest|strik|union|negotiat|talks|treat(?:y|ies)
    |agree|accord\b|pact|approv|reject|urg(?:ed|es|ing)|call(?:ed|s|ing)?\ (?:on|for)|accus|critici|warn|threat|attack
    |war\b|military|army|navy|troops|iran|iraq|soviet|gulf|rebel|guerr|arms\b|weapon|polic(?:y|e|ies)|election|vot(?:e|ing)
    |party|opposition|administration|white\ house|treasury|secretary|federal|fed\b|central\ bank|bank\ of|bundesbank
    |interven|usda|commission|ec\b|opec|imf\b|world\ bank|united\ nations|gatt|aid\b|donat|grant|credit\ guarantee
    |subsid|investigat|probe|charge[sd]?\ with|arrest|acqui|merge|takeover|bids?\b|tender\b|meeting|visit|sign|contract
    |joint\b|venture\b|settle|cooperat|refus|ban\b|bann(?:ed|ing)|request|propos|official|authorit|appoint|resign|delegat|ambassador
    |embassy|export\ enhancement|regulat|labou?r\b|workers|layoff|customs|cabinet|budget|appeal|fine[ds]?\b|dispute
    |conflict|tension|bomb|kill|dead\b|seiz|blockad|reform|welcom|prais|promis|pledg|curb|restrict|restrain
    |prohibit)""",
    re.IGNORECASE | re.VERBOSE,
)
SHORTEST, LONGEST = 450, 3500
"""Code points of a story, so that there are whole sentences to be wrong in, and no long read."""

DIGITS = 0.07
"""Largest share of digits; more is a table."""


def candidates(path: Path) -> Iterator[dict]:
    """Yield the stories that name no word of politics, each text once."""
    seen: set[str] = set()
    for story in rows(path):
        opening = re.sub(r"\W+", "", story["text"].lower())[:80]
        if opening not in seen and _may_be_negative(story):
            seen.add(opening)
            yield story


def _may_be_negative(story: dict) -> bool:
    title, text = story["title"] or "", story["text"]
    about = set(story["topics"]) <= TOPICS if story["topics"] else bool(WEATHER.search(title))
    return (
        about
        and bool(title)
        and not (story["orgs"] or story["people"])
        and SHORTEST <= len(text) <= LONGEST
        and sum(c.isdigit() for c in text) <= DIGITS * len(text)
        and not POLITICS.search(f"{title} {text}")
    )


if __name__ == "__main__":
    for story in candidates(Path(sys.argv[1])):
        print(story["id"], ",".join(story["topics"]), story["title"], sep="\t")
