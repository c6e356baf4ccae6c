"""What rules add to the encoder's attributions."""

from dateline.coding.repairs import repair
from dateline.marking.marks import Attribution, Marks
from dateline.marking.paragraphs import find_paragraphs, find_sentences
from dateline.marking.quotes import find_quotes
from dateline.records import Span


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def marks(text: str, *attributions: Attribution) -> Marks:
    paragraphs = find_paragraphs(text, Span(0, len(text)))
    sentences = tuple(s for p in paragraphs for s in find_sentences(text, p))
    return Marks(sentences, find_quotes(text, paragraphs), attributions)


def test_sentence_before_this_was_stated_by_is_what_was_said():
    text = "The border stays shut. This was stated by the interior minister, Lena Vogt, after a long meeting."
    found = repair(text, marks(text)).attributions
    assert [a.content[0].of(text) for a in found] == ["The border stays shut"]
    assert found[0].source.of(text) == "the interior minister, Lena Vogt"


def test_quotation_that_goes_on_has_the_same_speaker():
    text = "“We will wait,” Vogt said. “Nobody should expect a miracle.”"
    first = Attribution(span(text, "Vogt"), span(text, "said"), (span(text, "“We will wait,”"),))
    found = repair(text, marks(text, first)).attributions
    assert found[1].content[0].of(text) == "“Nobody should expect a miracle.”"
    assert found[1].source == first.source
    assert found[1].cue is None


def test_quotation_in_the_next_paragraph_goes_on():
    text = "“We will wait,” Vogt said.\n\n“Nobody should expect a miracle.”"
    first = Attribution(span(text, "Vogt"), span(text, "said"), (span(text, "“We will wait,”"),))
    assert len(repair(text, marks(text, first)).attributions) == 2


def test_quoted_name_is_no_statement():
    text = "Vogt said the plan was ready. The ship “Sea Eagle of Kiel” left."
    first = Attribution(span(text, "Vogt"), span(text, "said"), (span(text, "the plan was ready"),))
    assert len(repair(text, marks(text, first)).attributions) == 1


def test_content_takes_its_quotation_marks_in():
    text = "“We will wait,” Vogt said."
    bare = Attribution(span(text, "Vogt"), span(text, "said"), (span(text, "We will wait,"),))
    assert repair(text, marks(text, bare)).attributions[0].content[0].of(text) == "“We will wait,”"


def test_unclaimed_quotation_without_speaker_takes_the_one_before():
    text = "“We will wait,” Vogt said. “It is late.”"
    first = Attribution(span(text, "Vogt"), span(text, "said"), (span(text, "“We will wait,”"),))
    second = Attribution(None, None, (span(text, "“It is late.”"),))
    assert repair(text, marks(text, first, second)).attributions[1].source == first.source


def test_crumb_beside_a_longer_content_of_the_same_cue_is_dropped():
    text = "Vogt warned of the risk of a long and costly war."
    crumb = Attribution(span(text, "Vogt"), span(text, "warned"), (span(text, "of"),))
    whole = Attribution(span(text, "Vogt"), span(text, "warned"), (span(text, "the risk of a long and costly war"),))
    found = repair(text, marks(text, crumb, whole)).attributions
    assert [a.content[0].of(text) for a in found] == ["the risk of a long and costly war"]


def test_short_content_that_stands_alone_stays():
    text = "Vogt said no."
    only = Attribution(span(text, "Vogt"), span(text, "said"), (span(text, "no"),))
    assert len(repair(text, marks(text, only)).attributions) == 1
