"""Triggers to events: sides, status, the statement that holds the act, and acts told twice."""

from scene import Scene

DENIAL = "Peru's foreign minister, Ana Ruiz, denied that the army had shelled the port. Chile accused Peru of lying."


def test_act_inside_a_statement_is_said_in_it():
    scene = Scene(DENIAL).says("Ana Ruiz", "denied", "that the army had shelled the port")
    [event] = scene.act("shelled", "ASSAULT", ("the army",), status="denied").events()
    assert event.said_in == scene.statements()[0].id
    assert event.status.value == "denied"


def test_speech_act_of_the_speaker_is_not_inside_its_own_statement():
    text = "Ana Ruiz said Peru would not sign the treaty."
    scene = Scene(text).says("Ana Ruiz", "said", "Peru would not sign the treaty")
    [event] = scene.act("not sign", "REJECT", ("Ana Ruiz",)).events()
    assert event.said_in is None


def test_sides_carry_their_country():
    [event] = Scene(DENIAL).act("accused", "ACCUSE", ("Chile",), ("Peru",)).events()
    # The first "Peru" of the text is the possessive one: the same state.
    assert [a.country for a in event.actor] == ["CHL"]
    assert [a.country for a in event.recipient] == ["PER"]


def test_act_told_twice_is_one_record():
    text = "Chile attacked the port. The attack by Chile was brief, and Chile attacked again."
    scene = Scene(text).act("attacked", "ASSAULT", ("Chile",)).act("attack by", "ASSAULT", ("Chile",))
    assert len(scene.events()) == 1


def test_evidence_is_the_sentence_of_the_trigger():
    [event] = Scene(DENIAL).act("accused", "ACCUSE", ("Chile",)).events()
    assert event.evidence.of(DENIAL) == "Chile accused Peru of lying."


def test_day_of_the_act_comes_from_its_expression():
    text = "Chile recalled its envoy on Thursday."
    [event] = Scene(text).act("recalled", "SANCTION", ("Chile",)).events()
    assert (event.when.start, event.when.end) == ("2024-05-02", "2024-05-02")


def test_act_without_expression_has_no_day_and_says_so():
    [event] = Scene(DENIAL).act("accused", "ACCUSE", ("Chile",)).events()
    assert event.when is None
    assert "when: no expression dates the act" in event.why


def test_type_gives_quad_and_score():
    [event] = Scene(DENIAL).act("accused", "ACCUSE", ("Chile",)).events()
    assert event.quad == "verbal-conflict"
    assert event.score == -3
