"""Who the mentions of a dispatch are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.marking.marks import Attribution, Home, Marks, Mention
from dateline.records import Actor, Span, Where, make_dispatch
from dateline.resolving.actors import Actors, resolve_actors


def span_of(text: str, words: str, occurrence: int = 1) -> Span:
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def actors_of(text: str, published: str = "2005-03-14", marks: Marks | None = None) -> Actors:
    return resolve_actors(make_dispatch(text, published=published), marks or Marks())


def who(
    text: str, words: str, occurrence: int = 1, *, published: str = "2005-03-14", marks: Marks | None = None
) -> Actor:
    return actors_of(text, published, marks).of(span_of(text, words, occurrence))


def coded(actor: Actor) -> tuple[str | None, str | None]:
    return actor.country, actor.sector


TALKS = (
    "Lithuanian President Ona Baltriene met Peruvian Foreign Minister Luis Quispe in Oslo. Baltriene praised Quispe."
)


def test_title_before_a_name_gives_country_sector_and_role() -> None:
    actor = who(TALKS, "Lithuanian President Ona Baltriene")
    assert (actor.who, *coded(actor), actor.role) == ("Ona Baltriene", "LTU", "GOV", "Lithuanian President")


def test_last_name_is_the_full_name_of_before() -> None:
    assert who(TALKS, "Quispe", 2).who == "Luis Quispe"


def test_mentions_of_one_person_share_an_id() -> None:
    assert who(TALKS, "Baltriene", 2).actor == who(TALKS, "Lithuanian President Ona Baltriene").actor


def test_mentions_of_two_persons_do_not() -> None:
    assert who(TALKS, "Baltriene", 2).actor != who(TALKS, "Quispe", 2).actor


def test_span_and_words_are_those_that_were_asked() -> None:
    assert who(TALKS, "Quispe", 2).text == span_of(TALKS, "Quispe", 2)


def test_apposition_after_a_name_describes_it() -> None:
    text = "Ilse Brandmeier, a spokeswoman for the Kenyan army, said the road was open."
    assert coded(who(text, "Ilse Brandmeier")) == ("KEN", "MIL")


def test_apposition_before_a_name_describes_it() -> None:
    text = "The governor of Chile’s central bank, Marta Ossandon, resigned on Monday."
    actor = who(text, "Marta Ossandon")
    assert (actor.country, actor.sector) == ("CHL", "GOV")


def test_description_with_the_name_after_a_comma_is_the_person() -> None:
    text = "Reporters asked the Turkish interior minister, Deniz Aksoylu, about the raid."
    assert who(text, "the Turkish interior minister, Deniz Aksoylu").who == "Deniz Aksoylu"


def test_state_after_a_name_gives_the_country() -> None:
    assert who("Ministers met. Tiina Raudsepp of Estonia spoke first.", "Tiina Raudsepp").country == "EST"


def test_premier_is_the_person_with_that_title() -> None:
    text = "Greek Prime Minister Eleni Makridou spoke. The premier ruled out a vote."
    assert who(text, "The premier").who == "Eleni Makridou"


def test_adjective_tells_which_president_is_meant() -> None:
    text = "French President Luc Vernay met Malian President Awa Toure. The Malian president thanked him."
    assert who(text, "The Malian president").who == "Awa Toure"


def test_he_is_the_man_who_spoke_last() -> None:
    text = "Mr. Olav Brekke called for talks. He said the port would open."
    assert who(text, "He").who == "Olav Brekke"


def test_she_is_not_the_man_in_between() -> None:
    text = "Minister Maria Solberg met Minister Peter Krogh. She left early."
    assert who(text, "She").who == "Maria Solberg"


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = '"I will go," said Spanish envoy Pilar Otxoa. Peter Krogh stayed.'
    marks = Marks(attributions=(Attribution(span_of(text, "Spanish envoy Pilar Otxoa"), None, (Span(0, 12),)),))
    assert who(text, "I", marks=marks).who == "Pilar Otxoa"


def test_we_in_an_officials_quotation_is_the_state() -> None:
    text = '"We refuse," said Spanish Foreign Minister Pilar Otxoa.'
    source = span_of(text, "Spanish Foreign Minister Pilar Otxoa")
    marks = Marks(attributions=(Attribution(source, None, (Span(0, 12),)),))
    assert coded(who(text, "We", marks=marks)) == ("ESP", "GOV")


def test_pronoun_without_anybody_before_it_stays_a_pronoun() -> None:
    actor = who("He left.", "He")
    assert (actor.who, actor.country) == ("He", None)


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("Kenya's trade minister", "KEN", "GOV"),
        ("Peruvian troops", "PER", "MIL"),
        ("two Danish lawmakers", "DNK", "LEG"),
        ("Ghanaian police", "GHA", "COP"),
        ("a former Polish minister", "POL", "ELI"),
        ("Turkish-backed Syrian rebels", "SYR", "REB"),
        ("the spokesman of the Chilean navy", "CHL", "MIL"),
        ("NATO warplanes", "NATO", "MIL"),
        ("tens of thousands of Nepali students", "NPL", "CVL"),
        ("the police in Ghana", "GHA", "COP"),
        ("an IRA commander", "GBR", "REB"),
        ("Moscow", "RUS", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("the UN", "UN", "IGO"),
        ("Hezbollah", "LBN", "REB"),
        ("government forces from Laos", "LAO", "MIL"),
    ],
)
def test_words_of_a_mention_tell_country_and_sector(mention: str, country: str, sector: str) -> None:
    assert coded(who(f"Reports say that {mention} refused.", mention)) == (country, sector)


def test_two_states_together_have_no_single_country() -> None:
    assert who("On Monday Chile and Peru agreed.", "Chile and Peru").country is None


def test_part_of_a_joint_word_is_its_own_state() -> None:
    assert who("The Chilean-Peruvian talks failed.", "Peruvian").country == "PER"


def test_capital_goes_by_the_name_of_its_state_where_the_dispatch_has_it() -> None:
    text = "Russia closed the strait. Moscow gave no reason."
    assert who(text, "Moscow").actor == who(text, "Russia").actor


def test_government_is_that_of_the_state_that_the_dispatch_is_about() -> None:
    text = "Rebels in Mali took two towns in Mali. France watched. The government sent help."
    actors = actors_of(text)
    assert actors.of(span_of(text, "The government")).country == "MLI"
    assert "country:ground" in actors.why(span_of(text, "The government"))


def test_government_is_the_one_that_was_named() -> None:
    text = "The Togolese government fell. In Benin, in Benin itself, nobody saw that the government fell."
    assert who(text, "the government").country == "TGO"


def test_aid_agencies_have_no_country_of_their_own() -> None:
    assert who("War raged in Mali. Aid agencies left.", "Aid agencies").country is None


def test_acronym_in_brackets_stands_for_the_name() -> None:
    text = "The Baltic Herring Fishers Association (BHFA) protested. BHFA asked for aid."
    assert who(text, "BHFA", 2).who == "Baltic Herring Fishers Association"


def test_alliance_is_nato_once_it_is_named() -> None:
    text = "NATO met in Oslo. The alliance agreed."
    assert who(text, "The alliance").country == "NATO"


def test_group_is_the_armed_group_named_last() -> None:
    text = "Hamas and Hezbollah spoke. The group denied it."
    assert who(text, "The group").who == "Hezbollah"


def test_organisation_goes_by_its_full_name() -> None:
    text = "The International Atomic Energy Agency met. The IAEA gave no date."
    assert who(text, "IAEA").who == "International Atomic Energy Agency"


@pytest.mark.parametrize(("published", "country"), [("2023-06-27", "NLD"), ("2025-02-03", "NATO")])
def test_office_table_is_asked_as_of_the_day(published: str, country: str) -> None:
    assert who("Mark Rutte arrived.", "Mark Rutte", published=published).country == country


def test_government_of_a_person_is_of_the_persons_state() -> None:
    text = "Peruvian President Luis Quispe spoke. The Quispe government fell."
    assert coded(who(text, "The Quispe government")) == ("PER", "GOV")


def test_person_of_no_known_office_is_a_private_one() -> None:
    actor = who("Then Arvo Lepik came.", "Arvo Lepik")
    assert coded(actor) == (None, "CVL")


def test_empty_span_is_nobody() -> None:
    assert actors_of("Then Arvo Lepik came.").of(Span(4, 4)).who is None


def test_why_names_the_rules() -> None:
    assert "country:inside" in actors_of(TALKS).why(span_of(TALKS, "Lithuanian President Ona Baltriene"))


def test_same_dispatch_gives_same_ids() -> None:
    assert who(TALKS, "Quispe", 2) == who(TALKS, "Quispe", 2)


PIECES = st.sampled_from(
    [
        "Peru",
        "the ",
        "he ",
        "“",
        "”",
        "President ",
        "Lund",
        "'s ",
        ", ",
        "of ",
        ". ",
        "(",
        ")",
        "UN ",
        "\n\n",
        "rebels ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=25).map("".join), st.data())
def test_no_text_and_no_span_raises(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text) + 2))
    quoted = Attribution(Span(0, min(3, len(text))), None, (Span(start, end),))
    actors = actors_of(text, marks=Marks(attributions=(quoted,), quotes=(Span(start, end),)))
    assert actors.of(Span(start, end)).text == Span(start, end)


def test_encoder_tells_a_body_from_a_person() -> None:
    text = "On Monday Orvena Tal said no. Orvena Tal is right."
    marks = Marks(mentions=(Mention(span_of(text, "Orvena Tal"), "organisation"),))
    assert who(text, "Orvena Tal", marks=marks).sector == "NGO"


def test_a_name_that_opens_the_name_of_a_body_is_still_a_person() -> None:
    text = "Peruvian President Orvena Tal said no. The Tal administration agreed."
    marks = Marks(mentions=(Mention(span_of(text, "Tal administration"), "organisation"),))
    assert who(text, "The Tal administration", marks=marks).country == "PER"


def test_home_that_the_encoder_reads_outweighs_what_the_words_speak_of_most() -> None:
    text = "Peru and Peruvian towns told Chile that soldiers had come."
    soldiers = span_of(text, "soldiers")
    assert who(text, "soldiers", marks=Marks()).country == "PER"
    read = Marks(homes=(Home(soldiers, (("CHL", 0.97), ("PER", 0.02))),))
    assert who(text, "soldiers", marks=read).country == "CHL"


def test_all_the_mentions_of_a_person_tell_together_of_the_country() -> None:
    text = "Peru and Chile quarrel. Ana Quispe met envoys. Quispe spoke first. Later Quispe left for Chile."
    chances = ((("CHL", 0.5), ("PER", 0.4)), (("CHL", 0.1), ("PER", 0.8)), (("CHL", 0.1), ("PER", 0.8)))
    spans = (span_of(text, "Ana Quispe"), span_of(text, "Quispe spoke"), span_of(text, "Quispe left"))
    spans = tuple(
        Span(span.start, span.start + len(name))
        for span, name in zip(spans, ("Ana Quispe", "Quispe", "Quispe"), strict=True)
    )
    read = Marks(homes=tuple(Home(span, told) for span, told in zip(spans, chances, strict=True)))
    dispatch = make_dispatch(text, published="2005-03-14")
    assert resolve_actors(dispatch, read).of(spans[0]).country == "PER"
    alone = Marks(homes=read.homes[:1])
    assert resolve_actors(dispatch, alone).of(spans[0]).country == "CHL"


def test_party_that_the_encoder_reads_as_of_nowhere_has_no_country() -> None:
    text = "Peru told Chile that soldiers had come."
    read = Marks(homes=(Home(span_of(text, "soldiers"), (("CHL", 0.01), ("PER", 0.01))),))
    assert who(text, "soldiers", marks=read).country is None


def test_sector_of_the_encoder_fills_a_gap_only() -> None:
    text = "On Monday Arvo Lepik and General Ilmar Saar spoke."
    marks = Marks(
        mentions=(
            Mention(span_of(text, "Arvo Lepik"), "person", sector="BUS"),
            Mention(span_of(text, "General Ilmar Saar"), "person", sector="BUS"),
        )
    )
    assert [who(text, name, marks=marks).sector for name in ("Arvo Lepik", "General Ilmar Saar")] == ["BUS", "MIL"]


def test_place_that_a_thing_happens_in_is_nobody() -> None:
    text = "Shells fell in Orvena on Monday. General Ilmar Saar came. He left Orvena."
    assert who(text, "He").who == "Ilmar Saar"


def test_people_with_the_article_stand_for_their_state() -> None:
    assert coded(who("On Monday the Peruvians refused.", "the Peruvians")) == ("PER", "GOV")


def test_people_without_it_are_civilians() -> None:
    assert coded(who("On Monday young Peruvians marched.", "young Peruvians")) == ("PER", "CVL")


def test_exiles_belong_where_they_live() -> None:
    assert coded(who("On Monday Cuban exiles in Peru marched.", "Cuban exiles in Peru")) == ("PER", "CVL")


def test_king_without_an_office_row_is_government() -> None:
    assert coded(who("King Baltasar of Norway came.", "King Baltasar of Norway")) == ("NOR", "GOV")


def test_possessive_is_no_part_of_the_name() -> None:
    text = "General Ilmar Saar came. Saar’s men left."
    assert who(text, "Saar’s").who == "Ilmar Saar"


def test_name_of_a_body_beats_the_nouns_that_it_is_made_of() -> None:
    text = "Then the outlawed Kurdistan Workers' Party struck."
    assert coded(who(text, "the outlawed Kurdistan Workers' Party")) == ("TUR", "REB")


def test_georgia_is_a_part_of_the_usa_where_the_dispatch_is_american() -> None:
    text = "The USA and the United States Congress watched. A senator from Georgia spoke."
    assert who(text, "A senator from Georgia").country == "USA"


def test_place_after_a_preposition_gives_the_country() -> None:
    text = "Then rebels in Orvena struck."
    place = Where(span_of(text, "Orvena"), "Orvena", country="TCD", precision="admin")
    actors = resolve_actors(make_dispatch(text, published="2005-03-14"), Marks(), places=(place,))
    assert coded(actors.of(span_of(text, "rebels in Orvena"))) == ("TCD", "REB")
