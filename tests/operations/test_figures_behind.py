"""What a figure opens is exactly what it adds up: as many contacts, coming to as much, and nobody else's."""

from collections.abc import Iterator
from datetime import date

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.models.contact import Contact, ContactKind, ContactOutcome, DateKnown
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Sector
from coachdesk.models.window import Window
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.contact_tallies import tallies_of
from coachdesk.operations.contacts import join
from coachdesk.operations.families import start_family
from coachdesk.operations.figures_behind import BehindFigure, behind_figure
from coachdesk.tools.tallies import sum_of
from tests.desks import new_desk

MARCH = Window("2011-03", 1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = new_desk(tmp_path_factory.mktemp("behind") / "vault")
    yield opened.desk
    opened.close()


@pytest.fixture(scope="module")
def families(desk: Desk) -> tuple[str, str]:
    """Two families, each with the same contacts; the first of them told of one of its events twice."""
    police, school = (add_agency(desk, name, Sector.OTHER).record.id for name in ("Police", "School"))
    found = []
    for name in ("Lane", "Moor"):
        family = start_family(desk, name).record.id
        found.append(family)
        for day, known, pence, more in (
            (1, DateKnown.DAY, 100, {"harmed": Asked.YES}),
            (2, DateKnown.ABOUT, None, {"category": "C01"}),
            (31, DateKnown.DAY, 300, {"contact_kind": ContactKind.INTERVENTION, "outcome": ContactOutcome.NOBODY_IN}),
            (1, DateKnown.SEASON, 5_000, {}),
            (15, DateKnown.YEAR, 7_000, {"harmed": Asked.YES}),
        ):
            facts = {"contact_kind": ContactKind.INCIDENT, "agency": police, "what": "Called out", **more}
            desk.add(
                new_record(Contact, family, happened_on=date(2011, 3, day), date_known=known, pence=pence, **facts)
            )
    event = desk.records(Contact, found[0])[0]
    second = desk.add(new_record(Contact, found[0], **{**_facts(event), "agency": school}))
    join(desk, second, event)
    return found[0], found[1]


def _facts(one: Contact) -> dict[str, object]:
    return {name: getattr(one, name) for name in ("contact_kind", "what", "happened_on", "date_known", "pence")}


@pytest.mark.parametrize(
    ("only", "days"),
    [
        ({}, [1, 2, 31]),
        ({"harmed": True}, [1]),
        ({"category": "C01"}, [2]),
        ({"contact_kind": ContactKind.INTERVENTION}, [31]),
        ({"contact_kind": ContactKind.INCIDENT}, [1, 2]),
        ({"outcome": ContactOutcome.NOBODY_IN}, [31]),
    ],
)
def test_only_what_is_asked_for_of_a_known_month_is_behind_a_figure_and_a_second_report_is_not(
    desk: Desk, families: tuple[str, str], only: dict[str, object], days: list[int]
) -> None:
    for family in families:
        found = behind_figure(desk, BehindFigure((family,), MARCH, **only))  # type: ignore[arg-type]
        assert [one.happened_on.day for one in found.contacts] == days
        assert {one.log for one in found.contacts} == {family}


def test_what_is_behind_a_month_comes_to_what_the_tallies_of_the_month_say(
    desk: Desk, families: tuple[str, str]
) -> None:
    for asked in (families, families[:1]):
        told = sum_of(one for one in tallies_of(desk, asked) if one.month == "2011-03")
        assert behind_figure(desk, BehindFigure(asked, MARCH)).sum == told
    assert told.uncosted == 1


def test_contacts_named_one_by_one_are_found_and_no_window_has_none(desk: Desk, families: tuple[str, str]) -> None:
    wanted = [one.id for one in desk.records(Contact, families[1])][:2]
    found = behind_figure(desk, BehindFigure(ids=(*wanted, "0" * 32)))
    assert {one.id for one in found.contacts} == set(wanted)
    assert set(found.families) == set(families)
    assert behind_figure(desk, BehindFigure(families)).contacts == ()
