"""An agency is given what the family allows, after a day or when they say now, and what was given is on record."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.errors import BadInput, FileExists, Refused, Stale
from coachdesk.models.organisation import Sector
from coachdesk.models.plan import Export
from coachdesk.models.sharing import InformationClass, SharingBasis
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.operations.agency_copies import (
    agency_by_name,
    give_to_agency,
    given_so_far,
    look_at_agency_copy,
    readers_at,
    waits_until,
    who_may_have_one,
)
from coachdesk.operations.agreements import withdraw
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.plan_versions import freeze
from coachdesk.operations.plans import add_step
from coachdesk.operations.shares import given_to_agencies
from coachdesk.operations.sharing import allow, refuse
from coachdesk.operations.story import tell_story
from coachdesk.operations.taking_out import copy_for
from tests.agency_table import PART, PHONE, SECRET, STREET, AgencyTable
from tests.pdf_readers import all_text, broken_rules


@pytest.fixture
def table(tmp_path: Path) -> Iterator[AgencyTable]:
    made = AgencyTable(tmp_path)
    yield made
    made.opened.close()


def test_what_is_given_holds_their_target_and_nothing_that_was_not_allowed(table: AgencyTable, tmp_path: Path) -> None:
    shown = table.shown()
    out = tmp_path / "copy.pdf"
    event = give_to_agency(table.opened, table.sealed(shown), shown, out, family_said_now=True)
    text = all_text(out.read_bytes(), tmp_path)
    assert "A dry home for the baby" in text
    assert "This copy is for Brue Vale Homes." in text
    assert not [word for word in (STREET, PHONE, SECRET, "nerves", "Full copy") if word in text]
    assert broken_rules(out.read_bytes(), "ua1") == []
    assert (event.reader, event.bases, event.family_said_now) == ("Brue Vale Homes", (SharingBasis.AGREEMENT,), True)
    assert event.included == (InformationClass.PLAN, InformationClass.HOUSING)
    assert any("health" in line for line in event.left_out)
    assert not any("nerves" in line for line in (*event.left_out, *event.because))
    (export,) = table.desk.records(Export)
    assert (event.export, export.copy_for) == (export.id, f"agency:{table.agency.id}")


def test_the_familys_story_and_who_sees_it_are_on_no_agencys_copy(table: AgencyTable) -> None:
    tell_story(table.desk, table.version.log, "Their mum went in 2008.")
    assert copy_for(table.opened, table.version, None).story
    shown = table.shown()
    assert (shown.page.story, shown.page.who_sees) == (None, ())
    assert "2008" not in shown.page.model_dump_json()


def test_it_waits_a_day_unless_the_family_says_now(table: AgencyTable, tmp_path: Path) -> None:
    shown = table.shown()
    taken, out = table.sealed(shown), tmp_path / "copy.pdf"
    with pytest.raises(Refused, match="waits until"):
        give_to_agency(table.opened, taken, shown, out)
    assert (out.exists(), table.recorded()) == (False, (0, 0, 0))
    table.clock.at = waits_until(table.desk, table.version) - timedelta(seconds=30)
    with pytest.raises(Refused, match="waits until"):
        give_to_agency(table.opened, taken, shown, out)
    table.clock.at = waits_until(table.desk, table.version)
    shown = table.shown()
    give_to_agency(table.opened, table.sealed(shown), shown, out)
    assert (out.exists(), table.recorded()) == (True, (1, 1, 1))


def test_what_was_stopped_while_the_page_was_open_does_not_leave(table: AgencyTable, tmp_path: Path) -> None:
    shown = table.shown()
    taken, out = table.sealed(shown), tmp_path / "copy.pdf"
    withdraw(table.desk, table.amina)
    with pytest.raises(Refused, match="Amina stopped their agreement"):
        give_to_agency(table.opened, taken, shown, out, family_said_now=True)
    assert (out.exists(), table.recorded()) == (False, (0, 0, 0))


def test_what_changed_since_it_was_shown_is_shown_again_first(table: AgencyTable, tmp_path: Path) -> None:
    shown = table.shown()
    taken, out = table.sealed(shown), tmp_path / "copy.pdf"
    allow(table.desk, table.amina, table.agency, PART, InformationClass.HEALTH)
    with pytest.raises(Stale):
        give_to_agency(table.opened, taken, shown, out, family_said_now=True)
    with pytest.raises(Stale):
        give_to_agency(table.opened, taken, table.shown(), out, family_said_now=True)
    assert (out.exists(), table.recorded()) == (False, (0, 0, 0))


def test_a_later_copy_takes_the_place_of_the_one_before(table: AgencyTable, tmp_path: Path) -> None:
    events = []
    for name in ("one.pdf", "two.pdf"):
        shown = table.shown()
        events.append(give_to_agency(table.opened, table.sealed(shown), shown, tmp_path / name, family_said_now=True))
    assert [one.supersedes for one in events] == [(), (events[0].id,)]
    assert given_so_far(table.desk, table.family.id) == [events[1]]
    assert given_so_far(table.desk, table.family.id, "0" * 32) == []


def test_without_a_yes_there_is_nothing_to_give(table: AgencyTable) -> None:
    refuse(table.desk, table.amina, table.agency, PART, InformationClass.HOUSING)
    with pytest.raises(Refused):
        table.shown()


def test_a_file_that_is_there_is_never_written_over_and_nothing_is_recorded(table: AgencyTable, tmp_path: Path) -> None:
    out = tmp_path / "copy.pdf"
    out.write_bytes(b"mine")
    shown = table.shown()
    with pytest.raises(FileExists):
        give_to_agency(table.opened, table.sealed(shown), shown, out, family_said_now=True)
    assert (out.read_bytes(), table.recorded()) == (b"mine", (0, 0, 0))


def test_the_file_and_every_line_about_it_are_kept_in_one_transaction(table: AgencyTable, tmp_path: Path) -> None:
    shown = table.shown()
    taken, written = table.sealed(shown), []
    table.desk.told.subscribe(lambda touched: written.append(touched.kinds))
    give_to_agency(table.opened, taken, shown, tmp_path / "copy.pdf", family_said_now=True)
    assert written == [{"export", "share_event", "access_entry", "copy_out"}]


def test_a_copy_may_be_meant_for_one_of_its_workers_and_for_nobody_elses(table: AgencyTable, tmp_path: Path) -> None:
    other = add_agency(table.desk, "Saltmere College", Sector.SCHOOL).record
    stranger = add_worker(table.desk, "Wendy Marks", other.id).record
    shown = table.shown()
    taken = table.sealed(shown)
    with pytest.raises(BadInput, match="does not work for this agency"):
        give_to_agency(table.opened, taken, shown, tmp_path / "no.pdf", family_said_now=True, reader_worker=stranger.id)
    assert table.recorded() == (0, 0, 0)
    (jo,) = readers_at(table.desk, table.agency)
    event = give_to_agency(table.opened, taken, shown, tmp_path / "copy.pdf", family_said_now=True, reader_worker=jo.id)
    assert (event.reader, event.reader_worker, event.agency) == ("Jo Bell", jo.id, table.agency.id)


def test_each_agency_is_offered_its_copy_or_the_reason_why_not(table: AgencyTable) -> None:
    college = add_agency(table.desk, "Saltmere College", Sector.SCHOOL).record
    bank = add_agency(table.desk, "Advice Office", Sector.VOLUNTARY).record
    advisor = add_worker(table.desk, "Ann Pell", bank.id).record
    live = live_plan(table.desk, table.family.id)
    assert live is not None
    add_step(table.desk, live.targets[0], "Look at the bills", owner_worker=advisor.id)
    version = freeze(table.desk, table.family.id)
    first, second, third = who_may_have_one(table.opened, version)
    assert (first.agency, first.refusal, first.has_step) == (table.agency, "", True)
    assert first.copy == look_at_agency_copy(table.opened, version, table.agency)
    assert (second.agency, second.copy, second.has_step) == (bank, None, True)
    assert second.refusal.startswith("No. Amina has not said that Advice Office may be told about")
    assert (third.agency, third.copy, third.has_step) == (college, None, False)
    assert "no step in this plan" in third.refusal
    withdraw(table.desk, table.amina)
    assert [one.copy for one in who_may_have_one(table.opened, version)] == [None, None, None]


def test_what_was_given_is_listed_with_what_took_its_place(table: AgencyTable, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        shown = table.shown()
        give_to_agency(table.opened, table.sealed(shown), shown, tmp_path / name, family_said_now=True)
    withdraw(table.desk, table.amina)
    newest, older = given_to_agencies(table.desk, table.family.id)
    assert [newest.newest, older.newest] == [True, False]
    assert (newest.agency, newest.given_by, newest.version) == ("Brue Vale Homes", "Bronwen Tarr", 1)
    assert newest.people == ("Amina",)
    assert older.event.id in newest.event.supersedes
    assert given_to_agencies(table.desk, "0" * 32) == []


def test_an_agency_is_found_by_its_name_when_there_is_one(table: AgencyTable) -> None:
    assert agency_by_name(table.desk, " brue vale HOMES ").record == table.agency
    with pytest.raises(BadInput, match="No agency"):
        agency_by_name(table.desk, "Nobody")
    add_agency(table.desk, "Brue Vale Homes", Sector.HOUSING)
    with pytest.raises(BadInput, match="More than one"):
        agency_by_name(table.desk, "Brue Vale Homes")
