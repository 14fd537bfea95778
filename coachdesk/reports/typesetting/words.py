"""What may be printed: stretches of plain text, where someone's own words stay apart from our sentence around them.

This is the one sink for text on paper. Nothing in a text is ever read as markup, a path or an address:
there is no language to escape from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import Formatter

from coachdesk.models.values import clean_text

Colour = tuple[float, float, float]
"""Red, green and blue, each 0 to 1, in sRGB."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one look. `own` words are someone's: their direction never leaks into the sentence."""

    text: str
    bold: bool = False
    colour: Colour | None = None
    own: bool = False


def said(text: str, *, bold: bool = False, colour: Colour | None = None) -> Words:
    """Someone's own words or name, exactly as kept; characters that no page can hold become U+FFFD."""
    return Words(clean_text(text).replace("\t", " "), bold, colour, own=True)


def sentence(template: str, *, bold: bool = False, **parts: "str | Words | Sequence[Words]") -> tuple[Words, ...]:
    """A fixed sentence with named places filled in: `sentence("By {when}.", when="Friday")`.

    A part given as a plain str counts as someone's own words. Braces inside a part stay braces.
    """
    made: list[Words] = []
    for literal, place, _, _ in Formatter().parse(template):
        if literal:
            made.append(Words(literal, bold))
        if place is not None:
            part = parts[place]
            made += [said(part, bold=bold)] if isinstance(part, str) else [part] if isinstance(part, Words) else part
    return tuple(made)


def as_text(words: Iterable[Words]) -> str:
    """The words joined, as a reader of the text layer finds them."""
    return "".join(part.text for part in words)
