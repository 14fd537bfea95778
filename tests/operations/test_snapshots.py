"""Figures frozen under a name are the same for ever, are nobody's who has no key of the family, and no byte changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk, new_record
from coachdesk.desk.attachments import NewFile, attach_with, attachment_bytes
from coachdesk.errors import BadInput, NotFound, Refused, Unreadable
from coachdesk.models.contact import Contact, ContactKind, CostBasis
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.frozen_figures import FiguresSnapshot, FrozenFigures
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.plan import Attachment
from coachdesk.models.unit_rate import UnitRate
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.attachments import papers
from coachdesk.operations.families import start_family
from coachdesk.operations.figures import evaluate, figures_of, savings
from coachdesk.operations.said_once import say_once
from coachdesk.operations.savings_facts import say_map_drawn, say_why
from coachdesk.operations.snapshots import figures_in, make_snapshot, snapshot_called, snapshots_here
from coachdesk.operations.unit_rates import rate_id, say_programme_cost, unit_rates
from coachdesk.tools.windows import parse_window
from tests.desks import HandClock, new_desk
from tests.operations.figures_desk import mark

BEFORE, DURING = parse_window("2011-01..2011-02"), parse_window("2011-03..2011-04")


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Three families with two contacts a month each, one of them from January to April, one never."""
    open_desk = new_desk(tmp_path_factory.mktemp("snapshots") / "vault", HandClock(datetime(2011, 9, 1, tzinfo=UTC)))
    desk = open_desk.desk
    police = add_agency(desk, "Police", Sector.POLICE).record
    for number in range(1, 4):
        log = start_family(desk, "Somebody", f"F{number}", joined_on="2011-03-01").record.id
        for month in range(1, 5) if number < 3 else ():
            _contact(desk, log, police.id, date(2011, month, 3), 1000 * number + month)
            _contact(desk, log, police.id, date(2011, month, 4), None)
        mark(desk, log, police.id, "2010-12", Coverage.ZERO)
        say_map_drawn(desk, log)
    say_why(desk, log, DURING, "A hard spring")
    rate = {"category": "C01", "label": "Call", "low": 1, "likely": 20_000, "high": 30_000}
    organisation = desk.owner.organisation_id
    say_once(desk, UnitRate, rate_id(organisation, "C01"), organisation, **rate, cashable=True)
    say_programme_cost(desk, 5_000, "somebody's guess")
    yield desk
    open_desk.close()


def _contact(desk: Desk, log: str, agency: str, day: date, pence: int | None) -> None:
    values: dict[str, Any] = {
        "happened_on": day,
        "agency": agency,
        "what": "Call",
        "contact_kind": ContactKind.INCIDENT,
    }
    desk.add(
        new_record(
            Contact, log, **values, pence=pence, category="C01", savings_category="C01",
            basis=CostBasis.RATE if pence is not None else None,
        )
    )  # fmt: skip


def test_the_figures_stay_as_they_were_whatever_is_changed(desk: Desk) -> None:
    live = figures_of(desk)
    told, projected = evaluate(desk, BEFORE, DURING, figures=live), savings(desk, BEFORE, DURING, figures=live)
    made = make_snapshot(desk, "V1 of September")
    held = figures_in(desk, made)
    assert held == replace(live, snapshot="V1 of September")
    agency = desk.all(Agency)[0]
    for one in desk.all(Contact)[:3]:
        desk.remove(one)
    _contact(desk, live.families[0], agency.record.id, date(2011, 3, 5), 99_999)
    desk.amend(agency, name="Constabulary")
    desk.amend(unit_rates(desk)[0], likely=10, low=0)
    say_programme_cost(desk, 1, "nobody")
    start_family(desk, "Later", "F4")
    again = figures_in(desk, snapshot_called(desk, " v1 OF  september"))
    assert again == held
    assert evaluate(desk, BEFORE, DURING, figures=again) == replace(told, snapshot="V1 of September")
    assert savings(desk, BEFORE, DURING, figures=again) == projected
    assert evaluate(desk, BEFORE, DURING).comparison != told.comparison
    assert [(one.here, one.snapshot.families) for one in snapshots_here(desk)] == [(3, 3)]


