"""One meeting about a family: written down, and its promises made steps of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.meeting import Meeting
from coachdesk.models.plan import Target
from coachdesk.operations.meetings import Promises, add_meeting, promise_step, promises_of
from coachdesk.ui.pages.contacts.words import MEETINGS, said
from coachdesk.ui.pages.entry_page import EntryPage, EntryRead, EntryWords
from coachdesk.ui.pages.meetings.form import MeetingForm
from coachdesk.ui.pages.meetings.promises_card import PERSON, WORKER, PromisesCard

if TYPE_CHECKING:
    from datetime import date

    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.day_reading import Chosen
    from coachdesk.ui.router import Router


class MeetingPage(EntryPage):
    """Opened with `family_id` and `record_id`; a new one also with `on`, the day as it would be typed."""

    name = "meeting"
    record = Meeting
    make = staticmethod(add_meeting)
    shows = frozenset({"meeting", "sub_target", "target", "plan", "person", "worker", "agency", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.promises = PromisesCard(desk.today, self)
        self.promises.promised.connect(self._promise)
        self.promises.plan_asked.connect(lambda: self.go("plan", family_id=self.family_id))
        self.promises.plan.setVisible(router.has("plan"))
        self.promises.hide()
        self._targets: dict[str, Opened[Target]] = {}
        self.add(self.promises)

    def opened(self, **where: str) -> None:
        super().opened(**where)
        self.promises.clear()

    def is_clean(self) -> bool:
        return super().is_clean() and self.promises.is_clean()

    def words_said(self) -> EntryWords:
        return EntryWords(
            self.tr("A meeting"),
            self.tr("This meeting has been removed"),
            self.tr("Keep this meeting"),
            self.tr("The meeting is removed."),
        )

    def make_form(self) -> MeetingForm:
        return MeetingForm(self.desk.today, self)

    def heading_of(self, opened: Opened[Any], shown: Chosen) -> str:
        meeting: Meeting = opened.record
        name = shown.family.name if shown.family else ""
        return self.tr("{kind}: {family}").format(kind=said(MEETINGS[meeting.meeting_kind]), family=name)

    def begin_with(self, where: dict[str, str]) -> None:
        if isinstance(self.form, MeetingForm) and where.get("on"):
            self.form.when.set_typed(where["on"])

    def read_more(self, desk: Desk, opened: Opened[Any]) -> Promises:
        return promises_of(desk, opened.record)

    def show_more(self, read: EntryRead) -> None:
        kept = read.opened is not None and not read.opened.deleted
        self.promises.setVisible(kept)
        if kept:
            self._targets = {one.record.id: one for one in read.more.targets}
            self.promises.show_promises(read.more, read.shown)

    def _promise(self, target: str, words: str, owner: str, due: date | None) -> None:
        under = self._targets[target]
        person = owner.removeprefix(PERSON) if owner.startswith(PERSON) else None
        worker = owner.removeprefix(WORKER) if owner.startswith(WORKER) else None

        def write(desk: Desk, opened: Opened[Any]) -> Opened[Any]:
            return promise_step(desk, opened, under, words, owner_person=person, owner_worker=worker, due=due)

        self.table.write(self.record_id, write, failed=self._not_promised, then=self.promises.clear)

    def _not_promised(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "words":
            self.promises.refuse(error)
        else:
            self.warn(error)
