"""A sheet of figures being written: tables whose numbers are level at the right, boxes, and pictures of sums."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from coachdesk.reports.layout.panels import panel
from coachdesk.reports.layout.paragraphs import aligned
from coachdesk.reports.layout.sheet import Sheet, Translate
from coachdesk.reports.layout.strips import Strip, kept_together, space_before
from coachdesk.reports.layout.styles import ACCENT, INK, PALE, STAFF_PAPER, Style
from coachdesk.reports.layout.tables import Cell, Columns, table
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Colour, Words

FIGURE_PAPER = replace(
    STAFF_PAPER, label=STAFF_PAPER.label.but(colour=INK), small=STAFF_PAPER.small.but(colour=INK, leading=12.4)
)
"""The paper for those who work with the family, its small print as dark as the rest."""

_INSIDE = 14.0

Printed = str | Words | Sequence[Words]
"""What a cell says; a plain str is a sentence of ours or a figure."""


class Figures(NamedTuple):
    """A table: its heads, how wide its columns are beside each other, its rows; the first column names the row."""

    heads: Sequence[Printed]
    shares: Sequence[float]
    rows: Sequence[Sequence[Printed]]
    bold_last: bool = False
    """Whether the last row is the total of those above it."""
    words_after: int | None = None
    """From this column on there are words again, level at the left; None: only figures."""
    words_first: int = 1
    """So many columns of words come before the figures."""


class FigureSheet(Sheet):
    """What all sheets of figures share. Its parts write on it through these."""

    def __init__(self, translate: Translate) -> None:
        super().__init__(FIGURE_PAPER, translate)

    def part(self, title: Printed) -> Element:
        """A part of the report under its own heading."""
        section = self.root.add("Sect")
        self.heading(section, "H2", parts_of(title))
        return section

    def under(self, section: Element, title: Printed) -> None:
        """A smaller heading that stays with what follows."""
        style = self.paper.target.but(size=10.6, leading=14)
        self.put(space_before(self.set(section, "H3", parts_of(title), style, keep_with_next=True), 12))

    def say(
        self, section: Element, words: Printed, *, before: float = 3, small: bool = False, keep: bool = False
    ) -> None:
        """A paragraph."""
        style = self.paper.small if small else self.paper.body
        self.put(space_before(self.set(section, "P", parts_of(words), style, keep_with_next=keep), before))

    def told(self, section: Element, items: Iterable[Printed]) -> None:
        """A list of short sentences; nothing where there are none."""
        listed = [parts_of(one) for one in items]
        if listed:
            self.bullets(section, listed, self.paper.small)

    def figures(self, section: Element, wanted: Figures) -> None:
        """A table of figures; nothing where it has no rows."""
        if not wanted.rows:
            return
        total = sum(wanted.shares)
        columns = Columns(self.paper.left, tuple(self.paper.width * share / total for share in wanted.shares))
        heads = self._row(wanted, wanted.heads, self.paper.label)
        plain = self.paper.small
        rows = [
            self._row(wanted, row, plain.but(bold=wanted.bold_last and n == len(wanted.rows) - 1))
            for n, row in enumerate(wanted.rows)
        ]
        strips = table(section, columns, heads, rows)
        self.put(space_before(strips if len(rows) > 12 else kept_together(strips), 5))

    def within(self, parent: Element, words: Printed, style: Style) -> list[Strip]:
        """A paragraph for a box, clear of its edges."""
        width = self.paper.width - 2 * _INSIDE
        return self.set(parent, "P", parts_of(words), style, indent=_INSIDE, width=width)

    def box(self, strips: Sequence[Strip], *, bar: Colour = ACCENT, fill: Colour = PALE, before: float = 8) -> None:
        """Strips on a tinted ground; they are made by `within`."""
        ground = kept_together(panel(strips, self.paper.left, self.paper.width, fill=fill, bar=bar, pad=7))
        self.put(space_before(ground, before))

    def _row(self, wanted: Figures, cells: Sequence[Printed], style: Style) -> list[Cell]:
        words_from = len(cells) if wanted.words_after is None else wanted.words_after
        return [
            self._cell(parts_of(words), style, to_right=wanted.words_first <= n < words_from)
            for n, words in enumerate(cells)
        ]

    def _cell(self, words: Sequence[Words], style: Style, *, to_right: bool) -> Cell:
        def cell(element: Element, left: float, width: float) -> list[Strip]:
            if to_right:
                return aligned(element.add("P"), words, style, left, width, self.shaper, share=1.0)
            return self.set(element, "P", words, style, indent=left - self.paper.left, width=width)

        return cell


def parts_of(words: Printed) -> Sequence[Words]:
    """What is printed as stretches of text."""
    if isinstance(words, str):
        return (Words(words),)
    return (words,) if isinstance(words, Words) else words
