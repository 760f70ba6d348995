"""What each feature is worth: log-odds, fitted on the training novels."""

from __future__ import annotations

from typing import Final

_KINDS = {"tag": 1.0, "lead": 0.5, "before": 0.4, "after": 0.5}
UNARY: Final[dict[str, float]] = {"nobody": -1.0}
for _k, _s in _KINDS.items():
    UNARY[f"{_k}_name"] = 8 * _s
    UNARY[f"{_k}_plural"] = 1.0
    UNARY[f"{_k}_self_generic"] = 1.0 * _s
    UNARY[f"{_k}_self_special"] = 3.0 * _s
    for _w in ("pronoun", "noun"):
        UNARY[f"{_k}_{_w}_clash"] = -4 * _s
        UNARY[f"{_k}_{_w}_fits"] = 1.5 * _s
        UNARY[f"{_k}_{_w}_open"] = 0.0
        UNARY[f"{_k}_{_w}_share"] = 2.0 * _s
        UNARY[f"{_k}_{_w}_last"] = 0.5 * _s
UNARY |= {
    "noun_title": 1.5,
    "noun_young": 1.0,
    "presence": 1.0,
    "renown": 0.1,
    "talk": 0.3,
    "narrator": 0.0,
    "nominal": -1.5,
    "named": 0.5,
    "named_alone": 0.5,
    "calls": -4.0,
    "speaks_of": -1.5,
    "mentioned_near": -0.2,
}
for _p in ("next", "before"):
    for _q in ("quoted", "told"):
        for _r in ("subject", "other"):
            UNARY[f"{_p}_{_q}_{_r}"] = 0.2
for _side in ("ahead", "back"):
    for _n, _v in ((1, 1.5), (2, -0.5), (3, 0.5)):
        UNARY[f"called_{_side}_{_n}"] = _v
TURNS: Final[dict[str, float]] = {
    "same1_gap0_free": -2.0,
    "same1_gap1_free": 0.0,
    "same1_gap2_free": 0.3,
    "same1_gap0_tag": -2.0,
    "same1_gap1_tag": 0.0,
    "same1_gap2_tag": 0.3,
    "same2_near_free": 1.5,
    "same2_far_free": 0.7,
    "same2_near_tag": 1.5,
    "same2_far_tag": 0.7,
}
