"""The encoder with its heads, in torch: what is trained and exported."""

from __future__ import annotations

import torch
from torch import nn
from transformers import BertModel

from dateline.marking.features import ROLES, SHAPES, STATES
from dateline.marking.labels import LINK_WIDTH, RELATIONS, ROW
from dateline.marking.links import BUCKETS


class Reader(nn.Module):
    """One encoder; a row of logits a piece for the tagging heads, and link vectors for the relations."""

    def __init__(self, base: str) -> None:
        super().__init__()
        # Without dropout on attention the fused kernel is used, which is a third faster on a CPU.
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        width = self.encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, width)
        self.state = nn.Embedding(STATES, width)
        self.role = nn.Embedding(ROLES, width)
        for table in (self.shape, self.state, self.role):
            nn.init.normal_(table.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.hidden = nn.Linear(width, width)
        self.tags = nn.Linear(width, ROW)
        n = len(RELATIONS)
        self.left = nn.Linear(width, n * LINK_WIDTH)
        self.right = nn.Linear(width, n * LINK_WIDTH)
        self.none = nn.Linear(width, n)
        self.distance = nn.Parameter(torch.zeros(n, BUCKETS))
        self.between = nn.Parameter(torch.zeros(n, 4))
        self.apart = nn.Parameter(torch.zeros(n, 4))

    def forward(self, ids, shapes, states, roles, mask):
        """Return (tags [B,T,K], left [B,T,R*W], right [B,T,R*W], none [B,T,R])."""
        words = self.encoder.embeddings.word_embeddings(ids)
        words = words + self.shape(shapes) + self.state(states) + self.role(roles)
        x = self.drop(self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state)
        h = self.drop(torch.nn.functional.gelu(self.hidden(x))) + x
        return self.tags(h), self.left(x), self.right(x), self.none(x)
