"""A contact is asked for what it cannot do without, counts once however many told of it, and can wait again (C-02)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.contact import Contact, ContactKind, CostBasis, DateKnown, WaitingContact
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.models.organisation import Sector
from coachdesk.models.person import FamilyRole
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.contact_entry import (
    add_contact,
    change_contact,
    reports_of,
    say_what_it_was,
    take_contact_out,
    take_kind_back,
)
from coachdesk.operations.contacts import contacts_of, join, part, waiting_contacts
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from tests.desks import HandClock, new_desk

TODAY = date(2011, 3, 1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("entry")
    return new_desk(folder / "vault", HandClock(tick=timedelta())).desk


@pytest.fixture(scope="module")
def agencies(desk: Desk) -> tuple[str, str]:
    return (
        add_agency(desk, "Police", Sector.POLICE).record.id,
        add_agency(desk, "Homes", Sector.HOUSING).record.id,
    )


@pytest.fixture
def family(desk: Desk) -> str:
    return start_family(desk, "Lane").record.id


def entry(agency: str, /, **more: object) -> dict[str, object]:
    whole = {"contact_kind": ContactKind.INCIDENT, "happened_on": date(2011, 2, 3), "agency": agency, "what": "A call"}
    return {**whole, **more}


@pytest.mark.parametrize("missing", ["contact_kind", "happened_on", "agency", "what"])
def test_what_it_cannot_do_without_is_asked_for_and_nothing_is_kept(
    desk: Desk, family: str, agencies: tuple[str, str], missing: str
) -> None:
    with pytest.raises(BadInput) as refused:
        add_contact(desk, family, **entry(agencies[0], **{missing: None}))
    assert refused.value.field == missing
    kept = add_contact(desk, family, **entry(agencies[0]))
    with pytest.raises(BadInput):
        change_contact(desk, kept, **{missing: None})
    assert contacts_of(desk, family) == [kept.record]


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("happened_on", {"happened_on": TODAY + timedelta(days=1)}),
        ("basis", {"pence": 1200}),
        ("basis_words", {"pence": 1200, "basis": CostBasis.EXCLUDED, "basis_words": " "}),
        ("pence", {"pence": -1, "basis": CostBasis.ACTUAL}),
        ("until", {"until": date(2011, 2, 2)}),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(
    desk: Desk, family: str, agencies: tuple[str, str], field: str, more: dict[str, object]
) -> None:
    with pytest.raises(BadInput) as refused:
        add_contact(desk, family, **entry(agencies[0], **more))
    assert refused.value.field == field
    assert contacts_of(desk, family) == []


def test_nobody_had_a_contact_before_they_were_born(desk: Desk, family: str, agencies: tuple[str, str]) -> None:
    baby = add_person(desk, family, "Tia", FamilyRole.CHILD, birth_date="2011-02").record.id
    with pytest.raises(BadInput) as refused:
        add_contact(desk, family, **entry(agencies[0], people=(baby,), happened_on=date(2011, 1, 31)))
    assert refused.value.field == "happened_on"
    kept = add_contact(desk, family, **entry(agencies[0], people=(baby,)))
    with pytest.raises(BadInput):
        change_contact(desk, kept, happened_on=date(2010, 12, 1))
    year = add_contact(
        desk,
        family,
        **entry(agencies[0], people=(baby,), happened_on=date(2011, 1, 1), until=TODAY, date_known=DateKnown.YEAR),
    )
    assert {kept.record.id, year.record.id} == {one.id for one in contacts_of(desk, family)}


def test_uncosted_stays_uncosted_and_nothing_is_an_amount(desk: Desk, family: str, agencies: tuple[str, str]) -> None:
    uncosted = add_contact(desk, family, **entry(agencies[0]))
    nothing = add_contact(desk, family, **entry(agencies[0], pence=0, basis=CostBasis.ACTUAL))
    assert (uncosted.record.pence, nothing.record.pence) == (None, 0)
    changed = change_contact(desk, uncosted, pence=500, basis=CostBasis.RATE)
    assert change_contact(desk, changed, pence=None, basis=None).record.pence is None


def test_two_reports_count_once_until_they_are_parted(desk: Desk, family: str, agencies: tuple[str, str]) -> None:
    first = add_contact(desk, family, **entry(agencies[0]))
    other = add_contact(desk, family, **entry(agencies[1], happened_on=date(2011, 2, 5)))
    far = add_contact(desk, family, **entry(agencies[1], happened_on=date(2010, 2, 5)))
    assert [one.record for one in reports_of(desk, first.record).may_be] == [other.record]
    joined = join(desk, other, first.record)
    assert {one.id for one in contacts_of(desk, family)} == {first.record.id, far.record.id}
    assert [one.record.id for one in reports_of(desk, first.record).joined] == [other.record.id]
    assert reports_of(desk, first.record).may_be == ()
    told = reports_of(desk, joined.record)
    assert told.event == first.record
    assert told.may_be == ()
    third = add_contact(desk, family, **entry(agencies[1]))
    assert [one.record.id for one in reports_of(desk, third.record).may_be] == []
    with pytest.raises(Refused):
        take_contact_out(desk, first)
    part(desk, joined)
    assert len(contacts_of(desk, family)) == 4
    take_contact_out(desk, first)
    assert first.record.id not in {one.id for one in contacts_of(desk, family)}


def waiting(desk: Desk, family: str, agency: str) -> Opened[WaitingContact]:
    organisation = desk.owner.organisation_id
    batch = new_record(
        ContactBatch,
        organisation,
        state=BatchState.KEPT,
        by=desk.owner.worker_id,
        begun_at=desk.now(),
        sheet_print="0" * 64,
        ready=0,
        waiting=1,
    )
    desk.add(batch)
    facts = {"happened_on": date(2011, 2, 3), "agency": agency, "what": "A call", "batch": batch.id}
    return desk.add(new_record(WaitingContact, family, **facts))


def test_what_waited_counts_once_somebody_said_and_waits_again_once_they_take_it_back(
    desk: Desk, family: str, agencies: tuple[str, str]
) -> None:
    row = waiting(desk, family, agencies[0])
    said = say_what_it_was(desk, row, ContactKind.INCIDENT)
    assert contacts_of(desk, family) == [said.record]
    assert waiting_contacts(desk, family) == []
    with pytest.raises(Refused):
        say_what_it_was(desk, desk.get(WaitingContact, row.record.id), ContactKind.INTERVENTION)
    take_kind_back(desk, said.record.id)
    assert contacts_of(desk, family) == []
    (again,) = waiting_contacts(desk, family)
    assert again.record.id == row.record.id
    other = say_what_it_was(desk, again, ContactKind.INTERVENTION)
    assert contacts_of(desk, family) == [other.record]
    assert other.record.contact_kind is ContactKind.INTERVENTION
    assert not desk.get(Contact, other.record.id).conflicts


def test_what_never_waited_cannot_wait_again_nor_what_another_was_joined_to(
    desk: Desk, family: str, agencies: tuple[str, str]
) -> None:
    typed = add_contact(desk, family, **entry(agencies[1]))
    with pytest.raises(NotFound):
        take_kind_back(desk, typed.record.id)
    said = say_what_it_was(desk, waiting(desk, family, agencies[0]), ContactKind.INCIDENT)
    join(desk, typed, said.record)
    with pytest.raises(Refused):
        take_kind_back(desk, said.record.id)
