"""Bringing in a sheet: the file, what its columns are, what each row would become, and then all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

from coachdesk.errors import Refused
from coachdesk.operations.agency_sheets import remember_columns
from coachdesk.operations.importing_contacts import bring_in
from coachdesk.tools.contact_rows import Verdict
from coachdesk.ui.page import Page
from coachdesk.ui.pages.imports.columns_card import ColumnsCard
from coachdesk.ui.pages.imports.reading import Looked, Opened, agency_names, look, open_sheet
from coachdesk.ui.pages.imports.report_card import ReportCard
from coachdesk.ui.pages.imports.sheet_card import SheetCard
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.deeds import Deed, Deeds, StopToken
    from coachdesk.ui.router import Router

T = TypeVar("T")

_LOOK_EVERY_MS = 150


class BringInPage(Page):
    """Opened on nothing. `.sheet`, `.columns`, `.report` its cards; object names `look`, `bring_in`."""

    shows = frozenset({"agency"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Bring in a sheet"))
        self.setAcceptDrops(True)
        self._opened: Opened | None = None
        self._looked: Looked | None = None
        self._asked = 0
        self._carried: Deed | None = None
        self._done = (0, 0)
        self.sheet = SheetCard(self)
        self.columns = ColumnsCard(self)
        self.report = ReportCard(self)
        self.strip = ProgressStrip(self)
        self.result = Banner("", "info", action=self.tr("See every sheet"), parent=self)
        for part in (self.result, self.strip, self.sheet, self.report, self.columns):
            self.add(part)
        self._look = secondary_button(self.tr("Look at it"), "search", self)
        self._look.setObjectName("look")
        self._take = primary_button(self.tr("Bring it in"), "tick", self)
        self._take.setObjectName("bring_in")
        self._waiting = secondary_button(self.tr("Say what they were"), "right", self)
        self._waiting.clicked.connect(lambda: self.go("contacts_waiting"))
        self._waiting.hide()
        self.add_action(self._waiting)
        self.add_action(self._look)
        self.add_action(self._take)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._show_part)
        self.sheet.edited.connect(self._forget)
        self.sheet.asked.connect(self._begin_looking)
        self._look.clicked.connect(self._begin_looking)
        self.columns.edited.connect(self._look_again)
        self._take.clicked.connect(self._begin)
        self.strip.cancelled.connect(self._stop)
        self.result.acted.connect(lambda: self.go("imports"))
        self.result.hide()
        self._forget()

    def refresh(self) -> None:
        self.read(lambda: agency_names(self.desk), self._took_agencies)

    def is_clean(self) -> bool:
        return self._carried is None and self._take.isHidden()

    # -- the file --

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self.sheet.take(Path(urls[0].toLocalFile()))
            self._begin_looking()

    def _took_agencies(self, names: tuple[str, ...]) -> None:
        self.sheet.set_agencies(names)
        self.columns.set_agencies(names)

    def _begin_looking(self) -> None:
        path, number = self.sheet.file.path(), self.sheet.sheet_number()
        if path is None:
            self.sheet.file.show_problem(self.tr("Choose the file first."))
            return
        if number is None or self._carried is not None:
            return
        sender = self.sheet.whose.chosen()
        self._forget()
        self._carry(
            lambda cancelled: _unless(cancelled, open_sheet(self.desk, path, number, sender)),
            self._took_sheet,
            self.tr("Reading the sheet"),
        )

    def _took_sheet(self, opened: Opened) -> None:
        self._opened = opened
        self.columns.show_columns(opened.columns, opened.said, remembered=opened.remembered)
        self.columns.show()
        self._look.hide()
        self._look_again()

    # -- its columns, and what each row would become --

    def _look_again(self) -> None:
        opened = self._opened
        if opened is None:
            return
        twice = self.columns.twice()
        said = self.columns.said()
        self._asked += 1
        asked = self._asked
        if twice:
            words = self.tr("Two columns cannot both be: {what}. Change one of them.").format(what=twice)
            self._took_rows(asked, Looked(None, words))
            return
        self._take.hide()
        self.deeds.carry(
            lambda: look(self.desk, opened.read, said) if asked == self._asked else None,
            then=lambda looked: self._took_rows(asked, looked),
            failed=self._failed,
            label=self.tr("Looking at every row"),
            owner=self,
        )

    def _took_rows(self, asked: int, looked: Looked | None) -> None:
        if asked != self._asked or looked is None:
            return
        self._looked = looked
        self.columns.show_trouble(looked.trouble)
        self.columns.ask_names(looked.unknown)
        preview = looked.preview
        self.report.setVisible(preview is not None)
        good = looked.good
        self._take.setVisible(good > 0)
        self._look.setVisible(good == 0)
        if preview is not None:
            self.report.show_report(looked)
            self._take.set_words(self.tr("Bring in %n row(s)", "", good))

    # -- bringing it in --

    def _begin(self) -> None:
        looked = self._looked
        if looked is None or looked.preview is None or self._carried is not None:
            return
        preview, sender, said = looked.preview, self.sheet.whose.chosen(), self.columns.said()
        self._show_fields(False)
        self._done = (0, looked.good)
        self._timer.start()

        def work(cancelled: StopToken) -> Looked:
            def told(done: int, of: int) -> bool:
                self._done = (done, of)
                return not cancelled()

            bring_in(self.desk, preview, sender, told)
            if sender:
                remember_columns(self.desk, sender, said)
            return looked

        self._carry(work, self._brought, self.tr("Bringing in %n row(s)", "", looked.good))

    def _brought(self, looked: Looked) -> None:
        left, waits = looked.count(Verdict.REFUSED), looked.count(Verdict.WAITING)
        words = self.tr("%n row(s) came in.", "", looked.good)
        if waits:
            words += " " + self.tr("Waiting for somebody to say what it was: %n.", "", waits)
        if left:
            words += " " + self.tr("%n row(s) (was/were) left out.", "", left)
        self._waiting.setVisible(waits > 0 and self.router.has("contacts_waiting"))
        self._look_again()  # the same sheet again: what came in is here, and what was left out can be read
        self.result.set_words(words)
        self.result.show()
        self.show_widget(self.result)

    def _carry(self, work: Callable[..., T], then: Callable[[T], object], label: str) -> None:
        def over(found: T) -> None:
            self._rest()
            then(found)

        self.strip.start(label)
        self._carried = self.deeds.carry(work, then=over, failed=self._failed, owner=self)

    def _failed(self, problem: CoachDeskError) -> None:
        self._rest()
        self.warn(problem)
        self._look.setVisible(self._opened is None)

    def _stop(self) -> None:
        if self._carried is not None:
            self._carried.stop()

    def _rest(self) -> None:
        self._carried = None
        self._timer.stop()
        self.strip.finish()
        self._show_fields(True)

    def _show_fields(self, shown: bool) -> None:
        for part in (self.sheet, self.columns, self.report, self._take):
            part.setEnabled(shown)

    def _show_part(self) -> None:
        self.strip.part(*self._done)

    def _forget(self) -> None:
        """Another file or sheet: what was read is forgotten."""
        self._opened, self._looked = None, None
        self._asked += 1
        self.message.hush()
        self.result.hide()
        for part in (self.columns, self.report, self._take, self._waiting):
            part.hide()
        self._look.show()


def _unless(cancelled: StopToken, opened: Opened) -> Opened:
    """What was read, unless somebody has said stop meanwhile."""
    if cancelled():
        raise Refused("It was stopped. Nothing was brought in.")
    return opened
