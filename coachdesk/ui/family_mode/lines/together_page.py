"""The line with everybody's X that they let the family see, and those of earlier days; beneath it the same in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coachdesk.models.measures_in_sight import LineInSight
from coachdesk.tools.dates import in_words, without_year
from coachdesk.ui.family_mode.lines.line_words import end_words, their_x_words
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.mark_shapes import MarkLook, ShapeLabel, look_of
from coachdesk.ui.widgets.marks_on_line import MarksOnLine, ShownMark
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class LineTogetherPage(Sheet):
    """Shows what was released and does not say what was not."""

    def __init__(self, window: FamilyWindow, line: LineInSight) -> None:
        super().__init__(window)
        so_far = self.sitting.line_so_far(line)
        self.set_title(self.tr("Our line"))
        self.say(end_words("A", so_far.a_words))
        self.say(end_words("B", so_far.b_words))
        looks = self._looks(line)
        today = [(self.sitting.name_of(who), place, who, "") for who, place in so_far.shown.items()]
        earlier = [(one.name, one.place, one.person, self._day(one.on)) for one in line.earlier]
        told = [their_x_words(name, place, day) for name, place, _who, day in (*today, *earlier)]
        card = Card(parent=self)
        card.setAccessibleName(self.tr("Our line"))
        self.picture = MarksOnLine(card)
        self.picture.show_marks(
            [
                *(ShownMark(place, name, looks[who]) for name, place, who, _day in today),
                *(ShownMark(place, name, looks[who], earlier=True) for name, place, who, _day in earlier),
            ],
            ". ".join(told),
        )
        card.add(self.picture)
        self.add(card)
        for words, (_name, _place, who, day) in zip(told, (*today, *earlier), strict=True):
            self._row(words, looks[who], earlier=bool(day))
        self.say(self.tr("What helped us? What do we do next?"), "2")
        on = primary_button(self.tr("Go on"), "right", self)
        on.clicked.connect(lambda: window.go("lines"))
        self.finish(on)
        self.first = on

    def _looks(self, line: LineInSight) -> dict[str, MarkLook]:
        people = dict.fromkeys((*line.people, *(one.person for one in line.earlier)))
        return {who: look_of(number) for number, who in enumerate(people)}

    def _row(self, words: str, look: MarkLook, *, earlier: bool) -> None:
        row = TurningRow(1, gap=0.6, parent=self)
        row.add(ShapeLabel(look, hollow=earlier, parent=row))
        row.add(SafeLabel(words, tone="muted" if earlier else "", parent=row), 1)
        self.add(row)

    def _day(self, on: date) -> str:
        return without_year(on) if on.year == self.sitting.snapshot.now.year else in_words(on)
