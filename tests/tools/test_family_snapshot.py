"""Nobody marked no-contact on any record of theirs, dead or unborn can be named on the pages a family holds."""

from datetime import UTC, date, datetime

import pytest

from coachdesk.errors import BadInput
from coachdesk.models.family_mode import FamilyPage, FamilySnapshot, LookInSight, WhoSeesPart
from coachdesk.models.person import FamilyRole, Person, SamePerson
from coachdesk.tools.family_snapshot import Whereabouts, WhoIsThere, family_snapshot, may_be_there

LOG = "f" * 32


def person(number: int, **more: object) -> Person:
    return Person.model_validate(
        {"id": f"{number:032}", "log": LOG, "number": number, "known_as": f"P{number}", "role": FamilyRole.KIN, **more}
    )


ALIVE, TWIN, MARKED = person(1), person(2), person(3, no_contact=True)
DEAD, UNBORN = person(4, deceased_on="2010"), person(5, due_date=date(2011, 9, 1))
EVERYONE = (ALIVE, TWIN, MARKED, DEAD, UNBORN)
LINK = SamePerson(id="e" * 32, log=LOG, person=TWIN.id, other_person=MARKED.id, other_family=LOG)


def made(*there: str, pages: tuple[FamilyPage, ...] = (FamilyPage.STEPS,)) -> FamilySnapshot:
    return family_snapshot(
        None,
        WhoIsThere(EVERYONE, (LINK,), there),
        Whereabouts(),
        pages=pages,
        who_sees=(WhoSeesPart(heading="We see"),),
        look=LookInSight(scheme="light", percent=100),
        now=datetime(2011, 3, 1, tzinfo=UTC),
        box_id="b" * 32,
        box_key="00",
    )


def test_who_may_be_there() -> None:
    assert may_be_there(EVERYONE) == [ALIVE, TWIN]
    assert may_be_there(EVERYONE, [LINK]) == [ALIVE]


def test_those_who_may_not_be_named_are_left_out_and_alone_they_are_nobody() -> None:
    assert [one.id for one in made(*(one.id for one in EVERYONE)).people] == [ALIVE.id]
    with pytest.raises(BadInput) as refused:
        made(TWIN.id, DEAD.id)
    assert refused.value.field == "people"


def test_without_a_plan_there_are_no_targets_and_without_pages_there_is_nothing() -> None:
    assert made(ALIVE.id).targets == ()
    with pytest.raises(BadInput) as refused:
        made(ALIVE.id, pages=())
    assert refused.value.field == "pages"
