"""A canvas on which everything drawn is either part of the reading order or marked as mere decoration."""

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

from coachdesk.reports.tagged.document_fonts import DocumentFonts
from coachdesk.reports.tagged.structure import Element, FieldMark, Mark
from coachdesk.reports.tagged.text_writer import TextWriter
from coachdesk.reports.typesetting.lines import Line
from coachdesk.reports.typesetting.words import Colour

_BLACK: Colour = (0.0, 0.0, 0.0)


class _BareCanvas(Canvas):
    """reportlab's canvas without the Helvetica that it sets at the top of every page."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class TaggedCanvas:
    """Draws on pages of `width` by `height` points, the origin at the bottom left.

    `pen` is reportlab's canvas for lines and shapes. Draw only inside `reading` or `decoration`.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.pen = _BareCanvas("", pagesize=(width, height), pageCompression=0, invariant=True)
        self.fonts = DocumentFonts()
        self.root = Element("Document")
        self.marked: list[list[Element]] = [[]]
        """Per page, the element of each marked stretch."""
        self.fields: list[tuple[int, str, str, tuple[float, float, float, float]]] = []
        """Page, name, tooltip and box (left, bottom, right, top) of each signature field."""
        self._open: Element | str | None = None
        self._only_decoration = False

    @property
    def page(self) -> int:
        """The current page, counted from 0."""
        return len(self.marked) - 1

    @contextmanager
    def reading(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        if self._only_decoration:
            with self.decoration():
                yield
            return
        if self._open is not element:
            self._close()
            here = self.marked[-1]
            element.kids.append(Mark(self.page, len(here)))
            self.pen.addLiteral(f"/{element.tag} <</MCID {len(here)}>> BDC")
            here.append(element)
            self._open = element
        yield

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn inside is passed over by readers: rules, frames, page furniture."""
        if self._open != "decoration":
            self._close()
            self.pen.addLiteral("/Artifact BMC")
            self._open = "decoration"
        yield

    @contextmanager
    def all_decoration(self) -> Iterator[None]:
        """Whatever is drawn inside is decoration, even what says it is for reading: a table's head come again."""
        self._only_decoration = True
        try:
            yield
        finally:
            self._only_decoration = False

    def _close(self) -> None:
        if self._open is not None:
            self.pen.addLiteral("EMC")
            self._open = None

    def next_page(self) -> None:
        """Ends the current page and begins another."""
        self._end_page()
        self.marked.append([])

    def finish(self) -> bytes:
        """Ends the last page; the plain PDF that reportlab makes, still without fonts and structure."""
        self._end_page()
        return bytes(self.pen.getpdfdata())  # type: ignore[no-untyped-call]  # not in the stubs

    def _end_page(self) -> None:
        self._close()
        self.pen.showPage()

    def signature_field(
        self, element: Element, name: str, tooltip: str, box: tuple[float, float, float, float]
    ) -> None:
        """An empty signature field on this page, in the reading order at `element` (a Form)."""
        self.fields.append((self.page, name, tooltip, box))
        element.kids.append(FieldMark(name))

    # -- text ---------------------------------------------------------------------------------------

    def show_line(self, line: Line, x: float, baseline: float, size: float, colour: Colour = _BLACK) -> None:
        """The line's glyphs from `x`; spaces that hang over the end are there for readers but move nothing."""
        writer = TextWriter(self.fonts, self.pen.addLiteral, size, colour, baseline)
        at = x - (line.hanging * size / 1000 if line.right_to_left else 0)
        for atom in line.atoms:
            writer.put(atom, at)
            at += atom.width * size / 1000
        writer.end()
