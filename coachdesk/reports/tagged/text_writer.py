"""One line of shaped text as the operators of a content stream."""

from collections.abc import Callable

from coachdesk.reports.tagged.document_fonts import DocumentFonts
from coachdesk.reports.typesetting.atoms import Atom
from coachdesk.reports.typesetting.placeholders import Box
from coachdesk.reports.typesetting.shaping import Shaped
from coachdesk.reports.typesetting.words import Colour


class TextWriter:
    """Writes one line's text object, opening new ones around boxes and keeping state changes few."""

    def __init__(
        self, fonts: DocumentFonts, write: Callable[[str], None], size: float, colour: Colour, baseline: float
    ) -> None:
        self.fonts, self.write = fonts, write
        self.size, self.colour, self.baseline = size, colour, baseline
        self.array: list[str] = []
        self.in_text = False
        self.state: tuple[str, Colour, bool] | None = None
        self.rise = 0

    def put(self, atom: Atom, x: float) -> None:
        colour = atom.colour or self.colour
        if isinstance(atom.ink, Shaped):
            self._show(atom.ink, x, colour, thicken=atom.thicken)
            return
        for box in atom.ink:
            self._box(box, x, colour)
            x += box.width * self.size / 1000

    def end(self) -> None:
        self._flush()
        if self.in_text:
            self.write("ET")
        if self.state and self.state[2]:
            self.write("0 Tr")
        self.in_text, self.state = False, None

    def _show(self, ink: Shaped, x: float, colour: Colour, *, thicken: bool) -> None:
        state = (ink.font, colour, thicken)
        if state != self.state or not self.in_text:
            self._flush()
            self._begin(x, state)
        for showing in self.fonts.show(ink):
            if showing.spoken:
                self._flush()
                self.write(_span(showing.spoken))
            for rise, array in showing.arrays:
                if rise != self.rise:
                    self._flush()
                    self.write(f"{rise * self.size / 1000:.3f} Ts")
                    self.rise = rise
                self.array.append(array)
            if showing.spoken:
                self._flush()
                self.write("EMC")

    def _begin(self, x: float, state: tuple[str, Colour, bool]) -> None:
        if not self.in_text:
            self.write(f"BT 1 0 0 1 {x:.3f} {self.baseline:.3f} Tm")
            self.in_text, self.state = True, None
        font, colour, thicken = state
        old_font, old_colour, old_thicken = self.state or ("", None, False)
        if font != old_font:
            self.write(f"/{self.fonts.resource(font)} {self.size:g} Tf")
        if colour != old_colour:
            red, green, blue = colour
            self.write(f"{red:.3f} {green:.3f} {blue:.3f} rg")
        if thicken != old_thicken:
            red, green, blue = colour
            stroke = f"2 Tr {self.size / 48:.3f} w {red:.3f} {green:.3f} {blue:.3f} RG"
            self.write(stroke if thicken else "0 Tr")
        self.state = state

    def _flush(self) -> None:
        if self.array:
            self.write(f"[{' '.join(self.array).replace('> <', '')}] TJ")
            self.array.clear()

    def _box(self, box: Box, x: float, colour: Colour) -> None:
        """A frame with its label, standing in the text layer for the characters it means.

        A space at either end, in the size of the line, tells readers how wide and high those characters stand.
        """
        self.end()
        self.write(_span(box.text))
        size, width = self.size, box.width * self.size / 1000
        self._alone(box.edge, x, colour)
        red, green, blue = colour
        self.write(
            f"q {red:.3f} {green:.3f} {blue:.3f} RG {size * 0.05:.3f} w "
            f"{x + size * 0.04:.3f} {self.baseline - size * 0.2:.3f} {width - size * 0.08:.3f} {size:.3f} re S Q"
        )
        small = size * box.scale
        for n, row in enumerate(box.rows):
            up = (0.36 - 0.46 * n) * size if len(box.rows) == 2 else 0.06 * size
            label = TextWriter(self.fonts, self.write, small, colour, self.baseline + up)
            label._alone(row, x + (width - row.width * small / 1000) / 2, colour)
        self._alone(box.edge, x + width - box.edge.width * size / 1000, colour)
        self.write("EMC")

    def _alone(self, ink: Shaped, x: float, colour: Colour) -> None:
        self._show(ink, x, colour, thicken=False)
        self.end()


def _span(text: str) -> str:
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"
