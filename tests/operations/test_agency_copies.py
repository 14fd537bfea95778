"""An agency is given what the family allows, after a day or when they say now, and what was given is on record."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, FileExists, Refused, Stale
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.agency_copy import AgencyCopy
from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.models.family import Household
from coachdesk.models.organisation import Agency, Sector, WorkerRole
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.plan import Export, PlanVersion
from coachdesk.models.sharing import InformationClass, ShareEvent, SharePurpose, SharingBasis
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
from coachdesk.operations.agreements import withdraw, write_talk
from coachdesk.operations.families import start_family
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.people import add_person
from coachdesk.operations.plan_versions import freeze
from coachdesk.operations.plans import add_step, add_target, start_plan
from coachdesk.operations.shares import given_to_agencies
from coachdesk.operations.sharing import allow, refuse
from coachdesk.operations.taking_out import TakenOut, seal
from tests.desks import HandClock, new_vault
from tests.pdf_readers import all_text, broken_rules

PART = SharePurpose.DO_ITS_PART
TOLD = (HowExplained.TALKED_THROUGH,)
STREET, PHONE, SECRET = "9 Quillan Street", "07700 900345", "tablets for her nerves"


class Table:
    """One family with a plan in which housing has a step, and which said yes to that."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock(tick=timedelta(seconds=1))
        self.opened: OpenDesk = new_vault(folder / "vault", self.clock).open_desk
        desk = self.desk = self.opened.desk
        self.family = start_family(desk, "Lane").record
        self.amina: Person = add_person(
            desk, self.family.id, "Amina", FamilyRole.PARENT, birth_date="1980", phone=PHONE
        ).record
        desk.add(new_record(Household, self.family.id, name="Home", address=STREET))
        self.agency: Agency = add_agency(desk, "Brue Vale Homes", Sector.HOUSING).record
        officer = add_worker(desk, "Jo Bell", WorkerRole.AGENCY_WORKER, agency=self.agency.id).record
        plan = start_plan(desk, self.family.id)
        dry = add_target(desk, plan, "A dry home for the baby", area="housing")
        add_step(desk, dry, f"Ask about the damp, at {STREET}", owner_worker=officer.id)
        calm = add_target(desk, plan, f"To sleep without {SECRET}", area="health")
        add_step(desk, calm, "See the doctor", owner_worker=officer.id)
        write_talk(desk, self.amina, benefits=TOLD, risks=TOLD, passed_on_regardless=TOLD, answer=AgreementAnswer.YES)
        for what in (InformationClass.PLAN, InformationClass.HOUSING):
            allow(desk, self.amina, self.agency, PART, what, basis_words="At the table")
        self.version: PlanVersion = freeze(desk, self.family.id)

    def shown(self) -> AgencyCopy:
        return look_at_agency_copy(self.opened, self.version, self.agency)

    def sealed(self, shown: AgencyCopy) -> TakenOut:
        return seal(self.opened, self.version, shown.page)

    def recorded(self) -> tuple[int, int, int]:
        entries = self.desk.records(AccessEntry)
        exported = [one for one in entries if one.deed is AccessDeed.EXPORTED]
        return len(self.desk.records(ShareEvent)), len(self.desk.records(Export)), len(exported)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    made = Table(tmp_path)
    yield made
    made.opened.close()


def test_what_is_given_holds_their_target_and_nothing_that_was_not_allowed(table: Table, tmp_path: Path) -> None:
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


def test_it_waits_a_day_unless_the_family_says_now(table: Table, tmp_path: Path) -> None:
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


def test_what_was_stopped_while_the_page_was_open_does_not_leave(table: Table, tmp_path: Path) -> None:
    shown = table.shown()
    taken, out = table.sealed(shown), tmp_path / "copy.pdf"
    withdraw(table.desk, table.amina)
    with pytest.raises(Refused, match="Amina stopped their agreement"):
        give_to_agency(table.opened, taken, shown, out, family_said_now=True)
    assert (out.exists(), table.recorded()) == (False, (0, 0, 0))


def test_what_changed_since_it_was_shown_is_shown_again_first(table: Table, tmp_path: Path) -> None:
    shown = table.shown()
    taken, out = table.sealed(shown), tmp_path / "copy.pdf"
    allow(table.desk, table.amina, table.agency, PART, InformationClass.HEALTH)
    with pytest.raises(Stale):
        give_to_agency(table.opened, taken, shown, out, family_said_now=True)
    with pytest.raises(Stale):
        give_to_agency(table.opened, taken, table.shown(), out, family_said_now=True)
    assert (out.exists(), table.recorded()) == (False, (0, 0, 0))


def test_a_later_copy_takes_the_place_of_the_one_before(table: Table, tmp_path: Path) -> None:
    events = []
    for name in ("one.pdf", "two.pdf"):
        shown = table.shown()
        events.append(give_to_agency(table.opened, table.sealed(shown), shown, tmp_path / name, family_said_now=True))
    assert [one.supersedes for one in events] == [(), (events[0].id,)]
    assert given_so_far(table.desk, table.family.id) == [events[1]]
    assert given_so_far(table.desk, table.family.id, "0" * 32) == []


def test_without_a_yes_there_is_nothing_to_give(table: Table) -> None:
    refuse(table.desk, table.amina, table.agency, PART, InformationClass.HOUSING)
    with pytest.raises(Refused):
        table.shown()


def test_a_file_that_is_there_is_never_written_over_and_nothing_is_recorded(table: Table, tmp_path: Path) -> None:
    out = tmp_path / "copy.pdf"
    out.write_bytes(b"mine")
    shown = table.shown()
    with pytest.raises(FileExists):
        give_to_agency(table.opened, table.sealed(shown), shown, out, family_said_now=True)
    assert (out.read_bytes(), table.recorded()) == (b"mine", (0, 0, 0))


def test_the_file_and_every_line_about_it_are_kept_in_one_transaction(table: Table, tmp_path: Path) -> None:
    shown = table.shown()
    taken, written = table.sealed(shown), []
    table.desk.told.subscribe(lambda touched: written.append(touched.kinds))
    give_to_agency(table.opened, taken, shown, tmp_path / "copy.pdf", family_said_now=True)
    assert written == [{"export", "share_event", "access_entry", "copy_out"}]


def test_a_copy_may_be_meant_for_one_of_its_workers_and_for_nobody_elses(table: Table, tmp_path: Path) -> None:
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


def test_each_agency_is_offered_its_copy_or_the_reason_why_not(table: Table) -> None:
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


def test_what_was_given_is_listed_with_what_took_its_place(table: Table, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        shown = table.shown()
        give_to_agency(table.opened, table.sealed(shown), shown, tmp_path / name, family_said_now=True)
    withdraw(table.desk, table.amina)
    newest, older = given_to_agencies(table.desk, table.family.id)
    assert [newest.newest, older.newest] == [True, False]
    assert (newest.agency, newest.given_by, newest.version) == ("Brue Vale Homes", "Bronwen Tarr", 1)
    assert older.event.id in newest.event.supersedes
    assert given_to_agencies(table.desk, "0" * 32) == []


def test_an_agency_is_found_by_its_name_when_there_is_one(table: Table) -> None:
    assert agency_by_name(table.desk, " brue vale HOMES ").record == table.agency
    with pytest.raises(BadInput, match="No agency"):
        agency_by_name(table.desk, "Nobody")
    add_agency(table.desk, "Brue Vale Homes", Sector.HOUSING)
    with pytest.raises(BadInput, match="More than one"):
        agency_by_name(table.desk, "Brue Vale Homes")
