"""Statuses at given words, with a made-up encoder in place of the model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from dateline.marking.encoder import Encoder, Reading
from dateline.marking.features import Window
from dateline.marking.labels import ROW, SLICES, STATUSES
from dateline.marking.statuses import StatusReader
from dateline.records import Span, Status

TEXT = "Norland shelled Sudland. It may withdraw."
WORDS = {"shelled": "actual", "withdraw": "possible", "Sudland": "denied"}


class MadeEncoder:
    """Finds the status of each word in a list, and counts how often it reads."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
        self.tokenizer.pre_tokenizer = BertPreTokenizer()
        self.reads = 0

    def read(self, windows: Iterable[Window]) -> list[Reading]:
        self.reads += 1
        return [self._reading(window) for window in windows]

    def _reading(self, window: Window) -> Reading:
        tags: Any = np.zeros((len(window), ROW))
        for piece, (start, end) in enumerate(zip(window.starts, window.ends, strict=True)):
            status = WORDS.get(TEXT[start:end] if start >= 0 else "", "conditional")
            tags[piece, SLICES["status"].start + STATUSES.index(status)] = 5.0
        none = np.zeros((0,))
        return Reading(window, tags, none, none, none)


def reader() -> StatusReader:
    return StatusReader(cast(Encoder, MadeEncoder()))


def word(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_each_word_has_its_own_status_from_one_reading() -> None:
    one = reader()
    assert one.statuses(TEXT, [word("withdraw"), word("shelled")]) == [Status.POSSIBLE, Status.ACTUAL]
    assert cast(MadeEncoder, one.encoder).reads == 1


def test_one_word_is_read_as_among_others() -> None:
    assert reader().status(TEXT, word("Sudland")) is Status.DENIED


def test_a_span_without_a_word_takes_the_nearest() -> None:
    after = TEXT.index("shelled") + len("shelled")
    assert reader().status(TEXT, Span(after, after)) is Status.ACTUAL


def test_a_text_without_words_speaks_against_nothing() -> None:
    assert reader().statuses("  \n", [Span(0, 1)]) == [Status.ACTUAL]
