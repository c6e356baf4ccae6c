"""Which words make an act uncertain, and how speaker and author stand to it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.certainty import author_status, speaker_status, status_cues
from dateline.knowledge.tables import read_table, split_list
from dateline.records import Kind, Span, Statement, Status

HOLDER = Statement("s-1", None, None, None, (Span(0, 9),), Kind.INDIRECT)
NESTED = Statement("s-2", None, None, None, (Span(0, 9),), Kind.INDIRECT, inside="s-1")


def cues(text: str, trigger: str, status: str) -> list[str]:
    at = text.index(trigger)
    found = status_cues(text, Span(at, at + len(trigger)), Span(0, len(text)), Status(status))
    return [span.of(text) for span in found]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels may attack the port of Varna.", "attack", ["may"]),
        ("The truce talks could begin in Lima.", "talks", ["could"]),
        ("Reportedly, the marines shelled the village.", "shelled", ["Reportedly"]),
        ("It is feared that the militia has killed ten villagers.", "killed", ["is feared"]),
        ("The alleged rocket and mortar attack angered Quito.", "attack", ["alleged"]),
        ("The guards allegedly beat the students.", "beat", ["allegedly"]),
        ("Troops could possibly invade the island.", "invade", ["could", "possibly"]),
        ("Colonel Dario Venn is suspected of bombing a depot.", "bombing", ["is suspected"]),
        ("The admiral warned of an attack by pirates.", "attack", ["warned"]),
    ],
)
def test_modals_and_hedges_make_an_act_possible(text: str, trigger: str, expected: list[str]) -> None:
    assert cues(text, trigger, "possible") == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Premier Ilka Moor will meet the envoy.", "meet", ["will"]),
        ("Oslo plans to expel two attaches.", "expel", ["plans to"]),
        ("The king is to visit Quito in June.", "visit", ["is to"]),
        ("Talks are scheduled for Monday.", "Talks", ["are scheduled"]),
        ("The fleet, officials said, is due to leave the gulf.", "leave", ["is due"]),
        ("The planned strike angered the mayor.", "strike", ["planned"]),
        ("Premier Moor to host talks", "host", ["to"]),
        ("They'll march on the palace.", "march", ["They'll"]),
    ],
)
def test_intentions_and_schedules_make_an_act_planned(text: str, trigger: str, expected: list[str]) -> None:
    assert cues(text, trigger, "planned") == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("If the talks fail, the army will attack.", "attack", ["If"]),
        ("The army would attack if the talks fail.", "attack", ["if"]),
        ("Unless the rebels leave, Quito will bomb the camp.", "bomb", ["Unless"]),
        ("Should the truce end, the marines will land.", "land", ["Should"]),
        ("The marines would land should the truce end.", "land", ["should"]),
        ("Were the truce to end, the marines would land.", "land", ["Were"]),
        ("In the event of a blockade, convoys will bring aid.", "aid", ["In the event of"]),
        ("The marines would land should peace talks fail.", "land", ["should"]),
        ("Venn said: “If Quito will cooperate, we leave.”", "cooperate", ["If"]),
        ("The marines would land.", "land", ["would"]),
    ],
)
def test_a_condition_may_stand_in_another_clause(text: str, trigger: str, expected: list[str]) -> None:
    assert cues(text, trigger, "conditional") == expected


def test_should_and_had_with_their_subject_before_them_set_no_condition() -> None:
    assert cues("The council should condemn the raid.", "condemn", "conditional") == []
    assert cues("The rebels had shelled the port.", "shelled", "conditional") == []


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The marines did not shell the port.", "shell", ["did not"]),
        ("Nobody attacked the convoy.", "attacked", ["Nobody"]),
        ("The unit left without firing a shot.", "firing", ["without"]),
        ("Minister Ana Lott denied that troops had crossed the river.", "crossed", ["denied"]),
        ("The planned meeting was cancelled.", "meeting", ["cancelled"]),
        ("The strike never happened.", "strike", ["never happened"]),
        ("The guards didn’t beat anybody.", "beat", ["didn’t"]),
        ("Quito has never bombed the camp.", "bombed", ["never"]),
    ],
)
def test_negations_and_denials_make_an_act_denied(text: str, trigger: str, expected: list[str]) -> None:
    assert cues(text, trigger, "denied") == expected


def test_an_actual_act_has_no_cue() -> None:
    assert cues("Rebels may have lost, but the army did not attack if it could.", "attack", "actual") == []


def test_a_modal_of_another_clause_does_not_govern_the_act() -> None:
    assert cues("The envoy may resign, and the rebels shelled a port.", "shelled", "possible") == []
    assert cues("The envoy may resign because rebels shelled a port.", "shelled", "possible") == []
    assert cues("The rebels shelled a port that may fall.", "shelled", "possible") == []


def test_a_modal_governs_every_verb_that_shares_its_subject() -> None:
    text = "Premier Moor will visit Lima, Quito and Oslo and sign a pact."
    assert cues(text, "visit", "planned") == ["will"]
    assert cues(text, "sign", "planned") == ["will"]


def test_a_modal_reaches_over_an_insertion() -> None:
    assert cues("The fleet may, the admiral said, leave the gulf.", "leave", "possible") == ["may"]


def test_the_nearest_cue_before_the_act_wins_over_one_behind_it() -> None:
    text = "The army will not fire and will never attack, not even at night."
    assert cues(text, "attack", "denied") == ["never"]


def test_a_month_and_a_name_are_no_modals() -> None:
    assert cues("On 3 May rebels attacked Varna.", "attacked", "possible") == []
    assert cues("Senator Will Dorn met the envoy.", "met", "planned") == []
    assert cues("Rebels May Attack Varna Soon", "Attack", "possible") == ["May"]


def test_the_act_is_no_cue_of_itself() -> None:
    assert cues("Quito threatened to close the border.", "threatened", "planned") == []
    assert cues("The minister denied it.", "denied", "denied") == []


def test_a_cue_within_the_words_of_the_act_counts() -> None:
    assert cues("The marines would attack.", "would attack", "conditional") == ["would"]


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "It will rain. Rebels may attack."
    at = text.index("attack")
    sentence = Span(text.index("Rebels"), len(text))
    trigger = Span(at, at + 6)
    assert [s.of(text) for s in status_cues(text, trigger, sentence, Status.POSSIBLE)] == ["may"]
    assert status_cues(text, trigger, sentence, Status.DENIED) == ()


WORDS = st.sampled_from("if not may will attack , and the Oslo that feared who ; “ denied to should ( n't".split())


@given(st.lists(WORDS, min_size=1, max_size=14), st.data(), st.sampled_from(list(Status)))
def test_cues_lie_in_the_sentence_in_order_and_apart(words: list[str], data: st.DataObject, status: Status) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = status_cues(text, Span(start, end), Span(0, len(text)), status)
    assert all(span.end <= len(text) and len(span) for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_an_act_in_the_authors_own_voice_has_no_status_of_another_author() -> None:
    assert author_status(Status.ACTUAL, None, "said") is None
    assert speaker_status(Status.ACTUAL, None, "denied") is Status.ACTUAL


@pytest.mark.parametrize("cue", ["admitted", "has confirmed", "acknowledged", "revealed", "noted", "pointed out"])
@pytest.mark.parametrize("status", list(Status))
def test_a_factive_cue_commits_the_author_with_the_speaker(cue: str, status: Status) -> None:
    assert author_status(status, HOLDER, cue) is status


@pytest.mark.parametrize(
    "cue", ["said", "told", "claimed", "alleged", "denied", "dismissed", "warned", "mumbled", None]
)
def test_any_other_cue_leaves_the_author_uncommitted_to_facts(cue: str | None) -> None:
    assert author_status(Status.ACTUAL, HOLDER, cue) is Status.POSSIBLE
    assert author_status(Status.DENIED, HOLDER, cue) is Status.POSSIBLE


@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL])
def test_plans_and_conditions_stay_so_after_a_neutral_cue(status: Status) -> None:
    assert author_status(status, HOLDER, "said") is status


@pytest.mark.parametrize("cue", ["claimed", "denied", "predicted"])
def test_a_plan_that_the_cue_disputes_is_only_possible(cue: str) -> None:
    assert author_status(Status.PLANNED, HOLDER, cue) is Status.POSSIBLE


def test_a_factive_cue_in_another_statement_commits_only_the_outer_speaker() -> None:
    assert author_status(Status.ACTUAL, NESTED, "admitted") is Status.POSSIBLE


@pytest.mark.parametrize("cue", ["could not confirm", "declined to confirm", "neither confirmed nor denied"])
def test_a_negated_factive_cue_commits_nobody(cue: str) -> None:
    assert author_status(Status.ACTUAL, HOLDER, cue) is Status.POSSIBLE


@pytest.mark.parametrize("cue", ["denied", "has flatly denied", "dismissed claims", "rejected", "refuted", "ruled out"])
@pytest.mark.parametrize("status", [Status.ACTUAL, Status.POSSIBLE, Status.DENIED])
def test_what_a_speaker_denies_is_denied_for_the_speaker(cue: str, status: Status) -> None:
    assert speaker_status(status, HOLDER, cue) is Status.DENIED


@pytest.mark.parametrize("cue", ["said", "confirmed", "did not deny", "neither confirmed nor denied", None])
def test_other_cues_leave_the_speakers_status(cue: str | None) -> None:
    assert speaker_status(Status.ACTUAL, HOLDER, cue) is Status.ACTUAL


def test_what_is_planned_or_conditional_stays_so_under_a_denial() -> None:
    assert speaker_status(Status.PLANNED, HOLDER, "denied") is Status.PLANNED
    assert speaker_status(Status.CONDITIONAL, HOLDER, "denied") is Status.CONDITIONAL


def test_every_reporting_word_has_one_class() -> None:
    forms = [
        form
        for row in read_table("reporting_cues.tsv", columns=("class", "lemma", "forms"))
        for form in (row["lemma"], *split_list(row["forms"]))
    ]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ACTUAL])
def test_every_status_but_actual_has_words_of_its_own(status: Status) -> None:
    rows = read_table("status_cues.tsv", columns=("status", "reach", "weight", "cues"))
    assert {row["weight"] for row in rows if row["status"] == status} == {"strong", "weak"}
