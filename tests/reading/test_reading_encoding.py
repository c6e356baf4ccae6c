"""Encodings are found, or refused."""

from __future__ import annotations

import pytest

from dateline.errors import InputError
from dateline.reading.encoding import decode, find_encoding
from dateline.reading.html import find_html_encoding

ENGLISH = (
    "The minister, Íñigo Larrún, met his colleague in Orléans on Monday and said that both harbours would be opened "
    "again in the spring – “We agree,” he told reporters. "
) * 3
FRENCH = "Il a été arrêté à Genève, a déclaré le ministre français, où la fête a commencé."
RUSSIAN = "Министры обеих стран встретились во вторник в порту и говорили о пароме."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ENGLISH.encode(), "utf-8"),
        (b"\xef\xbb\xbfPlain", "utf-8"),
        (b"\xff\xfe" + "Plain".encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + "Plain".encode("utf-16-be"), "utf-16-be"),
        (ENGLISH.encode("cp1252"), "cp1252"),
        (RUSSIAN.encode("cp1251"), "cp1251"),
        (RUSSIAN.encode("koi8-r"), "koi8_r"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 little", "utf-16 big", "western", "cyrillic windows", "cyrillic koi8"],
)
def test_encoding_is_found_and_gives_the_text_back(data: bytes, name: str) -> None:
    found = find_encoding(data)
    assert found.name == name
    assert decode(data, found).encode(name) == data


def test_an_encoding_found_by_statistics_says_how_sure_it_is() -> None:
    found = find_encoding(ENGLISH.encode("cp1252"))
    assert (found.how, 0.75 <= found.confidence <= 1) == ("letter statistics", True)


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (FRENCH.encode("latin-1"), "alike"),
        (ENGLISH.encode()[:-60] + b"\xe9 damaged" + "é “ ” ñ".encode(), "damaged place"),
        (bytes(range(0x80, 0x100)) * 8 + b"word", "byte 0x"),
    ],
    ids=["several fit", "damaged utf-8", "none fits"],
)
def test_bytes_that_fit_no_encoding_well_are_refused(data: bytes, seen: str) -> None:
    with pytest.raises(InputError) as caught:
        find_encoding(data)
    assert caught.value.code == "E103"
    assert seen in caught.value.seen
    assert "--encoding" in caught.value.remedy


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04abc", b"\x89PNG\r\n", b"text\0text", b"\x01\x02\x03ab" * 9]
)
def test_binary_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        find_encoding(data)
    assert caught.value.code == "E102"


def test_a_character_cut_at_the_end_of_a_sample_is_no_error() -> None:
    assert find_encoding("Orléans é".encode()[:-1], whole=False).name == "utf-8"


def test_a_page_may_declare_its_encoding() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{FRENCH}</body></html>'.encode("latin-1")
    assert find_html_encoding(page).name == "iso-8859-1"