def test_a_name_is_given_once_and_a_snapshot_of_nobody_is_refused(desk: Desk) -> None:
    make_snapshot(desk, "V1")
    with pytest.raises(BadInput, match="has that name already"):
        make_snapshot(desk, " v1 ")
    with pytest.raises(NotFound):
        snapshot_called(desk, "V2")
    first = snapshot_called(desk, "V1")
    desk.add(first.model_copy(update={"id": "ab" * 16}))
    with pytest.raises(Refused, match="Two snapshots"):
        snapshot_called(desk, "V1")


def test_the_organisations_log_says_nothing_of_a_family(desk: Desk) -> None:
    made = make_snapshot(desk, "V1")
    said = repr(made.to_fields())
    for family in figures_of(desk).families:
        assert family not in said
    assert made.log == desk.owner.organisation_id
    assert not [paper for family in figures_of(desk).families for paper in papers(desk, family)], "no paper of theirs"
    again = make_snapshot(desk, "V2")
    assert not set(made.prints) & set(again.prints), "the same figures have another print in another snapshot"


def test_families_whose_figures_are_not_here_are_left_out(desk: Desk) -> None:
    made = make_snapshot(desk, "V1")
    one, *others = desk.records(FrozenFigures)
    families = set(figures_of(desk).families)
    gone = FrozenFigures.model_validate({**dict(one), "id": "cd" * 16, "attachment": "ef" * 16})
    kept = [frozen for frozen in desk.all(FrozenFigures) if frozen.record.id == one.id]
    _forget(desk, kept[0].record)
    desk.add(gone)  # known, but its file has not arrived
    assert set(figures_in(desk, made).families) == families - {one.log}
    for other in others:
        _forget(desk, other)
    with pytest.raises(Refused, match="have not arrived yet"):
        figures_in(desk, made)


def test_a_changed_byte_is_refused(desk: Desk) -> None:
    made = make_snapshot(desk, "V1")
    one = desk.records(FrozenFigures)[0]
    content = attachment_bytes(desk, desk.get(Attachment, one.attachment).record)
    assert b"Police" in content
    _replaced(desk, one, content.replace(b"Police", b"Polize"), made.id)
    with pytest.raises(Unreadable, match="not what was kept"):
        figures_in(desk, made)


@pytest.mark.parametrize("change", [{"name": "V9"}, {"programme_pence": 4_999}, {"prints": ("0" * 64,)}])
def test_a_changed_word_of_the_snapshot_itself_is_refused(desk: Desk, change: dict[str, Any]) -> None:
    made = make_snapshot(desk, "V1")
    with pytest.raises(Unreadable, match="not what was kept"):
        figures_in(desk, made.model_copy(update=change))


def test_another_familys_figures_do_not_stand_for_this_one(desk: Desk) -> None:
    """Swapped within a snapshot, each has a print that is right and a log that is wrong."""
    made = make_snapshot(desk, "V1")
    one, other, _ = desk.records(FrozenFigures)
    content = attachment_bytes(desk, desk.get(Attachment, other.attachment).record)
    _replaced(desk, one, content, made.id)
    with pytest.raises(Unreadable, match="not what was kept"):
        figures_in(desk, made)


def test_no_family_no_snapshot(tmp_path_factory: pytest.TempPathFactory) -> None:
    open_desk = new_desk(tmp_path_factory.mktemp("empty") / "vault")
    with pytest.raises(Refused, match="no family"):
        make_snapshot(open_desk.desk, "V1")
    assert open_desk.desk.records(FiguresSnapshot) == []
    open_desk.close()


def _replaced(desk: Desk, one: FrozenFigures, content: bytes, about: str) -> None:
    """Somebody who has the family's key puts other bytes in place of the frozen ones, with a print to fit."""
    _forget(desk, one)
    with desk.together() as batch:
        file = attach_with(desk, batch, one.log, NewFile("figures", "x/y", content), about=about)
        fields = {"snapshot": one.snapshot, "attachment": file.record.id, "sha256": sha256_hex(content)}
        batch.add(new_record(FrozenFigures, one.log, **fields))


def _forget(desk: Desk, one: FrozenFigures) -> None:
    """Take out a record that this program never takes out."""
    FrozenFigures.kept_for_good = False
    try:
        desk.remove(desk.get(FrozenFigures, one.id))
    finally:
        FrozenFigures.kept_for_good = True
