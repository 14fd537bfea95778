"""The check-in of one visit: agreed before one leaves, changed, or not wanted after all (requirements.md 6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.family import Family
from coachdesk.models.visit import Visit
from coachdesk.operations.check_in import agree_check_in, last_agreed, no_check_in
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import without_year
from coachdesk.ui.pages.check_in.fields import CheckInFields
from coachdesk.ui.pages.new_drafts import NewDrafts
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import primary_button, quiet_button
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.plan.table import Write
    from coachdesk.ui.router import Router


@dataclass(frozen=True, slots=True)
class CheckInShown:
    """The visit, and the one before it that had a check-in."""

    family: Family
    visit: Opened[Visit]
    before: Visit | None
    drafts: dict[str, str]


class CheckInPage(RecordPage):
    """Opened with `family_id` and `record_id`, a visit's."""

    shows = frozenset({"visit", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = self.record_id = ""
        self._filled = False
        self.set_title(self.tr("Check-in"))
        self._about = SafeLabel("", level="2", parent=self)
        self.fields = CheckInFields(self)
        self._drafts = NewDrafts(self.table, "check_in/")
        for part in (self._about, self.fields, self.saved):
            self.add(part)
        self.none = quiet_button(self.tr("No check-in for this visit"), "close", self)
        self.none.clicked.connect(self._none)
        self.save = primary_button(self.tr("Keep this check-in"), "tick", self)
        self.save.clicked.connect(self._keep)
        self.add_action(self.none)
        self.add_action(self.save)

    def opened(self, **where: str) -> None:
        self.family_id, self.record_id = where["family_id"], where["record_id"]
        self._filled = False
        self.begin_anew()
        old, self.fields = self.fields, CheckInFields(self)
        self.body.insertWidget(self.body.indexOf(old), self.fields)
        self.take_away(old)
        self._drafts = NewDrafts(self.table, f"check_in/{self.record_id}")
        self.fields.tie(self._drafts)

    def first_focus(self) -> QWidget | None:
        return self.fields.who

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self.family_id, self.record_id), self._took)

    def is_clean(self) -> bool:
        return not self._drafts.is_touched()

    def leave(self) -> None:
        self._drafts.leave()

    def _took(self, shown: CheckInShown) -> None:
        visit = shown.visit.record
        self.table.lay((shown.visit,))
        begins = on_the_wall(visit.planned_at, visit.time_zone)
        self._about.set_words(
            self.tr("{ref} {name}, {day} at {time}").format(
                ref=shown.family.ref, name=shown.family.name, day=without_year(begins.date()), time=f"{begins:%H:%M}"
            )
        )
        self.none.setVisible(visit.check_in_by is not None)
        if self._filled:
            return
        self._filled = True
        half_typed = self._drafts.show(shown.drafts)
        if visit.check_in_by is None:
            self.fields.suggest(shown.before)
            self.fields.suggest_time(_ends(visit, begins))
        elif not half_typed:
            self.fields.show_kept(visit, on_the_wall(visit.check_in_by, visit.time_zone))

    def _keep(self) -> None:
        typed = self.fields.read()
        if typed is None:
            return

        def write(desk: Desk, opened: Opened[Visit]) -> Opened[Visit]:
            return agree_check_in(desk, opened, **typed)

        self._write(write)

    def _none(self) -> None:
        self._write(no_check_in)

    def _write(self, write: Write) -> None:
        self.table.write(self.record_id, write, failed=self._refused, then=lambda: self._drafts.drop(self.back))

    def _refused(self, error: CoachDeskError) -> None:
        if not (isinstance(error, BadInput) and self.fields.refused(error)):
            self.warn(error)


def _ends(visit: Visit, begins: datetime) -> datetime:
    return begins + timedelta(minutes=visit.planned_minutes)


def _look(desk: Desk, family_id: str, visit_id: str) -> CheckInShown:
    return CheckInShown(
        family=desk.get(Family, family_id).record,
        visit=desk.get(Visit, visit_id),
        before=last_agreed(desk, family_id),
        drafts=desk.drafts.all(f"check_in/{visit_id}/"),
    )
