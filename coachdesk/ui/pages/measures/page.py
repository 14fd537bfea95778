"""How things are: what each person answered over time, apart, in small pictures or as a list (T-01, T-02, T-12)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.measure_releases import say_who_may_see
from coachdesk.operations.measures import FamilyMeasures, family_measures
from coachdesk.tools.dates import in_words
from coachdesk.tools.trend_marks import days_of
from coachdesk.ui.page import Page
from coachdesk.ui.pages.measures.answer_list import AnswerList
from coachdesk.ui.pages.measures.filters import MeasureFilters
from coachdesk.ui.pages.measures.sitting_list import SittingList
from coachdesk.ui.pages.measures.trend_panel import TrendPanel
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.measures import AnswerSet
    from coachdesk.tools.measure_trends import Reading, Series
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

SHOWS = frozenset({"answer_set", "answer_release", "person", "worker", "agency", "own_question_set"})
"""What is read for the results."""


class MeasuresPage(Page):
    """Opened with `family_id`, and `person_id` to begin with one person. `.filters` chooses what is shown of it.

    What somebody keeps from the family, and workers' own views, are shown once the coach says that nobody looks on;
    so is the note that a sitting looks turned round.
    """

    widest = 96.0
    shows = SHOWS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self._all: FamilyMeasures | None = None
        self._read: FamilyMeasures | None = None
        self._alone = False
        self.set_title(self.tr("How things are"))
        self.add(
            SafeLabel(
                self.tr(
                    "Self-reported: what each of them said of themselves that day. It shows what to talk about. "
                    "It proves nothing by itself, and nobody is added to anybody else."
                ),
                tone="muted",
                parent=self,
            )
        )
        self.kept_back = Card(self.tr("Not shown while others may look on"), level=3, icon="lock", parent=self)
        self.kept_words = SafeLabel("", parent=self.kept_back)
        self.kept_back.add(self.kept_words)
        alone = secondary_button(self.tr("I am alone: show all"), "eye", self.kept_back)
        alone.clicked.connect(self._show_all)
        self.kept_back.add_action(alone)
        self.kept_back.hide()
        self.add(self.kept_back)
        self.filters = MeasureFilters(self)
        self.filters.edited.connect(self._show)
        self.add(self.filters)
        self.notes = Rows(0.5, self)
        self.shown = Rows(0.9, self)
        self.add(self.notes)
        self.add(self.shown)
        for name, words, icon in (
            ("good_news", self.tr("Good news"), "strength"),
            ("measure_paper", self.tr("On paper"), "printer"),
            ("lines", self.tr("Their lines"), "plan"),
        ):
            button = secondary_button(words, icon, self)
            button.clicked.connect(partial(self._way, name))
            button.setVisible(router.has(name))
            self.add_action(button)
        write = primary_button(self.tr("Write answers down"), "edit", self)
        write.clicked.connect(partial(self._way, "measure_entry"))
        write.setVisible(router.has("measure_entry"))
        self.add_action(write)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            self._alone = False
        self._family_id = where["family_id"]
        self.filters.begin(where.get("person_id", ""))

    def refresh(self) -> None:
        self.read(partial(family_measures, self.desk, self._family_id), self._took)

    def leave(self) -> None:
        """Whoever comes back says again that nobody looks on."""
        self._alone = False

    def _took(self, read: FamilyMeasures) -> None:
        self._all = read
        self._read = read if self._alone else read.seen_by(None)
        private = read.answers() - self._read.answers()
        self.kept_back.setVisible(private > 0)
        words = self.tr("Private answers, what was asked of somebody alone, and workers' own views: {count}")
        self.kept_words.set_words(words.format(count=private))
        self.filters.offer(self._read)
        self.notes.fill([self._note(self._read, number) for number in range(len(self._read.to_ask_about))])
        self._show()

    def _show_all(self) -> None:
        self._alone = True
        if self._all is not None:
            self._took(self._all)

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        chosen = self.filters.kept(read.series)
        self.filters.setVisible(bool(read.series))
        if not chosen:
            none = self.tr("Nobody has answered yet. Hand the laptop over, or write down what was said on paper.")
            self.shown.fill([] if self.kept_back.isVisibleTo(self) else [small_label(none, parent=self.shown)])
            return
        asked: dict[str, list[Series]] = {}
        for one in chosen:
            asked.setdefault(one.whose.question, []).append(one)
        if self.filters.as_list():
            lists = [AnswerList(read, those, self._make_step, self.shown) for those in asked.values()]
            self.shown.fill([*lists, self._sittings(read, chosen)])
            return
        days = days_of(chosen)
        assert days is not None
        panels = [TrendPanel(read, those, days, self._make_step, self.shown) for those in asked.values()]
        self.shown.fill([*self._in_pairs(panels), self._legend(chosen)])

    def _sittings(self, read: FamilyMeasures, chosen: list[Series]) -> SittingList:
        ids = {reading.sitting.id for one in chosen for reading in one.readings}
        sittings = [one for one in read.sittings if one.id in ids]
        return SittingList(
            read, sittings, self.desk.owner.worker_id, self._release, self._put_right, self._picture, self.shown
        )

    def _release(self, sitting: AnswerSet) -> None:
        """What the person says now; nobody says it for them without asking."""
        read = self._read
        assert read is not None
        released = sitting.id not in read.released
        said = self.tr("Kept as {name} says.").format(name=read.name(sitting.person))
        self.do(lambda: say_who_may_see(self.desk, sitting, released=released), lambda _: self.say(said))

    def _put_right(self, sitting: AnswerSet) -> None:
        self.go("measure_entry", family_id=self._family_id, record_id=sitting.id)

    def _picture(self, sitting: AnswerSet) -> None:
        self.go("attach", family_id=self._family_id, about=sitting.id)

    def _in_pairs(self, panels: list[TrendPanel]) -> list[QWidget]:
        """Two beside each other where there is room; their tops level and their pictures as wide."""
        rows: list[QWidget] = []
        for at in range(0, len(panels), 2):
            row = TurningRow(52, gap=0.9, parent=self.shown)
            for panel in panels[at : at + 2]:
                panel.end()
                row.add(panel, 1)
            if len(panels[at : at + 2]) == 1:
                row.add(QWidget(row), 1)
            rows.append(row)
        return rows

    def _legend(self, chosen: list[Series]) -> QWidget:
        days = days_of(chosen)
        assert days is not None
        words = [
            self.tr("Every picture runs from {first} to {last}. Up is better.").format(
                first=in_words(days.first), last=in_words(days.last)
            )
        ]
        if any(reading.place is None for one in chosen for reading in one.readings):
            words.append(self.tr("A dash below: no answer that day."))
        words.append(self.tr("A dotted upright: asked another way after it, so the marks are not joined."))
        return small_label(" ".join(words), parent=self.shown)

    def _note(self, read: FamilyMeasures, number: int) -> QWidget:
        """Quiet, and for the coach alone: the page is not turned to the family."""
        sitting = read.to_ask_about[number]
        card = Card(self.tr("Check which end is which"), level=3, icon="info", parent=self.notes)
        words = self.tr(
            "On {day} nearly all that {name} marked is the other way round from the time before. It may well be so. "
            "Ask what each end means to them, and point at neither."
        )
        card.add(SafeLabel(words.format(day=in_words(sitting.at.date()), name=read.name(sitting.person)), parent=card))
        return card

    def _make_step(self, reading: Reading) -> None:
        self.go(
            "measure_step",
            family_id=self._family_id,
            record_id=reading.sitting.id,
            question=reading.answer.question,
        )

    def _way(self, page: str) -> None:
        self.go(page, family_id=self._family_id)
