"""Attributions to statements: kind, nesting, addressee, reasons."""

from scene import Scene


def test_all_words_in_marks_are_direct():
    scene = Scene("“We will wait,” Ana Ruiz said.").says("Ana Ruiz", "said", "“We will wait,”")
    assert scene.statements()[0].kind.value == "direct"


def test_half_quoted_words_are_mixed():
    text = "Ana Ruiz said the plan was “a gift” to Chile."
    assert Scene(text).says("Ana Ruiz", "said", "the plan was “a gift” to Chile").statements()[0].kind.value == "mixed"


def test_inner_statement_names_its_holder():
    text = "Ana Ruiz said Chile had claimed that the port was closed."
    scene = Scene(text).says("Ana Ruiz", "said", "Chile had claimed that the port was closed")
    outer, inner = scene.says("Chile", "claimed", "that the port was closed", inside=0).statements()
    assert inner.inside == outer.id


def test_telling_names_its_addressee():
    text = "“We will wait,” Ana Ruiz told reporters in Lima."
    [statement] = Scene(text).says("Ana Ruiz", "told", "“We will wait,”").statements()
    assert statement.addressee.who == "reporters"


def test_addressee_does_not_take_the_full_stop():
    text = "“We will wait,” Ana Ruiz told reporters. Nobody answered."
    [statement] = Scene(text).says("Ana Ruiz", "told", "“We will wait,”").statements()
    assert statement.addressee.text.of(text) == "reporters"


def test_saying_has_no_addressee():
    text = "Ana Ruiz said reporters were wrong."
    [statement] = Scene(text).says("Ana Ruiz", "said", "reporters were wrong").statements()
    assert statement.addressee is None


def test_missing_speaker_is_null_with_a_reason():
    text = "It is said that the port is closed."
    [statement] = Scene(text).says(None, "said", "that the port is closed").statements()
    assert statement.speaker is None
    assert "no words name the speaker" in statement.why


def test_same_text_gives_the_same_ids():
    def build() -> str:
        return Scene("Ana Ruiz said it was late.").says("Ana Ruiz", "said", "it was late").statements()[0].id

    assert build() == build()


def test_same_content_marked_twice_is_one_statement_and_the_outer_one_stays():
    text = "“We will wait,” Ana Ruiz said."
    scene = (
        Scene(text).says("Ana Ruiz", "said", "“We will wait,”").says("Ana Ruiz", "said", "“We will wait,”", inside=0)
    )
    [statement] = scene.statements()
    assert statement.inside is None
