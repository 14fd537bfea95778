"""Every colour is readable on everything it is put on, in all three appearances (WCAG 2.2 AA)."""

from itertools import product

import pytest

from coachdesk.ui.theme_tokens import DARK, HIGH, LIGHT, Tokens, contrast

SCHEMES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH}
BACKGROUNDS = ("window", "surface", "hover", "accent_soft", "danger_soft", "warn_soft", "ok_soft")
PLAIN = ("window", "surface")

WORDS = [
    *product(("text",), BACKGROUNDS),
    *product(("muted", "accent", "placeholder", "danger", "warn", "ok"), (*PLAIN, "hover")),
    ("danger", "danger_soft"),
    ("warn", "warn_soft"),
    ("ok", "ok_soft"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("window", "text"),
]
EDGES = [*product(("border", "focus", "accent"), PLAIN), ("focus", "accent_soft"), ("danger", "surface")]


@pytest.mark.parametrize("worn", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize(("ink", "paper"), WORDS)
def test_words_stand_out_four_and_a_half_to_one(worn: Tokens, ink: str, paper: str) -> None:
    assert contrast(getattr(worn, ink), getattr(worn, paper)) >= 4.5


@pytest.mark.parametrize("worn", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize(("edge", "around"), EDGES)
def test_edges_of_what_is_used_stand_out_three_to_one(worn: Tokens, edge: str, around: str) -> None:
    assert contrast(getattr(worn, edge), getattr(worn, around)) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#1b1f24", "#ffffff", 16.6),
        ("#0b5cab", "#ffffff", 6.7),
    ],
)
def test_contrast_is_measured_as_the_standard_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.06)
    assert contrast(other, one) == contrast(one, other)
