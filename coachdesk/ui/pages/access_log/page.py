"""Who opened and took out what: on this laptop, and for an administrator who asks, on others. Nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.access_log import AccessLine, AccessLog, access_log
from coachdesk.operations.syncing.access_lists import OtherLists, ask_for_lists, other_lists
from coachdesk.ui.pages.access_log.words import line_words
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing

MORE = 100
_HERE, _ALL = "here", "all"


class AccessLogPage(ServerPage):
    """`.family` narrows it to one family, `.whose` widens it to other laptops, `.ask` asks the server for theirs."""

    shows = frozenset({"access_entry", "family", "person", "worker"})

    def __init__(
        self,
        opened: OpenDesk,
        router: Router,
        deeds: Deeds,
        lines: Lines | None = None,
        syncing: Syncing | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(opened, router, deeds, lines, parent, syncing=syncing)
        self._most = MORE
        self.shown: AccessLog | None = None
        self.set_title(self.tr("Who opened and took out what"))
        about = self.tr(
            "Written by this laptop itself. Each line is chained to the one before; nobody can change or delete one."
        )
        self._read_by = small_label(
            self.tr("Administrators of your organisation can ask for this list. It names nobody in a family."),
            parent=self,
        )
        self.others = self._others_card()
        self.whose = ChoiceField(
            self.tr("Show"),
            [Choice(_HERE, self.tr("This laptop")), Choice(_ALL, self.tr("All laptops"))],
            chosen=_HERE,
            optional=False,
            parent=self,
        )
        self.whose.edited.connect(self._narrow)
        self.family = SearchChoiceField(self.tr("Family"), [], placeholder=self.tr("Every family"), parent=self)
        self.family.left.connect(lambda _key: self._narrow())
        self._count = small_label("", parent=self)
        self._rows = Rows(0.5, self)
        self.more = secondary_button(self.tr("Show earlier lines"), "down", self)
        self.more.clicked.connect(self._show_more)
        left = secondary_button(self.tr("Families that have left this laptop"), "right", self)
        left.clicked.connect(lambda: self.go("left"))
        left.setVisible(router.has("left"))
        chosen: tuple[QWidget, ...] = (self._read_by, self.others, self.whose)
        for part in chosen:
            part.hide()
        for part in (small_label(about, parent=self), self._read_by, left, self.others, self.whose, self.family):
            self.add(part)
        listed: tuple[QWidget, ...] = (self._count, self._rows, self.more)
        for part in listed:
            self.add(part)

    def refresh(self) -> None:
        family_id, most, everywhere, vault = self.family.chosen(), self._most, self.whose.chosen() == _ALL, self.vault

        def read() -> tuple[AccessLog, OtherLists]:
            others = other_lists(vault)
            wanted: Mapping[str, str] = others.here if everywhere else {}
            return access_log(vault.desk, family_id, most, others=wanted), others

        self.read(read, self._took)

    def lines(self) -> list[str]:
        """What it says."""
        return [line_words(line)[0] for line in self.shown.lines] if self.shown else []

    def busy_changed(self) -> None:
        self.ask.setEnabled(not self.is_busy)

    def _others_card(self) -> Card:
        card = Card(self.tr("Other laptops"), icon="laptop", parent=self)
        self._come = SafeLabel("", parent=card)
        card.add(self._come)
        self.ask = secondary_button(self.tr("Ask for their lists"), "sync", card)
        self.ask.clicked.connect(self._ask)
        card.add_action(self.ask)
        return card

    def _took(self, found: tuple[AccessLog, OtherLists]) -> None:
        log, others = found
        self.shown = log
        self._read_by.setVisible(others.is_connected)
        self.others.setVisible(others.i_may and bool(others.every))
        self.whose.setVisible(others.i_may and bool(others.here))
        come = self.tr(
            "The list(s) of %n other laptop(s) (is/are) here, as far as you asked for (it/them).", "", len(others.here)
        )
        self._come.set_words(
            come if others.here else self.tr("What was opened on other laptops comes here when you ask for it.")
        )
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

    def _ask(self) -> None:
        vault = self.vault
        self.ask_server(
            lambda ask: ask_for_lists(vault, ask), self._asked, label=self.tr("Asking for the lists of other laptops")
        )

    def _asked(self, lacking: frozenset[str]) -> None:
        names = self.desk.worker_names()
        said = [isolated(names[one]) for one in sorted(lacking, key=lambda one: names.get(one, "")) if one in names]
        if lacking:
            self.say(self.tr("A laptop has not sent its list yet: {names}.").format(names=", ".join(said)))
        else:
            self.say(self.tr("All lists are here, up to what each laptop has sent."))
        self.whose.choose(_ALL)
        self._narrow()

    def _narrow(self) -> None:
        self._most = MORE
        self.refresh()

    def _show_more(self) -> None:
        self._most += MORE
        self.refresh()
