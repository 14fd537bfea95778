"""Times to ask the family about: drawn from what happened, never twice, and never of what it said already."""

from dataclasses import replace

from coachdesk.models.contact import CostBasis
from coachdesk.models.journey import DraftedPoint, DraftState
from coachdesk.models.journey_map import DaySpan, EventCost, MapEvent, Mark
from coachdesk.tools.journey_drafts import DraftReason, drafted_id, drafts
from tests.tools.records import make
from tests.tools.test_journey_rows import event, spot, whole


def reasons(*events: MapEvent, reached: tuple[str, ...] = ()) -> list[DraftReason]:
    return [one.reason for one in drafts(whole(*events), (), reached)]


def priced(one: MapEvent, pence: int | None) -> MapEvent:
    return replace(one, cost=EventCost(pence, CostBasis.RATE))


def test_what_changes_a_life_and_what_went_well_are_worth_asking_about() -> None:
    birth, news = event(1, 1, Mark.LIFE_EVENT), event(2, 2, Mark.GOOD_NEWS)
    assert reasons(birth, news) == [DraftReason.LIFE_EVENT, DraftReason.GOOD_NEWS]


def test_of_the_plan_its_first_ticked_step_and_each_target_reached_on_the_day_it_was() -> None:
    aim = event(1, 0, Mark.TARGET, 90)
    first, second, going = event(2, 20, Mark.STEP), event(3, 30, Mark.STEP), event(4, 0, Mark.TARGET, 90)
    found = drafts(whole(aim, first, second, going), (), (aim.id,))
    assert [(one.about, one.reason) for one in found] == [
        (first.id, DraftReason.FIRST_STEP), (aim.id, DraftReason.TARGET_REACHED),
    ]  # fmt: skip
    assert found[1].days == DaySpan(aim.last, aim.last)


def test_the_first_emergency_after_a_quiet_time_is_asked_about_and_the_next_day_is_not() -> None:
    days = (0, 10, 70, 131, 140)
    found = drafts(whole(*(event(number, day) for number, day in enumerate(days))))
    assert [int(one.about, 16) for one in found] == [0, 3]
    assert {one.reason for one in found} == {DraftReason.AFTER_QUIET}
    assert reasons(event(1, 0, until=100), event(2, 110)) == [DraftReason.AFTER_QUIET]


def test_the_dearest_emergency_of_each_half_year_is_asked_about_and_planned_help_is_not() -> None:
    dear = [priced(event(number, 10 + number, Mark.INCIDENT), pence) for number, pence in ((1, 5), (2, 900), (3, 900))]
    nothing = [priced(event(4, 200), 0), priced(event(5, 201), None), priced(event(6, 202, Mark.HELP), 10_000)]
    found = {one.about: one.reason for one in drafts(whole(*dear, *nothing))}
    assert found == {
        dear[0].id: DraftReason.AFTER_QUIET,
        dear[1].id: DraftReason.DEAREST,
        nothing[0].id: DraftReason.AFTER_QUIET,
    }


def test_what_the_family_has_put_on_its_line_is_not_asked_again_and_what_a_worker_said_stands_by() -> None:
    birth, move = event(1, 1, Mark.LIFE_EVENT), event(2, 2, Mark.LIFE_EVENT)
    said = make(DraftedPoint, about=move.id, state=DraftState.DISMISSED)
    found = drafts(replace(whole(birth, move), feelings=(replace(spot(3), about=birth.id),)), (said,))
    assert [(one.about, one.state) for one in found] == [(move.id, DraftState.DISMISSED)]


def test_two_workers_who_say_it_apart_write_in_one_record() -> None:
    assert drafted_id("0" * 32) == drafted_id("0" * 32) != drafted_id("1" * 32)
    assert drafted_id(drafted_id("a" * 32)) == "a" * 32
