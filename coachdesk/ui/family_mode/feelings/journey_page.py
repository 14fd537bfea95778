"""The family's ups and downs as a line over time, to put points on and to move them; beneath it the same in words."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coachdesk.models.feelings_in_sight import FeelingsInSight, TimeToAsk
from coachdesk.ui.family_mode.feelings.feeling_way import FeelingWay
from coachdesk.ui.family_mode.feelings.feeling_words import asked_words, lane_words, stands_words, where_words
from coachdesk.ui.family_mode.feelings.feelings_so_far import UNKNOWN_AFTER, PointNow
from coachdesk.ui.family_mode.questions.ask_card import AskCard
from coachdesk.ui.family_mode.questions.scale import SETTLES_MS
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.feeling_drawing import ShownLane, ShownMark
from coachdesk.ui.widgets.feeling_surface import FeelingSurface, ShownPoint
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class UpsAndDownsPage(Sheet):
    """A point that is somebody else's own is hollow and stays where it is."""

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(window)
        feelings, so_far = self.sitting.snapshot.feelings, self.sitting.feelings
        assert feelings is not None, "the line was handed over"
        assert so_far is not None, "what stands is there with it"
        self._feelings: FeelingsInSight = feelings
        self._so_far = so_far
        self._holder = self.sitting.holder()
        self.set_title(self.tr("Our ups and downs"))
        self.say(self.tr("Up is good. Down is bad. All of your family can see this line."))
        card = Card(parent=self)
        card.setAccessibleName(self.tr("Our line"))
        self.surface = FeelingSurface(self._says, card)
        self.surface.setAccessibleName(self.tr("Our line"))
        self.surface.setAccessibleDescription(self.tr("Very bad … Very good"))
        card.add(self.surface)
        self.add(card)
        self._settles = QTimer(self)
        self._settles.setSingleShot(True)
        self._settles.setInterval(SETTLES_MS)
        self._settles.timeout.connect(self._rests)
        self._moved = ""
        self.surface.moved.connect(self._begin_move)
        self.surface.chosen.connect(self._open)
        self.echo = AskCard(self)
        self.add(self.echo)
        for time in so_far.to_ask():
            self.add(self._asked_card(time))
        put = self.big(self.tr("Put a time on our line"), "plus")
        put.clicked.connect(lambda: FeelingWay(window).begin())
        points = so_far.in_order()
        for point in points:
            self._row(point)
        self._lanes()
        self._show()
        self.surface.setVisible(bool(points))
        card.setVisible(bool(points))
        self.finish(back="home")
        self.first = put

    # -- the picture --

    def _show(self) -> None:
        points = self._so_far.in_order()
        shown = []
        for number, one in enumerate(points):
            first, last = one.days()
            ahead = points[number + 1].days()[0] if number + 1 < len(points) else last
            mine = one.may_be_changed_by(self._holder)
            shown.append(ShownPoint(one.key, first, last, one.place or 0, mine, ahead - last <= UNKNOWN_AFTER))
        lanes = [
            ShownLane(lane_words(lane), tuple(ShownMark(m.on, m.until or m.on, m.emergency) for m in lane.marks))
            for number, lane in enumerate(self._feelings.lanes)
            if number in self._so_far.shown
        ]
        since, until = self._since(points), self.sitting.now().date()
        ticks = [(date(year, 1, 1), str(year)) for year in range(since.year + 1, until.year + 1)]
        self.surface.show_line(shown, since, until, [(since, str(since.year)), *ticks], lanes)

    def _since(self, points: list[PointNow]) -> date:
        return min([self._so_far.since, *(one.days()[0] for one in points)])

    def _says(self, key: str, place: int) -> str:
        point = self._so_far.points.get(key)
        return stands_words(point.when, place, point.names) if point is not None else ""

    # -- moving a point --

    def _begin_move(self, key: str, _place: int) -> None:
        if self._moved and self._moved != key:
            self._leave_it()
        self._moved = key
        self._settles.start()

    def _rests(self) -> None:
        if not self._moved:
            return
        where = where_words(self.surface.place_of(self._moved))
        words = self.tr("You moved it. It was {where}. Is that right?").format(where=where)
        self.echo.ask(words, self.tr("Yes"), self._right, self.tr("No"), self._leave_it)
        QTimer.singleShot(0, self, lambda: self.show_widget(self.echo))

    def _right(self) -> None:
        if not self.sitting.waiting and self._moved:
            FeelingWay(self.at, self._so_far.points[self._moved]).was_so(self.surface.place_of(self._moved))

    def _leave_it(self) -> None:
        """Back to where it stood."""
        self._settles.stop()
        self._moved = ""
        self.surface.put_back()
        self.echo.hush()
        self.surface.setFocus()

    # -- the same in words --

    def _asked_card(self, time: TimeToAsk) -> Card:
        card = Card(parent=self)
        words = asked_words(time)
        card.setAccessibleName(words)
        card.add(SafeLabel(words, level="2", parent=card))
        button = secondary_button(self.tr("How was this time?"), "plus", card)
        button.setAccessibleName(f"{button.text()} {words}")
        button.clicked.connect(lambda _pressed=False: FeelingWay(self.at, asked=time).begin())
        card.add(button)
        return card

    def _row(self, point: PointNow) -> None:
        words = stands_words(point.when, point.place or 0, point.names)
        button = self.big(f"{words} {quoted(point.words)}" if point.words else words, "right")
        button.clicked.connect(partial(self._open, point.key))

    def _open(self, key: str, _pressed: bool = False) -> None:
        if not self.sitting.waiting:
            FeelingWay(self.at, self._so_far.points[key]).begin()

    # -- what lies beneath --

    def _lanes(self) -> None:
        if not self._feelings.lanes or not self._so_far.points:
            return
        self.say(self.tr("Show this too:"), "2")
        for number, lane in enumerate(self._feelings.lanes):
            box = TickBox(lane_words(lane), ticked=number in self._so_far.shown, parent=self)
            box.ticked.connect(partial(self._shows, number))
            self.add(box)

    def _shows(self, number: int, ticked: bool) -> None:
        (self._so_far.shown.add if ticked else self._so_far.shown.discard)(number)
        self._moved = ""
        self.echo.hush()
        self._show()
