"""A dispatch to marks: sentences, quotation marks, the encoder and its heads, in one pass."""

from dateline.marking.attributions import Scope
from dateline.marking.encoder import Encoder, model_folder, model_hash
from dateline.marking.marker import Hints, Marker
from dateline.marking.marks import Antecedent, Argument, Attribution, Home, Marks, Mention, Trigger

__all__ = [
    "Antecedent",
    "Argument",
    "Attribution",
    "Encoder",
    "Hints",
    "Home",
    "Marker",
    "Marks",
    "Mention",
    "Scope",
    "Trigger",
    "model_folder",
    "model_hash",
]
