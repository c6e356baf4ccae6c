"""Pronouns and definite noun phrases that the encoder links to earlier mentions."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.marking.marks import Antecedent, Attribution, Marks
from dateline.records import Span, make_dispatch
from dateline.resolving.actors import Actors, resolve_actors


def span_of(text: str, words: str, occurrence: int = 1) -> Span:
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def actors_of(text: str, *antecedents: Antecedent, attributions: tuple[Attribution, ...] = ()) -> Actors:
    quotes = tuple(Span(start, text.index("”", start) + 1) for start, char in enumerate(text) if char == "“")
    marks = Marks(quotes=quotes, attributions=attributions, antecedents=antecedents)
    return resolve_actors(make_dispatch(text, published="2005-03-14"), marks)


def link(text: str, words: tuple[str, int], **chances: float) -> Antecedent:
    """A mention with the chance of the first mention of each word."""
    found = ((span_of(text, name.replace("_", " ")), chance) for name, chance in chances.items())
    return Antecedent(span_of(text, *words), tuple(found))


MEETING = "General Ilmar Saar met Colonel Arvo Lepik on Monday. He refused. The talks ended, and he left."
HE, AGAIN = span_of(MEETING, "He"), span_of(MEETING, "he left")


def test_without_a_link_the_words_around_tell() -> None:
    actors = actors_of(MEETING)
    assert actors.of(HE).who == "Ilmar Saar"
    assert actors.why(HE)[0] == "pronoun:he"
    assert "link:antecedent" not in actors.why(HE)


def test_a_sure_link_outweighs_them_and_is_named_as_the_reason() -> None:
    actors = actors_of(MEETING, link(MEETING, ("He", 1), Ilmar_Saar=0.1, Arvo_Lepik=0.85))
    assert actors.of(HE).who == "Arvo Lepik"
    assert actors.why(HE)[:2] == ("pronoun:he", "link:antecedent")


def test_a_mention_with_its_title_is_the_same_as_the_name() -> None:
    actors = actors_of(MEETING, link(MEETING, ("He", 1), General_Ilmar_Saar=0.1, Colonel_Arvo_Lepik=0.85))
    assert actors.of(HE).who == "Arvo Lepik"


def test_an_earlier_pronoun_counts_for_whom_it_stands_for() -> None:
    first = link(MEETING, ("He", 1), Arvo_Lepik=0.9)
    second = Antecedent(Span(AGAIN.start, AGAIN.start + 2), ((HE, 0.6), (span_of(MEETING, "Ilmar Saar"), 0.3)))
    assert actors_of(MEETING, first, second).of(second.span).who == "Arvo Lepik"


def test_chances_of_several_mentions_of_one_person_are_added() -> None:
    text = "Ilmar Saar met Arvo Lepik. Saar stayed. Lepik agreed with Saar, and he left."
    he = Span(text.index("he left"), text.index("he left") + 2)
    last = text.index("Saar, and")
    saar = [Span(0, 10), span_of(text, "Saar", 2), Span(last, last + 4)]
    chances = (*((span, 0.2) for span in saar), (span_of(text, "Lepik", 2), 0.35))
    actors = actors_of(text, Antecedent(he, chances))
    assert actors.of(he).who == "Ilmar Saar"
    assert "link:antecedent" in actors.why(he)


def test_gender_still_holds_against_a_link() -> None:
    text = "Mr. Ilmar Saar met Mrs. Orvena Tal on Monday. She refused."
    actors = actors_of(text, link(text, ("She", 1), Ilmar_Saar=0.95, Orvena_Tal=0.02))
    assert actors.of(span_of(text, "She")).who == "Orvena Tal"


def test_a_surely_linked_pronoun_tells_the_gender_of_a_person() -> None:
    text = "Dr. Zelu Quist met Dr. Orvo Tamm. She thanked Tamm. Then Quist left and he slept."
    he = span_of(text, "he slept")
    actors = actors_of(text, link(text, ("She", 1), Zelu_Quist=0.9))
    assert actors.of(Span(he.start, he.start + 2)).who == "Orvo Tamm"


def test_number_still_holds_against_a_link() -> None:
    text = "On Monday rebels met General Ilmar Saar. They refused."
    actors = actors_of(text, link(text, ("They", 1), rebels=0.1, Ilmar_Saar=0.9))
    assert actors.of(span_of(text, "They")).who == "rebels"


def test_who_speaks_is_not_the_he_of_the_quotation() -> None:
    text = "Ilmar Saar spoke of Arvo Lepik. “He is wrong,” Saar said."
    said = Attribution(span_of(text, "Saar", 2), span_of(text, "said"), (span_of(text, "“He is wrong,”"),))
    actors = actors_of(text, link(text, ("He", 1), Ilmar_Saar=0.9), attributions=(said,))
    assert actors.of(span_of(text, "He")).who == "Arvo Lepik"


def test_an_i_before_it_stands_for_who_speaks() -> None:
    text = "Ilmar Saar met Arvo Lepik. “I agree,” Lepik said. Later he left."
    said = Attribution(span_of(text, "Lepik", 2), span_of(text, "said"), (span_of(text, "“I agree,”"),))
    he = span_of(text, "he left")
    he = Span(he.start, he.start + 2)
    link_to_i = Antecedent(
        he, ((span_of(text, "I agree"), 0.0), (Span(text.index("I agree"), text.index("I agree") + 1), 0.8))
    )
    assert actors_of(text, link_to_i, attributions=(said,)).of(he).who == "Arvo Lepik"


def test_he_said_i_said_comes_to_an_end() -> None:
    text = "“I saw that he said so,” he said. “He told me,” I said."
    first = Attribution(span_of(text, "he", 2), None, (span_of(text, "“I saw that he said so,”"),))
    he, again = span_of(text, "he"), span_of(text, "he", 2)
    eye = Span(1, 2)
    actors = actors_of(
        text, Antecedent(he, ((eye, 0.9),)), Antecedent(again, ((eye, 0.5), (he, 0.5))), attributions=(first,)
    )
    assert actors.of(again).who == "he"


@pytest.mark.parametrize("opening", ["In his speech on Monday", "After he came back"])
def test_a_phrase_that_opens_a_sentence_points_ahead(opening: str) -> None:
    text = f"Arvo Lepik had left. {opening}, General Ilmar Saar refused."
    word = "his" if "his" in opening else "he"
    pronoun = Span(text.index(f" {word} ") + 1, text.index(f" {word} ") + 1 + len(word))
    actors = actors_of(text)
    assert actors.of(pronoun).who == "Ilmar Saar"
    assert actors.why(pronoun)[0] == f"pronoun:{word}=ahead"


def test_a_sure_link_keeps_it_from_pointing_ahead() -> None:
    text = "Arvo Lepik had left. In his speech on Monday, General Ilmar Saar refused."
    pronoun = span_of(text, "his")
    assert actors_of(text, link(text, ("his", 1), Arvo_Lepik=0.9)).of(pronoun).who == "Arvo Lepik"


def test_of_two_who_bear_a_title_the_linked_one_is_meant() -> None:
    text = "President Ilmar Saar met President Arvo Lepik. The president refused."
    phrase = span_of(text, "The president")
    assert actors_of(text).of(phrase).who == "Arvo Lepik"
    actors = actors_of(text, link(text, ("The president", 1), Ilmar_Saar=0.8))
    assert actors.of(phrase).who == "Ilmar Saar"
    assert actors.why(phrase)[:2] == ("title:president", "link:antecedent")


def test_a_phrase_of_the_same_country_and_sector_takes_up_the_linked_person() -> None:
    text = "Peruvian Foreign Minister Ilmar Saar spoke. The Peruvian envoy refused."
    phrase = span_of(text, "The Peruvian envoy")
    assert actors_of(text).of(phrase).who == "The Peruvian envoy"
    assert actors_of(text, link(text, ("The Peruvian envoy", 1), Ilmar_Saar=0.8)).of(phrase).who == "Ilmar Saar"


def test_a_phrase_of_another_country_does_not() -> None:
    text = "Peruvian Foreign Minister Ilmar Saar spoke. The Chilean envoy refused."
    phrase = span_of(text, "The Chilean envoy")
    assert actors_of(text, link(text, ("The Chilean envoy", 1), Ilmar_Saar=0.8)).of(phrase).country == "CHL"


@pytest.mark.parametrize("word", ["they", "it", "he"])
def test_a_long_run_of_linked_pronouns_is_followed_to_its_end(word: str) -> None:
    text = "Peru met rebels and Ilmar Saar. " + f"{word} " * 300
    starts = range(text.index(f". {word} ") + 2, len(text), len(word) + 1)
    spans = [Span(start, start + len(word)) for start in starts]
    chain = (Antecedent(later, ((earlier, 0.9),)) for earlier, later in pairwise(spans))
    assert actors_of(text, *chain).of(spans[-1]).who == actors_of(text).of(spans[0]).who
