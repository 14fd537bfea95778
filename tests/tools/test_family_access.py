"""Whoever works with a family has it, whoever does not has not, and nobody is left without it in between."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.family import Assignment
from coachdesk.models.handover import Handover
from coachdesk.tools.family_access import BEFOREHAND, Access, MayDo, access_due
from tests.tools.records import assignment, make, worker

TODAY = date(2011, 9, 1)
BRONWEN, ANITA, SAM, JO = (worker(name) for name in ("Bronwen", "Anita", "Sam", "Jo Bell"))
OURS = frozenset(one.id for one in (BRONWEN, ANITA, SAM))
NAMES = {one.id: one.name for one in (BRONWEN, ANITA, SAM, JO)}
LEADS = assignment(ANITA, "2011-01-01", role="advocate")
COACHES = assignment(BRONWEN, "2011-01-01")
BOTH: dict[str, MayDo] = {ANITA.id: "lead", BRONWEN.id: "writer"}


def handover(**fields: Any) -> Handover:
    values = {
        "from_worker": BRONWEN.id,
        "to_worker": SAM.id,
        "role": "coach",
        "from_day": TODAY,
        "why": "A new job",
        "proposed_on": TODAY,
        "proposed_by": ANITA.id,
    }
    return make(Handover, **{**values, **fields})


READY = {
    "told_on": TODAY,
    "told_how": "At home",
    "last_visit": "joint",
    "visit_on": TODAY,
    "sheet_given": "paper",
    "sheet_on": TODAY,
}
DONE = {**READY, "accepted_on": TODAY, "done_on": TODAY}
TAKEN_OVER = (LEADS, assignment(BRONWEN, "2011-01-01", "2011-09-01"), assignment(SAM, "2011-09-01"))


def due(now: dict[str, MayDo], *assignments: Assignment, about: tuple[Handover, ...] = ()) -> Access:
    return access_due(now, assignments, about, OURS, TODAY)


def told(access: Access) -> tuple[dict[str, MayDo], set[str], set[str]]:
    """By name."""
    comes = {NAMES[one]: role for one, role in access.comes.items()}
    return comes, {NAMES[one] for one in access.goes}, {NAMES[one] for one in access.late}


def test_who_is_assigned_is_in_and_the_advocate_leads() -> None:
    assert told(due({}, LEADS, COACHES)) == ({"Anita": "lead", "Bronwen": "writer"}, set(), set())
    assert due(BOTH, LEADS, COACHES).is_settled


def test_whoever_holds_two_roles_leads_where_one_of_them_does() -> None:
    both = (assignment(BRONWEN, "2011-01-01", role="advocate"), COACHES)
    assert told(due({}, *both))[0] == told(due({}, *reversed(both)))[0] == {"Bronwen": "lead"}


def test_who_has_no_laptop_of_ours_is_never_let_in() -> None:
    assert due(BOTH, LEADS, COACHES, assignment(JO, "2011-01-01", role="lead_professional")).is_settled


def test_who_begins_later_has_it_a_week_before_and_is_not_put_out_until_then() -> None:
    soon, later = (assignment(SAM, str(TODAY + BEFOREHAND + timedelta(days=n))) for n in (0, 1))
    assert told(due(BOTH, LEADS, COACHES, soon))[0] == {"Sam": "writer"}
    assert due(BOTH, LEADS, COACHES, later).is_settled
    assert due({**BOTH, SAM.id: "writer"}, LEADS, COACHES, later).is_settled


def test_cover_lasts_to_the_end_of_its_last_day_and_any_other_work_goes_when_it_is_ended() -> None:
    now: dict[str, MayDo] = {**BOTH, SAM.id: "writer"}
    assert due(now, LEADS, COACHES, assignment(SAM, "2011-08-01", "2011-09-01", role="cover")).is_settled
    over = due(now, LEADS, COACHES, assignment(SAM, "2011-08-01", "2011-08-31", role="cover"))
    assert told(over) == ({}, {"Sam"}, {"Sam"})
    assert told(due(now, LEADS, COACHES, assignment(SAM, "2011-08-01", "2011-09-01")))[1] == {"Sam"}


def test_the_new_coach_comes_in_once_the_family_knows_and_the_old_one_stays_until_it_is_done() -> None:
    assert due(BOTH, LEADS, COACHES, about=(handover(),)).is_settled, "nobody was told yet"
    assert told(due(BOTH, LEADS, COACHES, about=(handover(**READY),))) == ({"Sam": "writer"}, set(), set())
    three: dict[str, MayDo] = {**BOTH, SAM.id: "writer"}
    assert due(three, LEADS, COACHES, about=(handover(**READY, accepted_on=TODAY),)).is_settled


def test_when_it_is_done_the_old_one_goes_and_is_named_while_the_old_laptop_has_not_handed_in() -> None:
    three: dict[str, MayDo] = {**BOTH, SAM.id: "writer"}
    assert told(due(three, *TAKEN_OVER, about=(handover(**DONE),))) == ({}, {"Bronwen"}, {"Bronwen"})
    handed_in = handover(**DONE, handed_in_on=TODAY)
    assert told(due(three, *TAKEN_OVER, about=(handed_in,))) == ({}, {"Bronwen"}, set())


@pytest.mark.parametrize("over", [{"declined_on": TODAY}, {"withdrawn_on": TODAY}])
def test_who_said_no_after_having_been_let_in_goes_again(over: dict[str, Any]) -> None:
    three: dict[str, MayDo] = {**BOTH, SAM.id: "writer"}
    assert told(due(three, LEADS, COACHES, about=(handover(**READY, **over),)))[1] == {"Sam"}
    covering = assignment(SAM, "2011-08-01", "2011-09-30", role="cover")
    assert due(three, LEADS, COACHES, covering, about=(handover(**READY, **over),)).is_settled


def test_who_takes_over_from_one_who_leads_leads_and_a_member_for_another_reason_stays() -> None:
    now: dict[str, MayDo] = {BRONWEN.id: "lead", SAM.id: "writer"}
    found = due(now, assignment(BRONWEN, "2011-01-01", "2011-09-01"), TAKEN_OVER[2], about=(handover(**DONE),))
    assert told(found) == ({"Sam": "lead"}, {"Bronwen"}, {"Bronwen"})
    assert due({**BOTH, SAM.id: "reader"}, LEADS, COACHES).is_settled
    assert told(due({**BOTH, BRONWEN.id: "reader"}, LEADS, COACHES))[0] == {"Bronwen": "writer"}
    assert due({ANITA.id: "lead", BRONWEN.id: "lead"}, LEADS, COACHES).is_settled, "nobody loses a right by this"


_DAYS = st.integers(-30, 30).map(lambda days: TODAY + timedelta(days=days))
_ASSIGNMENTS = st.lists(
    st.builds(
        lambda who, since, until, role: assignment(who, str(since), str(until) if until else None, role=role),
        st.sampled_from([BRONWEN, ANITA, SAM, JO]),
        _DAYS,
        st.none() | _DAYS,
        st.sampled_from(["coach", "advocate", "cover", "lead_professional"]),
    ),
    max_size=6,
)
_MEMBERS = st.dictionaries(
    st.sampled_from([one.id for one in (BRONWEN, ANITA, SAM, JO)]), st.sampled_from(["lead", "writer", "reader"])
)
_HANDOVERS = st.lists(
    st.builds(
        lambda fields, who: handover(**fields, from_worker=who[0].id, to_worker=who[1].id),
        st.sampled_from([{}, READY, DONE, {**READY, "declined_on": TODAY}, {"withdrawn_on": TODAY}]),
        st.permutations([BRONWEN, ANITA, SAM]),
    ),
    max_size=3,
)


@given(_MEMBERS, _ASSIGNMENTS, _HANDOVERS)
def test_nobody_comes_and_goes_at_once_and_after_it_is_followed_nothing_is_due(
    now: dict[str, MayDo], assignments: list[Assignment], about: list[Handover]
) -> None:
    found = access_due(now, assignments, about, OURS, TODAY)
    assert not found.comes.keys() & found.goes
    assert found.goes <= now.keys()
    assert found.late <= found.goes
    held = {one.worker for one in assignments if not one.to_date}
    assert not found.goes & held, "whose work goes on stays"
    after = {worker: role for worker, role in {**now, **found.comes}.items() if worker not in found.goes}
    assert access_due(after, assignments, about, OURS, TODAY).is_settled
