"""A contact is written down by the keyboard, asked for what it needs at its field, kept field by field, and joined."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.contact import Contact, ContactKind, ContactOutcome, CostBasis, DateKnown
from coachdesk.models.organisation import Sector
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.contact_entry import add_contact
from coachdesk.operations.contacts import contacts_of
from coachdesk.ui.pages.contacts.form import ContactForm
from coachdesk.ui.pages.contacts.page import ContactPage
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.field import Field
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def police(here: DeskStanding) -> str:
    return add_agency(here.desk, "Police", Sector.POLICE).record.id


def write(field: Field, text: str) -> None:
    field.setFocus()
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)


def press_key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, modifier)


def form_of(page: ContactPage) -> ContactForm:
    assert isinstance(page.form, ContactForm)
    return page.form


def kept(here: DeskStanding, agency: str, **more: object) -> Contact:
    facts = {
        "contact_kind": ContactKind.INCIDENT,
        "happened_on": date(2011, 2, 3),
        "agency": agency,
        "what": "Shouting",
    }
    return add_contact(here.desk, here.family.id, **{**facts, **more}).record


def test_a_few_fields_make_one_with_as_much_of_its_day_as_is_known(here: DeskStanding, police: str) -> None:
    page = here.page(ContactPage, family_id=here.family.id)
    form = form_of(page)
    here.press(page, "Emergency")
    write(form.when, "spring 2009")
    form.agency.choose(police)
    write(form.fields["what"], "They came because of shouting")
    here.press(page, "Amina")
    here.press(page, "Nobody was in")
    write(form.amount.amount, "1,250.50")
    here.press(page, "What was really spent")
    here.press(page, "Keep this contact")
    (one,) = contacts_of(here.desk)
    assert (one.contact_kind, one.happened_on, one.date_known) == (
        ContactKind.INCIDENT,
        date(2009, 3, 1),
        DateKnown.SEASON,
    )
    assert (one.agency, one.what, one.people) == (police, "They came because of shouting", (here.amina.id,))
    assert (one.pence, one.basis, one.outcome) == (125050, CostBasis.ACTUAL, ContactOutcome.NOBODY_IN)
    assert here.went[-1].where == {"family_id": here.family.id, "record_id": one.id}
    here.settle()
    assert here.desk.drafts.all("contact_new/") == {}


def test_without_its_kind_nothing_is_kept_and_every_need_is_said_at_its_field(here: DeskStanding, police: str) -> None:
    page = here.page(ContactPage, family_id=here.family.id)
    form = form_of(page)
    here.press(page, "Keep this contact")
    assert "emergency or planned help" in form.contact_kind.problem()
    here.press(page, "Planned help")
    here.press(page, "Keep this contact")
    assert form.when.problem()
    write(form.when, "1 May 2011")
    here.press(page, "Keep this contact")
    assert "not come yet" in form.when.problem()
    form.when.set_typed("3 Feb 2011")
    here.press(page, "Keep this contact")
    assert form.agency.problem()
    form.agency.choose(police)
    here.press(page, "Keep this contact")
    assert form.fields["what"].problem()
    write(form.fields["what"], "Advice")
    write(form.amount.amount, "16.546")
    here.press(page, "Keep this contact")
    assert "£16,546.00" in form.amount.amount.problem()
    form.amount.amount.set_text("16,546")
    here.press(page, "Keep this contact")
    assert form.amount.basis.problem()
    here.press(page, "Known, but left out")
    here.press(page, "Keep this contact")
    assert form.amount.why.problem()
    assert contacts_of(here.desk) == []


def test_a_kept_one_is_changed_field_by_field_and_refused_at_its_field(here: DeskStanding, police: str) -> None:
    one = kept(here, police, pence=1200, basis=CostBasis.RATE)
    page = here.page(ContactPage, family_id=here.family.id, record_id=one.id)
    form = form_of(page)
    assert page.accessibleName() == "Emergency: Lane"
    assert (form.amount.amount.text(), form.amount.basis.chosen()) == ("£12.00", "rate")
    form.amount.amount.setFocus()
    press_key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press_key(Qt.Key.Key_Delete)
    press_key(Qt.Key.Key_Tab)
    here.settle()
    uncosted = here.desk.get(Contact, one.id).record
    assert (uncosted.pence, uncosted.basis) == (None, None)
    here.press(page, "Planned help")
    here.press(page, "They could not come")
    form.when.set_typed("")
    write(form.when, "about 5 Feb 2011")
    press_key(Qt.Key.Key_Tab)
    here.settle()
    now = here.desk.get(Contact, one.id).record
    assert (now.contact_kind, now.outcome) == (ContactKind.INTERVENTION, ContactOutcome.COULD_NOT_COME)
    assert (now.happened_on, now.date_known) == (date(2011, 2, 5), DateKnown.ABOUT)
    form.when.set_typed("")
    write(form.when, "2001")
    press_key(Qt.Key.Key_Tab)
    here.press(page, "Yusuf")
    assert "not born yet" in form.fields["people"].problem()
    assert here.desk.get(Contact, one.id).record.people == ()


def test_two_reports_are_joined_and_parted_on_the_page_and_what_counts_follows(here: DeskStanding, police: str) -> None:
    homes = add_agency(here.desk, "Homes", Sector.HOUSING).record.id
    one, other = kept(here, police), kept(here, homes, what="Door broken", happened_on=date(2011, 2, 5))
    page = here.page(ContactPage, family_id=here.family.id, record_id=one.id)
    assert "Door broken" in words(page)
    here.press(page, "The same event: join")
    assert [each.id for each in contacts_of(here.desk)] == [one.id]
    here.press(page, "Not the same: part")
    assert len(contacts_of(here.desk)) == 2
    here.press(page, "Undo")
    assert [each.id for each in contacts_of(here.desk)] == [one.id]
    here.press(page, "Open: Door broken")
    assert here.went[-1].where["record_id"] == other.id
    far = here.page(ContactPage, family_id=here.family.id, record_id=other.id)
    assert "counts there, and once" in words(far)
    here.press(far, "It was another event: part")
    assert len(contacts_of(here.desk)) == 2
    here.press(far, "Remove it")
    assert [each.id for each in contacts_of(here.desk)] == [one.id]
    assert far.accessibleName() == "This contact has been removed"
    here.press(far, "Undo")
    assert len(contacts_of(here.desk)) == 2


def test_what_is_typed_comes_back_and_the_map_can_say_when(here: DeskStanding, police: str) -> None:
    page = here.page(ContactPage, family_id=here.family.id, on="March 2010", agency=police, contact_kind="intervention")
    form = form_of(page)
    assert (form.when.typed(), form.agency.chosen(), form.contact_kind.chosen()) == (
        "March 2010",
        police,
        "intervention",
    )
    write(form.fields["what"], "Advice on bills")
    page.leave()
    here.settle()
    again = here.page(ContactPage, family_id=here.family.id)
    what = form_of(again).fields["what"]
    assert getattr(what, "text")() == "Advice on bills"  # noqa: B009  a Field has no text of its own
    here.press(again, "Empty the form")
    assert form_of(again).is_clean()


def test_the_page_is_usable_at_every_size(here: DeskStanding, police: str, usable: Usable) -> None:
    homes = add_agency(here.desk, "Homes", Sector.HOUSING).record.id
    kept(here, homes, what="Door broken", happened_on=date(2011, 2, 5))
    one = kept(here, police, pence=1200, basis=CostBasis.EXCLUDED, basis_words="Looked after")
    usable(here.page(ContactPage, family_id=here.family.id, record_id=one.id))
