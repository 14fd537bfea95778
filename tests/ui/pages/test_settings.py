"""Settings, the directory and the history: choices take effect and are kept, copies are checked, changes go back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.desk import opening
from coachdesk.errors import BadInput, WrongPassphrase
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.operations.vaults import change_passphrase
from coachdesk.ui.page import Page
from coachdesk.ui.pages.agencies.agency_page import AgencyPage
from coachdesk.ui.pages.agencies.page import AgenciesPage
from coachdesk.ui.pages.agencies.worker_page import WorkerPage
from coachdesk.ui.pages.connect.page import ConnectPage
from coachdesk.ui.pages.devices.page import DevicesPage
from coachdesk.ui.pages.history.page import HistoryPage
from coachdesk.ui.pages.history.told import tell_history
from coachdesk.ui.pages.settings.page import SettingsPage
from coachdesk.ui.recovery_code_page import RecoveryCodePage
from coachdesk.ui.theme import Scheme, Theme
from coachdesk.ui.widgets.buttons import Button
from tests.desks import CHEAP, HandClock, new_vault, passphrase
from tests.ui.conftest import Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

NEW = b"lantern oboe drizzle sandal copper"


def test_text_size_colours_and_cover_take_effect_and_are_kept(visit: PageVisit, theme: Theme) -> None:
    page = visit.go(SettingsPage, "settings")
    page.look.text_size._pills()[2].click()
    page.look.scheme._pills()[2].click()
    page.look.cover.click()
    assert (theme.percent, theme.scheme) == (150, Scheme.DARK)
    kept = visit.settings
    assert (kept.text_size, kept.scheme, kept.cover_when_focus_lost) == (150, Scheme.DARK, False)


def test_a_new_recovery_code_is_one_button_away(visit: PageVisit) -> None:
    page = visit.go(SettingsPage, "settings")
    next(one for one in page.findChildren(Button) if one.words() == "Make a new code").click()
    assert isinstance(visit.stack.currentWidget(), RecoveryCodePage)


def test_laptops_and_colleagues_and_the_server_are_two_buttons_away(visit: PageVisit) -> None:
    page = visit.go(SettingsPage, "settings")
    next(one for one in page.findChildren(Button) if one.words() == "See the laptops").click()
    visit.settle()
    devices = visit.here_is(DevicesPage)
    assert devices.connect_button.isVisibleTo(devices)
    devices.connect_button.click()
    visit.settle()
    assert visit.here_is(ConnectPage).address.isVisible()


def test_a_backup_is_made_in_the_folder_checked_and_written_in_the_access_log(visit: PageVisit, tmp_path: Path) -> None:
    page = visit.go(SettingsPage, "settings")
    page.back_up.begin()
    assert page.back_up.folder.problem()
    stick = tmp_path / "stick"
    stick.mkdir()
    page.back_up.folder.set_path(stick)
    page.back_up.begin()
    visit.settle()
    (copy,) = stick.iterdir()
    assert str(copy) in page.back_up.told.words()
    back = opening.restore(copy, tmp_path / "again", passphrase(), clock=HandClock(), costs=CHEAP)
    assert back.changes > 0
    assert visit.desk.all(AccessEntry)[-1].record.deed is AccessDeed.BACKED_UP


def test_after_a_change_only_the_new_passphrase_opens_the_vault(tmp_path: Path) -> None:
    made = new_vault(tmp_path / "vault")
    old, new = passphrase(), bytearray(NEW)
    change_passphrase(made.open_desk, old, new, CHEAP)
    assert not any(old)
    assert not any(new)
    made.open_desk.close()
    with pytest.raises(WrongPassphrase):
        opening.unlock(tmp_path / "vault", passphrase(), clock=HandClock(), costs=CHEAP)
    opening.unlock(tmp_path / "vault", bytearray(NEW), clock=HandClock(), costs=CHEAP).close()


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [(NEW, NEW + b" x", WrongPassphrase), (passphrase(), passphrase(), BadInput), (passphrase(), b"short", BadInput)],
)
def test_a_change_that_is_refused_leaves_the_passphrase_of_now(
    tmp_path: Path, old: bytes, new: bytes, error: type[Exception]
) -> None:
    made = new_vault(tmp_path / "vault")
    with pytest.raises(error):
        change_passphrase(made.open_desk, bytearray(old), bytearray(new), CHEAP)
    made.open_desk.close()
    opening.unlock(tmp_path / "vault", passphrase(), clock=HandClock(), costs=CHEAP).close()


def test_the_passphrase_card_says_at_the_field_that_the_old_one_is_wrong_and_then_changes_it(
    visit: PageVisit,
) -> None:
    page = visit.go(SettingsPage, "settings")
    page.passphrase._costs = CHEAP
    page.passphrase._turn()
    for old, wrong in (("not that one at all", True), (passphrase().decode(), False)):
        QTest.keyClicks(page.passphrase.old.editor(), old)
        QTest.keyClicks(page.passphrase.new.field.editor(), page.passphrase.new.suggestion())
        page.passphrase._settle()
        visit.settle()
        assert bool(page.passphrase.old.problem()) is wrong


def test_leaving_settings_forgets_what_was_typed_as_a_passphrase(visit: PageVisit) -> None:
    page = visit.go(SettingsPage, "settings")
    page.passphrase._turn()
    QTest.keyClicks(page.passphrase.old.editor(), "copper lantern")
    visit.go(AgenciesPage, "agencies")
    assert page.passphrase.old.is_empty()


def test_a_worker_is_found_in_two_steps_by_part_of_the_agency_name(visit: PageVisit) -> None:
    worker = next(one.record for one in visit.desk.all(Worker) if one.record.agency)
    agency = visit.desk.get(Agency, worker.agency or "").record
    page = visit.go(AgenciesPage, "agencies")
    visit.write(agency.name.upper())
    visit.settle()
    shown = {one.words() for one in page._found.findChildren(Button) if one.isVisibleTo(page)}
    assert {agency.name, worker.name} <= shown
    others = {one.record.name for one in visit.desk.all(Agency) if agency.name not in one.record.name}
    assert shown.isdisjoint(others)
    next(one for one in page._found.findChildren(Button) if one.words() == worker.name).click()
    visit.settle()
    assert visit.here_is(WorkerPage).accessibleName() == worker.name


def test_an_agency_is_added_by_its_name_and_given_a_worker_by_enter(visit: PageVisit) -> None:
    page = visit.go(AgenciesPage, "agencies")
    page._new_agency()
    assert page.filter.problem()
    visit.write("Brue Vale Toy Library")
    page._new_agency()
    visit.settle()
    made = visit.here_is(AgencyPage)
    QTest.keyClicks(made.name.editor(), "Sunita Rao")
    QTest.keyClick(made.name.editor(), Qt.Key.Key_Return)
    visit.settle()
    agency = next(one.record for one in visit.desk.all(Agency) if one.record.name == "Brue Vale Toy Library")
    assert [one.record.name for one in visit.desk.all(Worker) if one.record.agency == agency.id] == ["Sunita Rao"]


def test_a_change_goes_back_to_what_it_was_before_and_says_who_and_what(visit: PageVisit) -> None:
    tia = visit.person("Tia")
    visit.desk.amend(visit.desk.get(Person, tia.id), safe_to_contact="Never on a Monday")
    page = visit.go(HistoryPage, "history", family_id=visit.family_id, record_id=tia.id)
    told, _more = tell_history(visit.desk, visit.family_id, tia.id, 40)
    assert told[0].who == "Bronwen Tarr"
    assert told[0].about == "A person: Tia"
    assert told[0].lines[0].startswith("When it is safe to ring: “Never on a Monday”")
    assert told[-1].began
    page._go_back(told[0])
    visit.settle()
    assert visit.person("Tia").safe_to_contact == tia.safe_to_contact


def test_no_id_and_no_bare_field_name_is_ever_told(visit: PageVisit) -> None:
    told, more = tell_history(visit.desk, visit.family_id, "", 10_000)
    assert not more
    lines = [line for one in told for line in one.lines]
    assert lines
    ids = [
        line
        for line in lines
        if any(len(word.strip("“”.,")) == 32 and word.strip("“”.,").isalnum() for word in line.split())
    ]
    assert ids == []
    assert [line for line in lines if "_" in line.split(":")[0]] == []


@pytest.mark.parametrize(
    ("kind", "page"), [(SettingsPage, "settings"), (AgenciesPage, "agencies"), (HistoryPage, "history")]
)
def test_each_of_these_pages_is_usable(visit: PageVisit, usable: Usable, kind: type[Page], page: str) -> None:
    where = {"family_id": visit.family_id, "record_id": visit.person("Tia").id} if page == "history" else {}
    usable(visit.go(kind, page, **where))


def test_one_agency_and_one_worker_are_usable(visit: PageVisit, usable: Usable) -> None:
    worker = next(one.record for one in visit.desk.all(Worker) if one.record.agency)
    usable(visit.go(AgencyPage, "agency", record_id=worker.agency or ""))
    usable(visit.go(WorkerPage, "worker", record_id=worker.id))
