"""Whether a statement was said, written or believed, by its cue."""

import pytest

from dateline.coding.manners import manner_of
from dateline.records import Manner


@pytest.mark.parametrize("cue", ["said", "told", "according to", "denied", "claim", "'s claims that", "reported"])
def test_telling_is_speech(cue: str):
    assert manner_of(cue) is Manner.SPEECH


@pytest.mark.parametrize("cue", ["wrote", "writes", "in a letter", "tweeted", "posted on", "report", "the communiqué"])
def test_writing_is_writing(cue: str):
    assert manner_of(cue) is Manner.WRITING


@pytest.mark.parametrize("cue", ["believes", "belief", "Thought", "regards as", "fears", "felt", "is seen as"])
def test_holding_true_is_belief(cue: str):
    assert manner_of(cue) is Manner.BELIEF


def test_a_quotation_that_only_goes_on_is_speech():
    assert manner_of(None) is Manner.SPEECH


def test_a_belief_that_is_uttered_is_speech():
    assert manner_of("expressed the belief") is Manner.SPEECH


def test_what_is_said_in_writing_is_writing():
    assert manner_of("said in a letter") is Manner.WRITING


def test_a_word_inside_another_does_not_count():
    assert manner_of("underwrote") is Manner.SPEECH
