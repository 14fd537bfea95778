"""Nobody's coach changes behind the family's back: told, seen off, and given its page, or the advocate says why not."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.handover import Handover
from coachdesk.models.organisation import WorkerRole
from coachdesk.models.values import new_id
from coachdesk.models.visit import Visit
from coachdesk.tools import handover as rules
from coachdesk.tools.handover import (
    Deed,
    HandoverState,
    Hands,
    Lack,
    Standing,
    goes_without,
    handover_state,
    lacking,
    visit_held,
    why_not,
)
from tests.tools.records import make

TODAY = date(2011, 9, 1)
OLD, NEW, ADVOCATE = new_id(), new_id(), new_id()
BY_OLD = Hands(OLD, WorkerRole.COACH, connected=True)
BY_NEW = Hands(NEW, WorkerRole.COACH, connected=True)
BY_ADVOCATE = Hands(ADVOCATE, WorkerRole.ADVOCATE, connected=True)
ALONE = Hands(OLD, WorkerRole.COACH, connected=False)

TOLD = {"told_on": TODAY, "told_how": "At the kitchen table"}
SEEN = {"last_visit": "joint", "visit_on": TODAY}
GIVEN = {"sheet_given": "paper", "sheet_on": TODAY}
WITHOUT = {"without_why": "They have moved away", "without_by": ADVOCATE, "without_on": TODAY}
YES = {"accepted_on": TODAY, "accepted_by": NEW}
NO = {"declined_on": TODAY, "declined_why": "I know them from school"}
BACK = {"withdrawn_on": TODAY, "withdrawn_why": "Bronwen stays"}
DONE = {"done_on": TODAY, "done_by": OLD}


def proposed(**fields: Any) -> Handover:
    values = {
        "from_worker": OLD,
        "to_worker": NEW,
        "role": "coach",
        "from_day": TODAY,
        "why": "A new job",
        "proposed_on": TODAY,
        "proposed_by": OLD,
    }
    return make(Handover, **{**values, **fields})


def met(outcome: str | None) -> Visit:
    return make(Visit, planned_at=datetime(2011, 9, 1, 9, tzinfo=UTC), outcome=outcome)


def on(handover: Handover, visit: Visit | None = None, today: date = TODAY) -> Standing:
    return Standing(handover, visit, today)


def test_it_goes_from_proposed_to_prepared_to_accepted_to_done() -> None:
    steps: list[dict[str, Any]] = [{}, TOLD, SEEN, GIVEN, YES, DONE]
    states, fields = [], dict[str, Any]()
    for step in steps:
        fields |= step
        states.append(handover_state(proposed(**fields)))
    of = HandoverState
    assert states == [of.PROPOSED, of.PROPOSED, of.PROPOSED, of.PREPARED, of.ACCEPTED, of.DONE]


def test_what_is_missing_is_named_and_half_of_it_is_not_enough() -> None:
    assert lacking(proposed()) == (Lack.TOLD, Lack.VISIT, Lack.SHEET)
    assert lacking(proposed(**TOLD, **SEEN, **GIVEN)) == ()
    assert Lack.TOLD in lacking(proposed(told_on=TODAY, told_how=" "))
    assert Lack.TOLD in lacking(proposed(told_how="On the telephone"))
    assert Lack.VISIT in lacking(proposed(visit_on=TODAY))
    assert Lack.VISIT in lacking(proposed(last_visit="goodbye"))
    assert Lack.VISIT not in lacking(proposed(last_visit="goodbye", visit=new_id()))
    assert Lack.SHEET in lacking(proposed(sheet_given="paper"))
    assert Lack.SHEET in lacking(proposed(sheet_on=TODAY))


def test_going_on_without_takes_a_reason_and_somebody_who_gave_it() -> None:
    assert goes_without(proposed(**WITHOUT))
    assert not goes_without(proposed(without_why="They have moved away"))
    assert not goes_without(proposed(without_by=ADVOCATE, without_why="  "))
    assert handover_state(proposed(**WITHOUT)) is HandoverState.PREPARED


def test_a_no_written_at_the_same_time_as_a_yes_counts_and_a_withdrawal_too() -> None:
    ready = {**TOLD, **SEEN, **GIVEN}
    assert handover_state(proposed(**ready, **YES, **NO)) is HandoverState.DECLINED
    assert handover_state(proposed(**ready, **YES, **BACK)) is HandoverState.WITHDRAWN
    assert handover_state(proposed(**ready, **YES, **BACK, **DONE)) is HandoverState.DONE
    assert [one for one in HandoverState if one.is_open] == [
        HandoverState.PROPOSED,
        HandoverState.PREPARED,
        HandoverState.ACCEPTED,
    ]


def test_a_visit_in_the_diary_counts_when_they_met_and_a_day_when_it_has_come() -> None:
    agreed = proposed(**{**SEEN, "visit": new_id(), "visit_on": None})
    assert [visit_held(on(agreed, met(how))) for how in ("met", "nobody_in", "we_cancelled", None)] == [
        True,
        False,
        False,
        False,
    ]
    assert not visit_held(on(agreed))
    assert visit_held(on(proposed(**SEEN)))
    assert not visit_held(on(proposed(**SEEN), today=TODAY - timedelta(days=1)))


def test_only_the_new_worker_says_yes_or_no_where_she_has_a_laptop_of_her_own() -> None:
    ready = on(proposed(**TOLD, **SEEN, **GIVEN))
    for deed in (Deed.ACCEPT, Deed.DECLINE):
        assert why_not(deed, ready, BY_NEW) == ""
        assert why_not(deed, ready, BY_OLD) == why_not(deed, ready, BY_ADVOCATE) == rules.ONLY_THE_NEW
        assert why_not(deed, ready, ALONE) == ""
    assert why_not(Deed.ACCEPT, on(proposed()), BY_NEW) == rules.NOT_PREPARED
    assert why_not(Deed.DECLINE, on(proposed()), BY_NEW) == ""
    assert why_not(Deed.ACCEPT, on(proposed(**TOLD, **SEEN, **GIVEN, **YES)), BY_NEW) == rules.SAID_YES


def test_only_the_advocate_or_the_manager_goes_on_without_and_only_where_something_lacks() -> None:
    for role in WorkerRole:
        allowed = role in (WorkerRole.ADVOCATE, WorkerRole.MANAGER)
        said = why_not(Deed.GO_WITHOUT, on(proposed(**TOLD)), Hands(ADVOCATE, role, connected=True))
        assert said == ("" if allowed else rules.ONLY_ADVOCATES)
    whole = {**TOLD, **SEEN, **GIVEN}
    assert why_not(Deed.GO_WITHOUT, on(proposed(**whole)), BY_ADVOCATE) == rules.NOTHING_LACKS
    not_yet = on(proposed(**whole), today=TODAY - timedelta(days=1))
    assert why_not(Deed.GO_WITHOUT, not_yet, BY_ADVOCATE) == "", "a visit that never takes place"


def test_it_is_finished_after_the_visit_and_not_before_the_first_day() -> None:
    whole = {**TOLD, **SEEN, **GIVEN, **YES}
    assert why_not(Deed.FINISH, on(proposed(**whole)), BY_OLD) == ""
    assert why_not(Deed.FINISH, on(proposed(**{**whole, "from_day": date(2011, 9, 2)})), BY_OLD) == rules.TOO_EARLY
    later = {**whole, "visit_on": date(2011, 9, 2)}
    assert why_not(Deed.FINISH, on(proposed(**later)), BY_OLD) == rules.NOT_HELD
    assert why_not(Deed.FINISH, on(proposed(**later, **WITHOUT)), BY_OLD) == ""
    assert why_not(Deed.FINISH, on(proposed(**TOLD, **SEEN, **GIVEN)), BY_OLD) == rules.NOT_ACCEPTED
    assert why_not(Deed.FINISH, on(proposed(**TOLD, **SEEN)), BY_OLD) == rules.LACK_SENTENCES[Lack.SHEET]


def test_handing_in_comes_last_and_from_the_old_laptop() -> None:
    whole = {**TOLD, **SEEN, **GIVEN, **YES}
    done = on(proposed(**whole, **DONE))
    assert why_not(Deed.HAND_IN, done, BY_OLD) == ""
    assert why_not(Deed.HAND_IN, done, BY_NEW) == rules.ONLY_THE_OLD
    assert why_not(Deed.HAND_IN, done, ALONE) == rules.NO_SERVER
    assert why_not(Deed.HAND_IN, on(proposed(**whole)), BY_OLD) == rules.NOT_DONE
    assert why_not(Deed.HAND_IN, on(proposed(**whole, **BACK)), BY_OLD) == rules.OVER
    assert why_not(Deed.HAND_IN, on(proposed(**whole, **DONE, handed_in_on=TODAY)), BY_OLD) == rules.HANDED_IN


@pytest.mark.parametrize("over", [DONE, NO, BACK])
def test_nothing_of_one_that_is_over_can_be_changed(over: dict[str, Any]) -> None:
    standing = on(proposed(**TOLD, **SEEN, **GIVEN, **YES, **over))
    for deed in set(Deed) - {Deed.HAND_IN}:
        assert why_not(deed, standing, BY_NEW) == rules.OVER


@pytest.mark.parametrize("hands", [BY_OLD, BY_NEW, BY_ADVOCATE, ALONE])
def test_of_all_that_can_be_written_or_not_only_what_is_whole_or_reasoned_finishes(hands: Hands) -> None:
    parts: list[dict[str, Any]] = [TOLD, SEEN, GIVEN, WITHOUT, YES]
    for chosen in product((False, True), repeat=len(parts)):
        told, seen, given_, without, yes = chosen
        fields = {
            name: value for part, is_in in zip(parts, chosen, strict=True) if is_in for name, value in part.items()
        }
        may = yes and (without or (told and seen and given_))
        assert (why_not(Deed.FINISH, on(proposed(**fields)), hands) == "") is may, chosen


_WRITES: dict[Deed, dict[str, Any]] = {
    Deed.TELL: TOLD,
    Deed.AGREE_VISIT: SEEN,
    Deed.GIVE_SHEET: GIVEN,
    Deed.GO_WITHOUT: WITHOUT,
    Deed.ACCEPT: YES,
    Deed.DECLINE: NO,
    Deed.WITHDRAW: BACK,
    Deed.FINISH: DONE,
}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(_WRITES)), st.sampled_from([BY_OLD, BY_NEW, BY_ADVOCATE, ALONE]), st.integers(-2, 2)
        ),
        max_size=14,
    )
)
def test_no_order_of_steps_finishes_without_the_three_or_the_advocates_reason(
    steps: list[tuple[Deed, Hands, int]],
) -> None:
    handover, said_no = proposed(), False
    for deed, hands, days in steps:
        standing = on(handover, today=TODAY + timedelta(days=days))
        if why_not(deed, standing, hands):
            continue
        assert not said_no, "over is over"
        handover = handover.model_copy(update={**dict(proposed(**_WRITES[deed])), **_kept(handover, deed)})
        said_no = deed in (Deed.DECLINE, Deed.WITHDRAW)
        if deed is Deed.FINISH:
            whole = not lacking(handover) and standing.today >= TODAY
            assert whole or (goes_without(handover) and handover.without_by == ADVOCATE)
            assert handover.accepted_on is not None
            assert standing.today >= handover.from_day
            said_no = True


def _kept(handover: Handover, deed: Deed) -> dict[str, Any]:
    """All fields that the deed does not write, as they were."""
    return {name: value for name, value in dict(handover).items() if name not in _WRITES[deed]}
