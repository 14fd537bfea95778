"""The box "Who sees this?" on a person's copy: a heading and plain lines on a tinted ground (I-01)."""

from collections.abc import Iterable
from typing import Any

from coachdesk.models.who_sees import Filling, SeenLine
from coachdesk.reports.layout.panels import panel
from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import space_before
from coachdesk.reports.layout.styles import ACCENT, PALE
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, sentence
from coachdesk.tools.who_sees_words import CONTEXT, listed


class WhoSeesBox:
    """WhoSeesBox(sheet).put(section, lines) writes them below what is there; nothing where there are none."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._phrases = Phrases(sheet.translate)

    def put(self, section: Element, lines: Iterable[SeenLine]) -> None:
        sheet, body = self._sheet, self._sheet.paper.body
        written = (self._words(line) for line in lines)
        lines_set = (sheet.set(section, "P", words, body, indent=body.size * 1.2) for words in written)
        inside = [strip for set_line in lines_set for strip in space_before(set_line, body.size * 0.3)]
        ground = panel(inside, sheet.paper.left, sheet.paper.width, fill=PALE, bar=ACCENT, pad=body.size * 0.6)
        sheet.put(space_before(ground, 4))

    def _words(self, line: SeenLine) -> tuple[Words, ...]:
        places: dict[str, Any] = {one.place: self._filled(one) for one in line.fillings}
        said = [sentence(self._sheet.translate(CONTEXT, one), **places) for one in line.sentences]
        return tuple(part for n, words in enumerate(said) for part in ((Words(" "),) if n else ()) + words)

    def _filled(self, one: Filling) -> tuple[Words, ...]:
        if one.day is not None:
            return (Words(self._phrases.day(one.day)),)
        if one.own:
            return self._phrases.names(one.words)
        translate = self._sheet.translate
        return (Words(listed(tuple(translate(CONTEXT, word) for word in one.words), translate)),)
