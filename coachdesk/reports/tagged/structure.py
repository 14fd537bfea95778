"""The structure tree: what each mark on the pages is, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Tag = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "Span", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "Figure", "Form", "Div",
]  # fmt: skip


class Mark(NamedTuple):
    """A stretch of one page's content stream."""

    page: int
    mcid: int


class FieldMark(NamedTuple):
    """A form field standing in the reading order."""

    field: str


@dataclass(eq=False, slots=True)
class Element:
    """A node of the tree.

    `alt` says a picture in words; `spoken` is the text in reading order where its marks run otherwise.
    """

    tag: Tag
    alt: str = ""
    spoken: str = ""
    scope: Literal["", "Row", "Column"] = ""
    kids: list["Element | Mark | FieldMark"] = field(default_factory=list)

    def add(self, tag: Tag, *, alt: str = "", scope: Literal["", "Row", "Column"] = "") -> "Element":
        """A new last child."""
        child = Element(tag, alt, scope=scope)
        self.kids.append(child)
        return child

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    @property
    def is_idle(self) -> bool:
        """True when nothing was drawn for it, so that it may be left out; an empty table cell may not."""
        if self.tag in ("TD", "TH"):
            return False
        return all(isinstance(kid, Element) and kid.is_idle for kid in self.kids)
