"""Which statement another one denies, dismisses, confirms or repeats."""

from __future__ import annotations

import pytest

from dateline.coding.answers import find_answers
from dateline.coding.stems import stem
from dateline.records import Actor, Kind, Span, Statement


class Talk:
    """A text with statements by their own words; ids are s0, s1, …"""

    def __init__(self, text: str) -> None:
        self.text = text
        self.statements: list[Statement] = []

    def span(self, words: str, after: int = 0) -> Span:
        at = self.text.index(words, after)
        return Span(at, at + len(words))

    def says(
        self, who: str, cue: str | None, content: str, *, inside: str | None = None, at: int = 0, **actor: str
    ) -> Talk:
        speaker = self.span(who, at)
        given = Actor(speaker, actor.get("name", who), country=actor.get("country"), role=actor.get("role"))
        cue_span = self.span(cue, at) if cue else None
        self.statements.append(
            Statement(
                f"s{len(self.statements)}", given, None, cue_span, (self.span(content, at),), Kind.INDIRECT, inside
            )
        )
        return self

    def answers(self) -> dict[str, tuple[str, str]]:
        return {own: (other, answer.value) for own, (other, answer) in find_answers(self.text, self.statements).items()}


BRIDGE = "Villagers said army planes had bombed the old bridge at Tarma. "


def bridge(rest: str) -> Talk:
    return Talk(BRIDGE + rest).says("Villagers", "said", "army planes had bombed the old bridge at Tarma")


def test_a_denial_of_the_same_words_is_a_denial():
    talk = bridge("The ministry denied that its planes had bombed the bridge.")
    talk.says("The ministry", "denied", "that its planes had bombed the bridge")
    assert talk.answers() == {"s1": ("s0", "denies")}


def test_a_denial_of_something_else_answers_nobody():
    talk = bridge("The ministry denied that wages would be cut in spring.")
    talk.says("The ministry", "denied", "that wages would be cut in spring")
    assert talk.answers() == {}


def test_a_word_in_common_is_not_enough():
    talk = bridge("The ministry confirmed that three ships had left Tarma harbour.")
    talk.says("The ministry", "confirmed", "that three ships had left Tarma harbour")
    assert talk.answers() == {}


def test_the_claim_that_shares_words_goes_before_the_nearer_one():
    talk = bridge("A baker said flour was dear. The ministry denied that its planes had bombed the bridge.")
    talk.says("A baker", "said", "flour was dear")
    talk.says("The ministry", "denied", "that its planes had bombed the bridge")
    assert talk.answers() == {"s2": ("s0", "denies")}


def test_nobody_denies_what_they_said_themselves():
    talk = bridge("Villagers denied that planes had bombed the bridge.")
    talk.says("Villagers", "denied", "that planes had bombed the bridge", at=len(BRIDGE))
    assert talk.answers() == {}


def test_two_denials_of_one_claim_do_not_answer_each_other():
    talk = bridge("The ministry denied that planes bombed the bridge. The army denied its planes bombed the bridge.")
    talk.says("The ministry", "denied", "that planes bombed the bridge")
    talk.says("The army", "denied", "its planes bombed the bridge", at=talk.text.index("The army"))
    assert talk.answers() == {"s1": ("s0", "denies"), "s2": ("s0", "denies")}


def test_denying_what_another_negates_is_not_a_denial_of_it():
    text = "Ana Ruiz said the planes had not bombed the bridge. The mayor denied the planes had bombed the bridge."
    talk = Talk(text).says("Ana Ruiz", "said", "the planes had not bombed the bridge")
    assert talk.says("The mayor", "denied", "the planes had bombed the bridge").answers() == {}


def test_dismissing_somebodys_claim_answers_the_claim_inside():
    text = "Premier Ilo Varga dismissed Minister Tea Korsak's claim that the dam would break."
    talk = Talk(text).says("Ilo Varga", "dismissed", "Minister Tea Korsak's claim that the dam would break")
    talk.says("Tea Korsak", "claim", "that the dam would break", inside="s0")
    assert talk.answers() == {"s0": ("s1", "dismisses")}


def test_the_speaker_who_is_named_goes_before_the_nearer_one():
    text = (
        "Tea Korsak said the dam would break. Olaf Rist said the harvest was in. "
        "Ilo Varga dismissed Korsak's claim as absurd."
    )
    talk = Talk(text).says("Tea Korsak", "said", "the dam would break").says("Olaf Rist", "said", "the harvest was in")
    talk.says("Ilo Varga", "dismissed", "Korsak's claim as absurd")
    assert talk.answers() == {"s2": ("s0", "dismisses")}


