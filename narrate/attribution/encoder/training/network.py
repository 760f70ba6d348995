"""The encoder with torch, for training: `model` does the same sums with numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn

from narrate.attribution.encoder.sheet import GAPS, ROLES
from narrate.attribution.encoder.windows import KINDS, REGIONS, SLOTS, TRAITS, WIDTH

TEXT: Final = 64
HEADS: Final = 4
MENTION: Final = 40
UNIT: Final = 80
STATE: Final = 64
TURN: Final = 40
DILATIONS: Final = (1, 2, 4)
ROUNDS: Final = 3


@dataclass(slots=True)
class Batch:
    """Windows as tensors."""

    words: Tensor
    """All the words of the windows in one line, with empty places between windows."""

    flags: Tensor
    """Of each word its role and region: role * `REGIONS` + region."""

    pools: Tensor
    """Of each word the row (window * `WIDTH` + unit) * `REGIONS` + region; the last is waste."""

    mention_words: Tensor
    mention_pools: Tensor
    """Of each mention its word, and (row * `SLOTS` + slot) * `REGIONS` + region."""

    kinds: Tensor
    traits: Tensor
    gaps: Tensor
    real: Tensor
    """Windows x slots: whether there is anybody."""

    right: Tensor
    weights: Tensor
    """Windows x units x slots: who is the speaker; windows x units: what it counts."""


class Network(nn.Module):
    """Log-probabilities of who speaks each unit of some windows."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.word = nn.Embedding(words, TEXT, padding_idx=0)
        self.flag = nn.Embedding(ROLES * REGIONS, TEXT)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(TEXT, 2 * TEXT, 3, padding=step, dilation=step) for step in DILATIONS
        )
        self.attention = nn.Linear(TEXT, HEADS)
        self.value = nn.Linear(TEXT, TEXT)
        self.mention = nn.Linear(TEXT, 2 * MENTION * REGIONS)
        self.gap = nn.Embedding(GAPS, UNIT)
        self.unit = nn.Linear(TEXT * REGIONS, UNIT)
        self.seen = nn.Linear(UNIT, KINDS * STATE)
        self.person = nn.Linear(MENTION * REGIONS + TRAITS, STATE)
        self.kind = nn.Embedding(KINDS, STATE)
        self.mix = nn.Linear(STATE, STATE)
        self.turns = nn.ModuleList(
            nn.GRU(2 * STATE + 2, TURN, bidirectional=True, batch_first=True) for _ in range(ROUNDS)
        )
        self.outs = nn.ModuleList(nn.Linear(2 * TURN, STATE) for _ in range(ROUNDS))
        self.scores = nn.ModuleList(nn.Linear(STATE, 1) for _ in range(ROUNDS))
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.word.weight, std=0.3)
        nn.init.normal_(self.flag.weight, std=0.1)
        nn.init.normal_(self.gap.weight, std=0.1)
        nn.init.normal_(self.kind.weight, std=0.1)

    def forward(self, batch: Batch) -> list[Tensor]:
        """Return for each round the log-probabilities: windows x units x slots."""
        text = self._text(batch)
        seen = self._units(text, batch)
        state = self._persons(text, seen, batch)
        windows = len(batch.kinds)
        chances = state.new_zeros(windows, WIDTH, SLOTS)
        found = []
        for turn, out, score in zip(self.turns, self.outs, self.scores, strict=True):
            most = state.amax(2, keepdim=True).expand_as(state)
            best = chances.amax(2, keepdim=True).expand_as(chances)
            put = torch.cat([state, most, chances[..., None], best[..., None]], 3)
            rows = put.transpose(1, 2).reshape(windows * SLOTS, WIDTH, -1)
            turned = turn(rows)[0].reshape(windows, SLOTS, WIDTH, -1).transpose(1, 2)
            state = torch.relu(state + out(self.drop(turned)))
            logits = score(state)[..., 0].masked_fill(~batch.real[:, None, :], -1e4)
            found.append(torch.log_softmax(logits, 2))
            chances = found[-1].exp()
        return found

    def _text(self, batch: Batch) -> Tensor:
        text = self.word(batch.words) + self.flag(batch.flags)
        there = (batch.words > 0).to(text.dtype)[:, None]
        text = text * there
        for convolution in self.convolutions:
            value, gate = convolution(text.t()[None])[0].t().chunk(2, 1)
            text = (text + torch.tanh(value) * torch.sigmoid(gate)) * there
        return text

    def _units(self, text: Tensor, batch: Batch) -> Tensor:
        pools = len(batch.gaps.flatten()) * REGIONS + 1
        weight = self.attention(text).clamp(-8, 8).exp()
        value = self.value(text).reshape(-1, HEADS, TEXT // HEADS)
        total = weight.new_zeros(pools, HEADS).index_add(0, batch.pools, weight)
        pooled = value.new_zeros(pools, HEADS, TEXT // HEADS)
        pooled = pooled.index_add(0, batch.pools, value * weight[..., None])
        pooled = pooled / (total[..., None] + 1e-3)
        units = pooled[:-1].reshape(-1, WIDTH, REGIONS * TEXT)
        return self.drop(torch.relu(self.unit(units) + self.gap(batch.gaps)))

    def _persons(self, text: Tensor, seen: Tensor, batch: Batch) -> Tensor:
        windows = len(batch.kinds)
        value, gate = self.mention(text[batch.mention_words]).chunk(2, 1)
        gated = torch.tanh(value) * torch.sigmoid(gate)
        regions = batch.mention_pools % REGIONS
        gated = gated.reshape(-1, REGIONS, MENTION)[torch.arange(len(regions)), regions]
        sums = gated.new_zeros(windows * WIDTH * SLOTS * REGIONS, MENTION)
        sums = sums.index_add(0, batch.mention_pools, gated)
        sums = sums.reshape(windows, WIDTH, SLOTS, REGIONS * MENTION)
        own = self.person(torch.cat([sums, batch.traits], 3)) + self.kind(batch.kinds)[:, None]
        views = self.seen(seen).reshape(windows, WIDTH, KINDS, STATE)
        kinds = batch.kinds[:, None, :, None].expand(-1, WIDTH, -1, STATE)
        state = torch.relu(own + views.gather(2, kinds))
        return torch.relu(state + self.mix(state))
