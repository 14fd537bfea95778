"""The contacts of one family, or of all: narrowed, sorted, each opened by Enter; and how many wait to be named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from coachdesk.models.contact_list import ContactPage as Rows
from coachdesk.models.contact_list import ContactWanted
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.operations.contact_list import contact_page
from coachdesk.operations.contacts import waiting_contacts
from coachdesk.ui.page import Page
from coachdesk.ui.pages.contacts.list_model import PAGE, ContactsModel
from coachdesk.ui.pages.contacts.narrow_card import NarrowCard
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True)
class ListRead:
    """The beginning of a list, and the names that stand in it."""

    wanted: ContactWanted
    rows: Rows
    families: dict[str, str]
    agencies: dict[str, str]
    waiting: int


class ContactsPage(Page):
    """Opened with `family_id` or without; narrowed from the start by `agency`, `contact_kind`, `outcome`, `first`,
    `last` (ISO days) and `text`."""

    widest = None
    for_all = True
    shows = frozenset({"contact", "waiting_contact", "contact_batch", "agency", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self._asked = ContactWanted()
        self._family_ways: list[QWidget] = []
        self.waiting = Banner("", icon="info", action=self.tr("Say what they were"), parent=self)
        self.waiting.acted.connect(lambda: self.go("contacts_waiting", **self._of_family()))
        self.narrow = NarrowCard(desk.today, self)
        self.narrow.changed.connect(self.refresh)
        self.count = SafeLabel("", tone="muted", parent=self)
        self.none = EmptyState(
            self.tr("No contacts yet"),
            self.tr("What agencies did with the family stands here: emergencies and planned help."),
            icon="agency",
            parent=self,
        )
        self.model = ContactsModel(self)
        self.model.wanted.connect(self._read_page)
        self.table = TableView(self.tr("Contacts"), self)
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        across = self.table.horizontalHeader()
        across.setSectionsClickable(True)
        across.sectionClicked.connect(self._sort)
        for part in (self.waiting, self.narrow, self.count, self.none, self.table):
            self.add(part)
        self._lay_out()
        for page, words, icon in (
            ("imports", self.tr("Bring in a sheet"), "export"),
            ("coverage", self.tr("What is known of each month"), "calendar"),
            ("meetings", self.tr("Meetings"), "families"),
            ("life_events", self.tr("What happened in their life"), "house"),
        ):
            way = secondary_button(words, icon, self)
            way.clicked.connect(partial(self._go, page))
            way.setVisible(router.has(page))
            self.add_action(way)
            if page in ("meetings", "life_events"):
                self._family_ways.append(way)
        add = primary_button(self.tr("Write down a contact"), "plus", self)
        add.clicked.connect(lambda: self.go("contact", **self._of_family()))
        self.add_action(add)

    def opened(self, **where: str) -> None:
        self.family_id = where.get("family_id", "")
        self.narrow.begin_with(where)
        self._lay_out()
        self.set_title(self.tr("Contacts with agencies"))
        for way in self._family_ways:
            way.setVisible(bool(self.family_id))

    def first_focus(self) -> QWidget | None:
        return self.narrow.text

    def refresh(self) -> None:
        self.read(partial(_read, self.desk, self.narrow.wanted(self.family_id)), self._took)

    def _took(self, read: ListRead) -> None:
        self._asked = read.wanted
        self.narrow.offer(read.families, read.agencies, one_family=bool(self.family_id))
        self.waiting.set_words(self.tr("%n contact(s) wait until somebody says what they were.", "", read.waiting))
        self.waiting.setVisible(bool(read.waiting) and self.router.has("contacts_waiting"))
        nothing = not read.rows.total and read.wanted == ContactWanted(family=self.family_id or None)
        self.none.setVisible(nothing)
        for part in (self.narrow, self.count, self.table):
            part.setVisible(not nothing)
        if self.family_id in read.families:
            self.set_title(self.tr("Contacts with agencies: {family}").format(family=read.families[self.family_id]))
        self.count.set_words(self.tr("%n contact(s)", "", read.rows.total))
        kept = self.table.currentIndex().row()
        self.model.families, self.model.agencies = read.families, read.agencies
        self.model.begin(read.rows)
        sort, down = self.narrow.is_down()
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        if sort in self.model.columns:
            self.table.horizontalHeader().setSortIndicatorShown(True)
            self.table.horizontalHeader().setSortIndicator(self.model.columns.index(sort), order)
        if 0 <= kept < read.rows.total:
            self.table.setCurrentIndex(self.model.index(kept, 0))
        self.table.fit_rows(12)

    def _lay_out(self) -> None:
        """The columns, for one family or for all."""
        self.model.lay_out(one_family=bool(self.family_id))
        widths = (13.0, 9.0, 14.0, 9.0, 8.0, 16.0)
        self.table.set_widths(*(widths[:1] + widths[2:] if self.family_id else widths))

    def _read_page(self, at: int) -> None:
        asked = self._asked

        def show(rows: Rows) -> None:
            if asked is self._asked:
                self.model.show_page(at, rows)

        self.read(lambda: contact_page(self.desk, asked, at, PAGE), show, key=("page", at))

    def _sort(self, column: int) -> None:
        sort = self.model.columns[column]
        if sort is not None:
            self.narrow.sort_by(sort)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.go("contact", family_id=row.contact.log, record_id=row.contact.id)

    def _go(self, page: str, _pressed: bool = False) -> None:
        self.go(page, **self._of_family())

    def _of_family(self) -> dict[str, str]:
        return {"family_id": self.family_id} if self.family_id else {}


def _read(desk: Desk, wanted: ContactWanted) -> ListRead:
    return ListRead(
        wanted,
        contact_page(desk, wanted, 0, PAGE),
        {one.id: f"{one.ref} {one.name}" for one in desk.records(Family)},
        {one.id: one.name for one in desk.records(Agency)},
        len(waiting_contacts(desk, wanted.family)),
    )