def test_a_claim_of_somebody_else_is_not_the_one_dismissed():
    text = "Tea Korsak said the dam would break. Ilo Varga dismissed Olaf Rist's claims."
    talk = Talk(text).says("Tea Korsak", "said", "the dam would break")
    assert talk.says("Ilo Varga", "dismissed", "Olaf Rist's claims").answers() == {}


def test_a_capital_names_the_speaker_of_its_state():
    text = "Foreign minister Tea Korsak accused the guards of firing. Ilo Varga rejected Lima's accusations."
    talk = Talk(text).says("Tea Korsak", "accused", "the guards of firing", country="PER")
    assert talk.says("Ilo Varga", "rejected", "Lima's accusations").answers() == {"s1": ("s0", "dismisses")}


def test_the_accused_who_rejects_the_accusation_right_after_answers_it():
    text = "The mayor accused Ilo Varga of taking bribes. Varga rejected the accusation."
    talk = Talk(text).says("The mayor", "accused", "Ilo Varga of taking bribes")
    talk.says("Varga", "rejected", "the accusation", name="Ilo Varga", at=text.index("Varga rejected"))
    assert talk.answers() == {"s1": ("s0", "dismisses")}


def test_rejecting_a_plan_answers_nobody():
    text = "The mayor said the plan for the port was ready. Ilo Varga rejected the plan for the port."
    talk = Talk(text).says("The mayor", "said", "the plan for the port was ready")
    talk.says("Ilo Varga", "rejected", "the plan for the port", at=text.index("Ilo"))
    assert talk.answers() == {}


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("said the reports were false", "denies"),
        ("called the allegation baseless", "dismisses"),
        ("said the claim was not true", "denies"),
        ("described the report as accurate", "confirms"),
    ],
)
def test_a_verdict_on_a_claim_answers_it(words: str, answer: str):
    cue, content = words.split(" ", 1)
    talk = bridge(f"A spokeswoman {words}.")
    talk.says("A spokeswoman", cue, content, at=len(BRIDGE))
    assert talk.answers() == {"s1": ("s0", answer)}


@pytest.mark.parametrize("words", ["said if the reports were true it was sad", "said the reports were not false"])
def test_no_verdict_is_no_answer(words: str):
    cue, content = words.split(" ", 1)
    talk = bridge(f"A spokeswoman {words}.")
    talk.says("A spokeswoman", cue, content, at=len(BRIDGE))
    assert talk.answers() == {}


def test_a_quoted_verdict_points_at_what_was_said_just_before():
    talk = bridge("“That is a lie,” Ilo Varga said.")
    talk.says("Ilo Varga", "said", "“That is a lie,”", at=len(BRIDGE))
    assert talk.answers() == {"s1": ("s0", "denies")}


@pytest.mark.parametrize(
    "quote", ["“That is a false economy,”", "“It is true that bread is dear,”", "“It was wrong to go,”"]
)
def test_a_verdict_on_what_follows_answers_nobody(quote: str):
    talk = bridge(f"{quote} Ilo Varga said.").says("Ilo Varga", "said", quote, at=len(BRIDGE))
    assert talk.answers() == {}


def test_a_claim_behind_the_content_is_no_object():
    talk = bridge("A monk mocked the crew. Claims are heard in court.").says("A monk", "mocked", "the crew")
    assert talk.answers() == {}


def test_a_claim_made_by_somebody_else_is_not_the_one_echoed():
    talk = bridge("A monk echoed comments made earlier by Ana Ruiz.")
    assert talk.says("A monk", "echoed", "comments made earlier by Ana Ruiz").answers() == {}


def test_criticism_of_somebody_is_not_what_they_said():
    text = "Ana Ruiz said the dam would hold. Ilo Varga dismissed criticism of Ruiz."
    talk = Talk(text).says("Ana Ruiz", "said", "the dam would hold")
    assert talk.says("Ilo Varga", "dismissed", "criticism of Ruiz").answers() == {}


def test_an_adverb_is_no_answer():
    talk = bridge("A monk repeatedly cursed the army planes that had bombed the old bridge.")
    talk.says("A monk", "repeatedly cursed", "the army planes that had bombed the old bridge")
    assert talk.answers() == {}


