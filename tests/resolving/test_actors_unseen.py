"""Country, sector and name of mentions that the tables know only in part."""

from __future__ import annotations

import pytest

from dateline.marking.marks import Attribution, Marks, Mention
from dateline.records import Actor, Span, make_dispatch
from dateline.resolving.actors import resolve_actors
from dateline.resolving.actors.shouting import calmed


def who(
    text: str, words: str, occurrence: int = 1, *, published: str = "2005-03-14", marks: Marks | None = None
) -> Actor:
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
    dispatch = make_dispatch(text, published=published)
    return resolve_actors(dispatch, marks or Marks()).of(Span(at, at + len(words)))


TWO_STATES = (
    "Peru closed its ports. Peru said the ports of Peru would stay closed. Peru gave no reason.\n\n"
    "In Norway, fishermen protested. In Norway the police arrested ten. The crowd in Norway shouted."
)


def test_the_state_spoken_of_nearby_counts_more_than_the_one_named_most() -> None:
    assert who(TWO_STATES, "the police").country == "NOR"


def test_the_dateline_tells_the_country_where_nothing_else_does() -> None:
    text = "OSLO, Norway (Agency) -- Residents left their homes. Firemen helped them."
    assert who(text, "Residents").country == "NOR"


def test_offices_of_a_state_tell_of_it() -> None:
    assert who("The county sheriff met the attorney general. Residents cheered.", "Residents").country == "USA"


@pytest.mark.parametrize("text", ["Kenya said the Christian Democrats won.", "Kenya saw the Social Democrats win."])
def test_a_party_name_of_many_states_takes_the_state_spoken_of(text: str) -> None:
    party = "Christian Democrats" if "Christian" in text else "Social Democrats"
    assert (who(text, party).country, who(text, party).sector) == ("KEN", "PTY")


def test_a_firm_is_known_by_the_first_word_of_its_name() -> None:
    text = "Timberlake Inc. sued its rival. Later Timberlake asked for damages."
    actor = who(text, "Timberlake", 2)
    assert (actor.who, actor.sector) == ("Timberlake Inc", "BUS")


def test_the_company_is_the_firm_named_last() -> None:
    assert who("Timberlake Inc. sued its rival. The company asked for damages.", "The company").sector == "BUS"


def test_a_title_after_unknown_words_is_no_part_of_the_name() -> None:
    actor = who("On Monday Ostrava Police Chief Ana Ruiz resigned.", "Ostrava Police Chief Ana Ruiz")
    assert (actor.who, actor.sector) == ("Ana Ruiz", "COP")


def test_the_owner_of_a_person_tells_the_country() -> None:
    assert who("Chile won praise. Chile and Chile's partners met Peru's Ana Quispe.", "Ana Quispe").country == "PER"


def test_people_of_two_states_are_of_the_second() -> None:
    assert who("Cuban Americans marched.", "Cuban Americans").country == "USA"


def test_a_statement_stands_for_its_owner() -> None:
    assert who("A Peruvian army statement denied it.", "A Peruvian army statement").sector == "MIL"


def test_the_statement_stands_for_those_who_issued_it() -> None:
    text = "The Kremlin said in a statement that talks began. The statement gave no date."
    source, cue = Span(0, 11), Span(12, 16)
    marks = Marks(
        attributions=(Attribution(source, cue, (Span(32, 48),)),), mentions=(Mention(source, "organisation"),)
    )
    assert who(text, "The statement", marks=marks).country == "RUS"


def test_a_body_with_the_noun_for_it_goes_by_its_name() -> None:
    assert who("He spoke to the Interfax news agency.", "the Interfax news agency").who == "Interfax"


def test_a_politician_soon_in_office_belongs_to_a_party() -> None:
    actor = who("Then Trump spoke in Iowa.", "Trump", published="2016-06-13")
    assert (actor.country, actor.sector) == ("USA", "PTY")


def test_a_contraction_is_told_as_its_pronoun() -> None:
    text = "Norwegian minister Ana Berg spoke. She's sure."
    assert who(text, "She").who == "Ana Berg"


def test_a_state_named_in_several_words_is_known_in_a_text_in_capitals() -> None:
    text = "OFFICIALS SAY THAT THE UNITED STATES IS WILLING TO TALK, AND SO IS SAUDI ARABIA."
    assert who(text, "THE UNITED STATES").country == "USA"
    assert who(text, "SAUDI ARABIA").country == "SAU"


def test_a_text_in_capitals_is_read_as_any_other() -> None:
    text = "HONDURAN TROOPS ATTACKED THE FARABUNDO MARTI NATIONAL LIBERATION FRONT, THE GOVERNMENT SAID."
    actor = who(text, "THE FARABUNDO MARTI NATIONAL LIBERATION FRONT")
    assert (actor.country, actor.sector) == ("SLV", "REB")


def test_words_of_a_text_in_mixed_case_stay() -> None:
    words = "NATO said SO".split()
    assert calmed(words, {"so"}) == words
