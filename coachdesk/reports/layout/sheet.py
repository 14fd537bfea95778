"""A copy being written from top to bottom: each call adds words to the page and to the reading order alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from coachdesk.reports.layout.panels import blank, with_picture
from coachdesk.reports.layout.paragraphs import paragraph
from coachdesk.reports.layout.strips import Strip
from coachdesk.reports.layout.styles import Paper, Style
from coachdesk.reports.pictures import draw_picture
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element, Tag
from coachdesk.reports.typesetting.shaping import Shaper
from coachdesk.reports.typesetting.words import Words

Translate = Callable[[str, str], str]
"""(context, English text) to the text in the paper's language: the shape of QCoreApplication.translate."""


def in_english(_context: str, text: str) -> str:
    """The text as it stands."""
    return text


class Sheet:
    """Strips in reading order, and the structure they belong to.

    Subclasses write one kind of copy; their fixed sentences go through `tr`, so that they can be translated.
    """

    def __init__(self, paper: Paper, translate: Translate) -> None:
        self.paper = paper
        self.root = Element("Document")
        self.shaper = Shaper()
        self.strips: list[Strip] = []
        self.translate = translate

    def tr(self, text: str) -> str:
        """The fixed sentence in the paper's language."""
        return self.translate(type(self).__name__, text)

    def set(
        self,
        parent: Element,
        tag: Tag,
        words: str | Sequence[Words],
        style: Style,
        *,
        indent: float = 0.0,
        width: float | None = None,
        keep_with_next: bool = False,
    ) -> list[Strip]:
        """A paragraph's strips, not yet on the sheet. A plain str is one of our own sentences."""
        parts = (Words(words),) if isinstance(words, str) else words
        return paragraph(
            parent.add(tag),
            parts,
            style,
            self.paper.left + indent,
            (self.paper.width if width is None else width) - (indent if width is None else 0.0),
            self.shaper,
            keep_with_next=keep_with_next,
        )

    def put(self, strips: Iterable[Strip]) -> None:
        """Adds strips below what is there."""
        self.strips += strips

    def heading(self, parent: Element, tag: Tag, words: str | Sequence[Words], picture: str = "") -> None:
        """A heading that stays with what follows, with a small picture before it if named."""
        style = self.paper.heading
        size = style.size * 2.2
        indent = size + 12 if picture else 0.0
        strips = self.set(parent, tag, words, style, indent=indent, keep_with_next=True)
        if picture:
            strips = beside_picture(strips, picture, self.paper.left, size)
        if strips:
            strips.append(blank(style.size * 0.3, keep_with_next=True))
        self.put(strips)

    def bullets(self, parent: Element, items: Iterable[Sequence[Words]], style: Style, *, indent: float = 0.0) -> None:
        """A bulleted list."""
        listed = parent.add("L")
        hang = style.size * 1.1
        for words in items:
            body = listed.add("LI")
            strips = self.set(body, "LBody", words, style, indent=indent + hang)
            if strips:
                dot = _dot(self.paper.left + indent + hang * 0.3, style)
                self.put([beside(dot, strips[0], style.size * 0.2), *strips[1:]])


def beside(mark: Callable[[TaggedCanvas, float], None], strip: Strip, before: float = 0.0) -> Strip:
    """The strip with a mark drawn beside it, given the strip's top."""

    def draw(canvas: TaggedCanvas, top: float) -> None:
        mark(canvas, top)
        strip.draw(canvas, top)

    return replace(strip, draw=draw, before=strip.before or before)


def beside_picture(strips: Sequence[Strip], name: str, left: float, size: float) -> list[Strip]:
    """The strips with one of our pictures at `left`, its middle level with the middle of the first line."""
    if not strips:
        return []
    lift = (size - strips[0].height) / 2
    above = max(0.0, lift)

    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.decoration():
            draw_picture(canvas.pen, name, left, top + lift, size)

    made = with_picture(strips, draw, size - lift)
    if not above:
        return made
    room = replace(blank(above, keep_with_next=True), before=strips[0].before)
    return [room, replace(made[0], before=0.0), *made[1:]]


def _dot(x: float, style: Style) -> Callable[[TaggedCanvas, float], None]:
    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.decoration():
            canvas.pen.setFillColorRGB(*style.colour)
            canvas.pen.circle(x, top - style.leading / 2, style.size * 0.14, stroke=0, fill=1)

    return draw
