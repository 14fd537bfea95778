"""The access log of this laptop: newest first, of every family or of one. Nothing on it can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.access_log import AccessLine, AccessLog, access_log
from coachdesk.ui.page import Page
from coachdesk.ui.pages.access_log.words import line_words
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

MORE = 100


class AccessLogPage(Page):
    """`.family` narrows it to one family."""

    shows = frozenset({"access_entry", "family", "person", "worker"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._most = MORE
        self.shown: AccessLog | None = None
        self.set_title(self.tr("Who opened and took out what"))
        about = self.tr(
            "Written by this laptop itself. Each line is chained to the one before; nobody can change or delete one."
        )
        self.family = SearchChoiceField(self.tr("Family"), [], placeholder=self.tr("Every family"), parent=self)
        self.family.left.connect(lambda _key: self._narrow())
        self._count = small_label("", parent=self)
        self._rows = Rows(0.5, self)
        self.more = secondary_button(self.tr("Show earlier lines"), "down", self)
        self.more.clicked.connect(self._show_more)
        left = secondary_button(self.tr("Families that have left this laptop"), "right", self)
        left.clicked.connect(lambda: self.go("left"))
        left.setVisible(router.has("left"))
        for part in (small_label(about, parent=self), left, self.family, self._count, self._rows, self.more):
            self.add(part)

    def refresh(self) -> None:
        family_id, most = self.family.chosen(), self._most
        self.read(lambda: access_log(self.desk, family_id, most), self._took)

    def lines(self) -> list[str]:
        """What it says."""
        return [line_words(line)[0] for line in self.shown.lines] if self.shown else []

    def _took(self, log: AccessLog) -> None:
        self.shown = log
        choices = [Choice(key, name) for key, name in sorted(log.families.items(), key=lambda one: one[1])]
        if not self.family.editor().hasFocus():
            self.family.set_choices(choices)
        self._count.set_words(self.tr("%n line(s)", "", log.total))
        self._rows.fill([self._row(line) for line in log.lines])
        self.more.setVisible(log.total > len(log.lines))

    def _row(self, line: AccessLine) -> QWidget:
        told, below = line_words(line)
        row = Rows(0.0, self._rows)
        row.fill([SafeLabel(told, parent=row), small_label(below, parent=row)])
        return row

    def _narrow(self) -> None:
        self._most = MORE
        self.refresh()

    def _show_more(self) -> None:
        self._most += MORE
        self.refresh()