def test_a_bare_denial_points_at_what_was_said_just_before():
    talk = bridge("The ministry denied it.").says("The ministry", "denied", "it", at=len(BRIDGE))
    assert talk.answers() == {"s1": ("s0", "denies")}


def test_a_bare_denial_does_not_point_far_back():
    talk = bridge("Rain fell. Roads were shut. The ministry denied it.")
    talk.says("The ministry", "denied", "it", at=talk.text.index("The ministry"))
    assert talk.answers() == {}


@pytest.mark.parametrize("cue", ["declined to confirm", "could neither confirm nor deny", "refused to deny"])
def test_what_is_not_done_is_no_answer(cue: str):
    talk = bridge(f"The ministry {cue} that its planes had bombed the bridge.")
    talk.says("The ministry", cue, "that its planes had bombed the bridge")
    assert talk.answers() == {}


def test_a_hedge_outside_the_cue_counts_too():
    talk = bridge("The ministry did not deny that its planes had bombed the bridge.")
    talk.says("The ministry", "deny", "that its planes had bombed the bridge")
    assert talk.answers() == {}


def test_being_quick_to_deny_is_a_denial():
    talk = bridge("The ministry was quick to deny that its planes had bombed the bridge.")
    talk.says("The ministry", "deny", "that its planes had bombed the bridge")
    assert talk.answers() == {"s1": ("s0", "denies")}


def test_a_confirmation_of_the_same_words_confirms():
    talk = bridge("The ministry confirmed that planes had bombed the bridge.")
    talk.says("The ministry", "confirmed", "that planes had bombed the bridge")
    assert talk.answers() == {"s1": ("s0", "confirms")}


def test_backing_an_account_confirms_it():
    talk = bridge("A monk backed up the account.").says("A monk", "backed up", "the account")
    assert talk.answers() == {"s1": ("s0", "confirms")}


def test_hitting_back_at_a_claim_is_no_backing_of_it():
    talk = bridge("A monk hit back at the claim.").says("A monk", "hit back at", "the claim")
    assert talk.answers() == {"s1": ("s0", "dismisses")}


def test_the_same_speaker_may_repeat():
    talk = bridge("Rain fell. Villagers reiterated that army planes had bombed the bridge.")
    talk.says("Villagers", "reiterated", "that army planes had bombed the bridge", at=len(BRIDGE))
    assert talk.answers() == {"s1": ("s0", "repeats")}


def test_an_answering_verb_before_the_cue_counts():
    talk = bridge("A monk repeated earlier claims that army planes had bombed the bridge.")
    talk.says("A monk", "claims", "that army planes had bombed the bridge")
    assert talk.answers() == {"s1": ("s0", "repeats")}


def test_whose_claim_is_dismissed_does_not_dismiss_it():
    talk = bridge("The ministry dismissed the monk's claims that army planes had bombed the bridge.")
    talk.says("the monk", "claims", "that army planes had bombed the bridge")
    assert talk.answers() == {}


def test_the_headline_is_answered_by_nobody():
    text = "Planes bombed bridge, villagers say\n\nThe ministry denied that planes had bombed the bridge."
    talk = Talk(text).says("villagers", "say", "Planes bombed bridge")
    assert talk.says("The ministry", "denied", "that planes had bombed the bridge").answers() == {}


def test_what_comes_later_is_not_answered():
    text = "The ministry denied that planes had bombed the bridge. Villagers said planes had bombed the bridge."
    talk = Talk(text).says("The ministry", "denied", "that planes had bombed the bridge")
    talk.says("Villagers", "said", "planes had bombed the bridge", at=text.index("Villagers"))
    assert talk.answers() == {}


def test_who_reports_a_denial_is_not_denied():
    text = "Ana Ruiz said the bridge had fallen and the ministry denied that the bridge had fallen."
    talk = Talk(text).says("Ana Ruiz", "said", text[len("Ana Ruiz said ") : -1])
    at = text.index("the ministry")
    assert talk.says("the ministry", "denied", "that the bridge had fallen", inside="s0", at=at).answers() == {}


def test_no_statements_have_no_answers():
    assert find_answers("The ministry denied that.", ()) == {}


@pytest.mark.parametrize("forms", ["deny denies denied denying", "claim claims claimed", "reject rejects rejecting"])
def test_the_forms_of_a_word_share_a_stem(forms: str):
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_too_short_for_an_ending_keep_it():
    assert [stem("red"), stem("king"), stem("press")] == ["red", "king", "pres"]
