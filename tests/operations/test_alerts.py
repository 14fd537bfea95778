"""The band of a family says what its records say, and the more restrictive of what two people say."""

from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput
from coachdesk.models.alert import Alert, AlertSort
from coachdesk.models.family import Family
from coachdesk.models.person import FamilyRole
from coachdesk.models.values import new_id
from coachdesk.operations.alerts import family_alerts, raise_alert
from coachdesk.operations.families import add_household, start_family
from coachdesk.operations.people import add_person
from coachdesk.tools.alerts import Mark
from tests.desks import new_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return new_desk(tmp_path_factory.mktemp("desk") / "vault").desk


@pytest.fixture
def family(desk: Desk) -> str:
    return start_family(desk, "Vale").record.id


def said(desk: Desk, family: str) -> list[tuple[Mark, str, str]]:
    return [(line.mark, line.who, line.words) for line in family_alerts(desk, family)]


def test_everything_to_know_first_is_in_one_band(desk: Desk, family: str) -> None:
    kev = add_person(desk, family, "Kev", FamilyRole.PARTNER, no_contact=True).record.id
    add_person(desk, family, "Gem", FamilyRole.PARENT, safe_to_contact="mornings only")
    add_household(desk, family, "Mum's", address="1 Hill", address_restricted=True)
    add_household(desk, family, "Before", address="2 Hill", address_restricted=True, to_date="2009")
    desk.amend(desk.get(Family, family), alert="The lane floods")
    raise_alert(desk, family, "Tyson is loose in the yard", AlertSort.DOG)
    raise_alert(desk, family, "When Kev is there", AlertSort.NOT_ALONE, person=kev)
    assert said(desk, family) == [
        (Mark.NOT_ALONE, "Kev", "When Kev is there"),
        (Mark.NO_CONTACT, "Kev", ""),
        (Mark.ADDRESS, "Mum's", ""),
        (Mark.SAFE_CONTACT, "Gem", "mornings only"),
        (Mark.DOG, "", "Tyson is loose in the yard"),
        (Mark.OTHER, "", "The lane floods"),
    ]
    assert family_alerts(desk, start_family(desk, "Beck").record.id) == family_alerts(desk, new_id()) == ()


def test_an_alert_that_is_over_or_taken_back_is_not_said_and_comes_back(desk: Desk, family: str) -> None:
    raise_alert(desk, family, "Last year", AlertSort.DOG, until=date(2010, 1, 1))
    raise_alert(desk, family, "Next year", AlertSort.DOG, from_date=date(2012, 1, 1))
    opened = raise_alert(desk, family, "Tyson", AlertSort.DOG)
    assert said(desk, family) == [(Mark.DOG, "", "Tyson")]
    desk.remove(opened)
    assert said(desk, family) == []
    desk.bring_back(opened.record.id)
    assert said(desk, family) == [(Mark.DOG, "", "Tyson")]


def test_while_two_people_disagree_the_more_restrictive_is_said(desk: Desk, family: str) -> None:
    made = raise_alert(desk, family, "Tyson", AlertSort.NO_VISIT).record.id
    hers, his = desk.get(Alert, made), desk.get(Alert, made)
    desk.amend(hers, sort=AlertSort.NOT_ALONE, until=date(2010, 1, 1), words="Tyson is tied up")
    desk.amend(his, sort=AlertSort.OTHER, until=date(2030, 1, 1), words="Tyson bites")
    assert [line.mark for line in family_alerts(desk, family)] == [Mark.NOT_ALONE, Mark.NOT_ALONE]
    assert {line.words for line in family_alerts(desk, family)} == {"Tyson bites", "Tyson is tied up"}
    desk.settle(desk.get(Alert, made), until=date(2010, 1, 1))
    assert family_alerts(desk, family) == ()


def test_an_alert_says_something_and_ends_after_it_began(desk: Desk, family: str) -> None:
    with pytest.raises(BadInput):
        raise_alert(desk, family, " ", AlertSort.DOG)
    with pytest.raises(BadInput) as refused:
        raise_alert(desk, family, "x", AlertSort.DOG, from_date=date(2012, 1, 2), until=date(2012, 1, 1))
    assert refused.value.field == "until"
