"""The colours of the three appearances, by what they are for, and how contrast is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """One appearance: every colour by its job, as `#rrggbb`. Text on any background here reads at 4.5:1 or better."""

    window: str
    surface: str
    text: str
    muted: str
    border: str
    """Edges of things to be used: at least 3:1 against what is around them."""
    hairline: str
    """Edges that only decorate."""
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    """Behind what is chosen."""
    hover: str
    focus: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    placeholder: str


LIGHT = Tokens(
    window="#f6f7f9",
    surface="#ffffff",
    text="#1b1f24",
    muted="#4b5563",
    border="#6b7280",
    hairline="#dde1e7",
    accent="#0b5cab",
    on_accent="#ffffff",
    accent_hover="#094a8a",
    accent_soft="#e4eefa",
    hover="#edf0f4",
    focus="#0b5cab",
    danger="#a61b1b",
    danger_soft="#fbeaea",
    warn="#7a4b00",
    warn_soft="#fdf3dd",
    ok="#1d6b3a",
    ok_soft="#e6f4ea",
    placeholder="#5b6470",
)

DARK = Tokens(
    window="#15181c",
    surface="#1f242a",
    text="#f1f3f5",
    muted="#b6bec8",
    border="#8b95a1",
    hairline="#363d46",
    accent="#7db8f0",
    on_accent="#0b1a29",
    accent_hover="#a3cdf5",
    accent_soft="#20364c",
    hover="#2a3038",
    focus="#ffd33d",
    danger="#ff9b93",
    danger_soft="#3d2221",
    warn="#f5c76a",
    warn_soft="#362c16",
    ok="#7fd6a0",
    ok_soft="#19321f",
    placeholder="#a7b0ba",
)

HIGH = Tokens(
    window="#000000",
    surface="#000000",
    text="#ffffff",
    muted="#ffffff",
    border="#ffffff",
    hairline="#ffffff",
    accent="#ffff00",
    on_accent="#000000",
    accent_hover="#ffffff",
    accent_soft="#000000",
    hover="#1c1c1c",
    focus="#00ffff",
    danger="#ff8080",
    danger_soft="#000000",
    warn="#ffff00",
    warn_soft="#000000",
    ok="#80ff80",
    ok_soft="#000000",
    placeholder="#e0e0e0",
)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
