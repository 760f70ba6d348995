"""The network of `conversing`, with gradients: the same sums, in PyTorch."""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn

HIDDEN: Final = 64
TRACK: Final = 48
ROUNDS: Final = 3


class Network(nn.Module):
    """Scores every person at every turn of a window, in rounds that see one another's result."""

    def __init__(self, width: int, turn_width: int) -> None:
        super().__init__()
        self.rows = nn.Linear(width, HIDDEN)
        self.turns = nn.Linear(turn_width, HIDDEN, bias=False)
        self.deep = nn.Linear(HIDDEN, HIDDEN)
        self.tracks = nn.ModuleList(
            nn.GRU(HIDDEN + 2, TRACK, bidirectional=True, batch_first=True) for _ in range(ROUNDS)
        )
        self.mixes = nn.ModuleList(
            nn.Linear(HIDDEN + 2 * TRACK + 2 * HIDDEN, HIDDEN) for _ in range(ROUNDS)
        )
        self.scores = nn.ModuleList(nn.Linear(HIDDEN, 1) for _ in range(ROUNDS + 1))
        self.drop = nn.Dropout(0.2)

    def forward(self, rows: Tensor, turns: Tensor, there: Tensor) -> list[Tensor]:
        """
        Return the log-probabilities of the persons after each round.

        Args:
            rows: Windows x persons x turns x features.
            turns: Windows x turns x features.
            there: Windows x persons x turns; whether a person is a candidate.
        """
        windows, persons, length, _ = rows.shape
        hidden = torch.relu(self.rows(rows) + self.turns(turns)[:, None])
        hidden = torch.relu(self.deep(self.drop(hidden)))
        results = []
        chances = self._chances(hidden, there, 0)
        results.append(chances)
        mask = there[..., None].to(hidden.dtype)
        for at in range(ROUNDS):
            soft = chances.exp()[..., None] * mask
            track = torch.cat([hidden, soft, mask], -1).reshape(windows * persons, length, -1)
            track, _ = self.tracks[at](track)
            track = track.reshape(windows, persons, length, -1)
            leader = (soft * hidden).sum(1, keepdim=True).expand_as(hidden)
            top = (hidden * mask).amax(1, keepdim=True).expand_as(hidden)
            mixed = self.mixes[at](self.drop(torch.cat([hidden, track, leader, top], -1)))
            hidden = hidden + torch.relu(mixed)
            chances = self._chances(hidden, there, at + 1)
            results.append(chances)
        return results

    def _chances(self, hidden: Tensor, there: Tensor, at: int) -> Tensor:
        scores: Tensor = self.scores[at](hidden)[..., 0]
        return torch.log_softmax(scores.masked_fill(~there, -1e4), 1)
