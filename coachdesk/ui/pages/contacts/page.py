"""One contact of an agency with a family: written down, put right, joined with another report of the same event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk, Opened
from coachdesk.models.contact import Contact
from coachdesk.operations.contact_entry import (
    ContactReports,
    add_contact,
    reports_of,
    take_contact_out,
    take_kind_back,
    waited,
)
from coachdesk.operations.contacts import join, part
from coachdesk.ui.pages.contacts.form import ContactForm
from coachdesk.ui.pages.contacts.reports_card import ReportsCard
from coachdesk.ui.pages.contacts.words import KINDS, said
from coachdesk.ui.pages.entry_page import EntryPage, EntryRead, EntryWords
from coachdesk.ui.widgets.buttons import quiet_button

if TYPE_CHECKING:
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.day_reading import Chosen
    from coachdesk.ui.router import Router


class ContactPage(EntryPage):
    """Opened with `family_id` and `record_id`; a new one also with `on` (as typed), `agency` and `contact_kind`."""

    name = "contact"
    record = Contact
    make = staticmethod(add_contact)
    shows = frozenset({"contact", "person", "agency", "worker", "family", "contact_batch"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.reports = ReportsCard(self)
        self.reports.joined.connect(self._join)
        self.reports.parted.connect(self._part)
        self.reports.asked.connect(lambda one: self.go("contact", family_id=self.family_id, record_id=one))
        self.reports.hide()
        self.add(self.reports)
        self.wait_again = quiet_button(self.tr("Nobody knows what it was: let it wait again"), "undo", self)
        self.wait_again.clicked.connect(self._wait_again)
        self.wait_again.hide()
        self.add_action(self.wait_again)

    def words_said(self) -> EntryWords:
        return EntryWords(
            self.tr("A contact with an agency"),
            self.tr("This contact has been removed"),
            self.tr("Keep this contact"),
            self.tr("The contact is removed."),
        )

    def make_form(self) -> ContactForm:
        return ContactForm(self.desk.today, self)

    def heading_of(self, opened: Opened[Any], shown: Chosen) -> str:
        contact: Contact = opened.record
        name = shown.family.name if shown.family else ""
        return self.tr("{kind}: {family}").format(kind=said(KINDS[contact.contact_kind]), family=name)

    def begin_with(self, where: dict[str, str]) -> None:
        form = self.form
        assert isinstance(form, ContactForm)
        if where.get("on"):
            form.when.set_typed(where["on"])
        form.agency.choose(where.get("agency", ""))
        form.contact_kind.choose(where.get("contact_kind", ""))

    def read_more(self, desk: Desk, opened: Opened[Any]) -> tuple[ContactReports, bool]:
        return reports_of(desk, opened.record), waited(desk, opened.record)

    def show_more(self, read: EntryRead) -> None:
        kept = read.opened is not None and not read.opened.deleted
        self.reports.hide()
        self.wait_again.setVisible(kept and bool(read.more[1]))
        if kept and read.opened is not None:
            others = [one for one in (read.more[0].joined + read.more[0].may_be) if not one.deleted]
            self.table.lay(others)
            self.reports.show_reports(read.more[0], dict(read.shown.agencies), self.record_id)

    def take_out(self) -> None:
        opened = self.table.opened(self.record_id)

        def taken(_none: object) -> None:
            back = self.record_id
            self.toast.offer(self.said.removed, lambda: self.table.make(lambda desk: desk.bring_back(back)))
            self.refresh()

        self.do(lambda: take_contact_out(self.desk, opened), taken)

    def _join(self, other: str) -> None:
        event: Contact = self.table.opened(self.record_id).record
        self.table.write(other, lambda desk, opened: join(desk, opened, event), undo=self.tr("Joined: it counts once."))

    def _part(self, other: str) -> None:
        self.table.write(other, part, undo=self.tr("Parted: they count as two."))

    def _wait_again(self) -> None:
        record_id = self.record_id
        self.do(lambda: take_kind_back(self.desk, record_id), lambda _row: self.back())
