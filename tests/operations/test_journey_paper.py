"""A map leaves on paper as the worker says whose eyes it is for, and what left is written down."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import FileExists, NotFound, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.contact import Contact, ContactKind, CostBasis
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.family import Family, Household
from coachdesk.models.journey import FeelingPoint
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.values import new_id
from coachdesk.operations.journey_paper import (
    COSTED_MAP,
    FAMILY_MAP,
    WORKERS_MAP,
    draw_journey,
    journey_file_name,
    journey_paper,
    save_journey,
    what_it_is,
)
from tests.desks import HandClock, new_desk
from tests.pdf_readers import all_text

DAY = date(2011, 3, 1)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    clock = HandClock(datetime(2011, 9, 1, 9, 0, tzinfo=UTC))
    open_desk = new_desk(tmp_path_factory.mktemp("journey") / "records", clock)
    desk, log = open_desk.desk, new_id()
    agency = new_record(Agency, desk.owner.organisation_id, name="Brue Vale Homes", sector=Sector.HOUSING)
    with desk.together() as batch:
        batch.add(Family(id=log, log=log, ref="F1", name="Otter"))
        for number, (name, away) in enumerate((("Ruth", False), ("Gary", True)), start=1):
            role = FamilyRole.PARENT
            batch.add(new_record(Person, log, number=number, known_as=name, role=role, no_contact=away))
        batch.add(new_record(Household, log, name="Home", address="7 Otter Row", postcode="ZZ1 1ZZ"))
        batch.add(agency)
        batch.add(
            new_record(
                Contact, log, happened_on=DAY, contact_kind=ContactKind.INCIDENT, agency=agency.id, what="Door mended",
                pence=12_345, basis=CostBasis.RATE,
            )
        )  # fmt: skip
        batch.add(new_record(LifeEvent, log, happened_on=DAY, what="Gary left 7 Otter Row"))
        batch.add(
            new_record(FeelingPoint, log, happened_on=DAY, place=100, words="Gary rang Ruth", said_at=clock.now())
        )
    yield open_desk
    open_desk.close()


def family(opened: OpenDesk) -> str:
    (one,) = opened.desk.records(Family)
    return one.id


def test_for_a_room_with_the_family_it_has_no_cost_no_address_and_nobody_who_is_never_named(
    opened: OpenDesk, tmp_path: Path
) -> None:
    paper = journey_paper(opened, family(opened))
    assert what_it_is(paper) == FAMILY_MAP
    said = all_text(draw_journey(paper), tmp_path)
    assert "Door mended" in said
    assert "rang Ruth" in said
    for words in ("£", "Otter Row", "Gary"):
        assert words not in said


def test_costs_are_for_workers_alone_and_only_if_wanted(opened: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        journey_paper(opened, family(opened), with_cost=True)
    plain = journey_paper(opened, family(opened), family_in_room=False)
    assert what_it_is(plain) == WORKERS_MAP
    assert "£" not in all_text(draw_journey(plain), tmp_path)
    costed = journey_paper(opened, family(opened), family_in_room=False, with_cost=True)
    assert what_it_is(costed) == COSTED_MAP
    said = all_text(draw_journey(costed), tmp_path)
    assert "£123.45" in said
    assert "Gary left 7 Otter Row" in said
    with pytest.raises(NotFound):
        journey_paper(opened, "0" * 32)


def test_a_file_that_left_is_written_down_and_none_is_written_over(opened: OpenDesk, tmp_path: Path) -> None:
    paper = journey_paper(opened, family(opened))
    assert journey_file_name(paper) == "F1-journey-2011-09-01.pdf"
    pdf, out = draw_journey(paper), tmp_path / "map.pdf"
    before = len(opened.desk.records(AccessEntry))
    assert save_journey(opened, paper, pdf, out, safe_on_paper=True) == sha256_hex(out.read_bytes())
    line = max(opened.desk.records(AccessEntry), key=lambda one: one.at)
    assert (line.deed, line.family, line.what) == (AccessDeed.EXPORTED, family(opened), FAMILY_MAP)
    (copy,) = opened.desk.records(CopyOut)
    assert copy.sha256 == sha256_hex(pdf)
    with pytest.raises(FileExists):
        save_journey(opened, paper, pdf, out, safe_on_paper=True)
    with pytest.raises(Refused):
        save_journey(opened, paper, pdf, tmp_path / "other.pdf", safe_on_paper=False)
    assert len(opened.desk.records(AccessEntry)) == before + 1
