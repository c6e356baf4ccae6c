"""Names that tell of a country."""

from dateline.records import Span, Where
from dateline.resolving.lands import find_lands


def told(text: str, *places: Where) -> list[tuple[str, str]]:
    return [(span.of(text), code) for span, code in find_lands(text, places)]


def test_states_peoples_and_organisations_tell_of_theirs() -> None:
    assert told("Peruvian envoys met NATO in Chile.") == [("Peruvian", "PER"), ("NATO", "NATO"), ("Chile", "CHL")]


def test_places_tell_of_their_country_where_no_name_is_known() -> None:
    text = "Rebels left Tambo."
    assert told(text, Where(Span(12, 17), "Tambo", "PER")) == [("Tambo", "PER")]


def test_a_place_within_a_known_name_is_told_once() -> None:
    text = "They met in Chile."
    assert told(text, Where(Span(12, 17), "Chile", "CHL")) == [("Chile", "CHL")]
