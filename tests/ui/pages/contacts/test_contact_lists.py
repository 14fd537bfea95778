"""The list is narrowed, sorted and opened by the keyboard; what waits is named one by one, and can wait again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.contact import Contact, ContactKind, ContactOutcome, CostBasis, WaitingContact
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.models.contact_list import ContactSort
from coachdesk.models.organisation import Sector
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.contact_entry import add_contact
from coachdesk.operations.contacts import contacts_of, join, waiting_contacts
from coachdesk.operations.families import start_family
from coachdesk.ui.pages.contacts.list_model import PAGE
from coachdesk.ui.pages.contacts.list_page import ContactsPage
from coachdesk.ui.pages.contacts.waiting_page import WaitingPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def cells(page: ContactsPage, column: int) -> list[object]:
    model = page.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def texts(page: ContactsPage) -> list[str]:
    last = page.model.columnCount() - 1
    return [str(one) for one in cells(page, last)]


def opened_anew(here: DeskStanding, page: ContactsPage, **where: str) -> None:
    page.opened(**where)
    page.show_fresh()
    here.settle()


def test_the_list_is_narrowed_sorted_and_opened(here: DeskStanding, usable: Usable) -> None:
    page = here.page(ContactsPage, family_id=here.family.id)
    assert "No contacts yet" in words(page)
    assert not page.table.isVisibleTo(page)
    police = add_agency(here.desk, "Police", Sector.POLICE).record.id
    homes = add_agency(here.desk, "Homes", Sector.HOUSING).record.id
    other = start_family(here.desk, "Hill").record.id
    facts = {"contact_kind": ContactKind.INCIDENT, "agency": police}
    shouting = add_contact(here.desk, here.family.id, happened_on=date(2011, 2, 3), what="Shouting", **facts)
    planned = {"contact_kind": ContactKind.INTERVENTION, "agency": homes, "outcome": ContactOutcome.NOBODY_IN}
    cost = {"pence": 120000, "basis": CostBasis.ACTUAL}
    add_contact(here.desk, here.family.id, happened_on=date(2011, 1, 3), what="Repairs", **planned, **cost)
    add_contact(here.desk, other, happened_on=date(2010, 1, 3), what="Theft", **facts)
    second = add_contact(here.desk, here.family.id, happened_on=date(2011, 2, 3), what="Door", **planned)
    join(here.desk, second, shouting.record)

    opened_anew(here, page)
    assert texts(page) == ["Shouting", "Repairs", "Theft"]
    assert "3 contacts" in words(page)
    assert page.model.columns[1] is ContactSort.FAMILY
    page.narrow.family.choose(other)
    page.refresh()
    here.settle()
    assert texts(page) == ["Theft"]

    opened_anew(here, page)
    assert len(texts(page)) == 3
    opened_anew(here, page, family_id=here.family.id)
    assert texts(page) == ["Shouting", "Repairs"]
    assert cells(page, 1) == ["Police and 1 other", "Homes"]
    assert cells(page, 2) == ["Emergency", "Planned help"]
    assert cells(page, 3) == ["Uncosted", "£1,200.00"]
    assert page.model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Amount: Uncosted"
    here.press(page, "Dearest first")
    assert texts(page) == ["Repairs", "Shouting"]
    page.table.horizontalHeader().sectionClicked.emit(3)
    here.settle()
    assert texts(page) == ["Shouting", "Repairs"]
    assert page.narrow.sorted_by.chosen() == ""
    here.press(page, "Planned help")
    assert texts(page) == ["Repairs"]
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert here.went[-1].page == "contact"
    here.press(page, "Planned help")
    page.narrow.text.set_text("nothing such")
    page.refresh()
    here.settle()
    assert texts(page) == []
    assert "0 contacts" in words(page)
    narrow = {"agency": homes, "outcome": "nobody_in", "first": "2011-01-01", "last": "2011-01-31"}
    opened_anew(here, page, family_id=here.family.id, **narrow)
    assert texts(page) == ["Repairs"]
    usable(page)


def test_a_long_list_is_read_a_page_at_a_time_as_it_comes_into_sight(here: DeskStanding) -> None:
    police = add_agency(here.desk, "Police", Sector.POLICE).record.id
    facts = {"contact_kind": ContactKind.INCIDENT, "agency": police, "happened_on": date(2011, 2, 3)}
    with here.desk.together() as batch:
        for number in range(PAGE + 20):
            batch.add(new_record(Contact, here.family.id, what=f"Number {number}", **facts))
    page = here.page(ContactsPage, family_id=here.family.id)
    last = page.model.rowCount() - 1
    assert last == PAGE + 19
    page.table.scrollToBottom()
    here.settle()
    assert str(page.model.index(last, page.model.columnCount() - 1).data()).startswith("Number ")


def test_what_waits_is_named_one_by_one_taken_back_and_asked_later(here: DeskStanding, usable: Usable) -> None:
    police = add_agency(here.desk, "Police", Sector.POLICE).record.id
    batch = new_record(
        ContactBatch,
        here.desk.owner.organisation_id,
        state=BatchState.KEPT,
        by=here.desk.owner.worker_id,
        begun_at=here.desk.now(),
        sheet_print="0" * 64,
        ready=0,
        waiting=2,
    )
    here.desk.add(batch)
    for day, what in ((3, "Came at night"), (5, "Rang the bell")):
        facts = {"happened_on": date(2011, 2, day), "agency": police, "what": what, "batch": batch.id}
        here.desk.add(new_record(WaitingContact, here.family.id, **facts))
    assert "2 contacts wait" in here.page(ContactsPage, family_id=here.family.id).waiting.words()
    page = here.page(WaitingPage)
    usable(page)
    here.settle()
    assert page.card.title.words() == "Came at night"
    here.press(page, "I do not know")
    assert page.card.title.words() == "Rang the bell"
    here.press(page, "Planned help")
    assert [(one.what, one.contact_kind) for one in contacts_of(here.desk)] == [
        ("Rang the bell", ContactKind.INTERVENTION)
    ]
    assert page.card.title.words() == "Came at night"
    here.press(page, "Undo")
    assert contacts_of(here.desk) == []
    assert len(waiting_contacts(here.desk)) == 2
    here.press(page, "Emergency")
    here.press(page, "Emergency")
    assert len(contacts_of(here.desk)) == 2
    assert "Nothing waits" in words(page)
