"""The published figures come out of a vault to the penny, and each slip of the published report raises its flag."""

from collections.abc import Iterator
from datetime import date

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.figures import NOf
from coachdesk.models.measures import LineMark
from coachdesk.models.moments import HOME_ZONE
from coachdesk.models.organisation import Agency
from coachdesk.models.plan import Plan, Review
from coachdesk.models.programme_cost import ProgrammeCostSaid
from coachdesk.models.saving import Savings
from coachdesk.operations.families import start_family
from coachdesk.operations.figures import evaluate, figures_of, savings
from coachdesk.operations.savings_facts import say_map_drawn, say_no_map, say_why
from coachdesk.operations.unit_rates import say_programme_cost, unit_rates
from coachdesk.tools.evaluation_as_json import evaluation_as_json
from coachdesk.tools.evaluation_words import evaluation_words
from coachdesk.tools.evaluations import Evaluation
from coachdesk.tools.figure_checks import CheckCode
from coachdesk.tools.figure_flags import FlagCode
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.savings_as_json import savings_as_json
from coachdesk.tools.savings_told import savings_told
from coachdesk.tools.windows import Compared, parse_window
from tests.operations.figures_desk import PILOT, PRECEDING, SAME_MONTHS, YEAR, family, figures_desk

Found = tuple[Desk, Figures, Evaluation, Evaluation, Savings]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    with figures_desk(tmp_path_factory.mktemp("figures")) as desk:
        figures = figures_of(desk)
        by_name = [evaluate(desk, one, PILOT, figures=figures) for one in Compared]
        yield desk, figures, by_name[0], by_name[1], savings(desk, YEAR, PILOT, figures=figures)


@pytest.fixture
def desk(found: Found) -> Desk:
    return found[0]


def codes(told: Evaluation) -> set[FlagCode]:
    return {one.code for one in told.flags}


def sentence(told: Evaluation, code: FlagCode) -> str:
    return next(one.sentence for one in told.flags if one.code is code)


def test_the_preceding_six_months_to_the_penny(found: Found) -> None:
    told = found[2]
    main = told.comparison
    assert (main.total.before.pence, main.total.during.pence) == (12_502_660, 8_516_338)
    assert (main.saving, main.programme_cost, told.net) == (3_986_322, 2_700_000, 1_286_322)
    assert (main.counted, main.left_out, main.total.before.excluded) == (NOf(9, 9), (), 1)
    assert [row.pence for row in main.incidents[1:]] == [6_344_330, 2_356_295]
    assert [row.pence for row in main.interventions[1:]] == [6_158_330, 6_160_043]
    shares = evaluation_as_json(told)["incident_share"]
    assert shares == {"before": "50.7%", "during": "27.7%"}
    assert (main.before, main.during, told.compared) == (PRECEDING, PILOT, Compared.PRECEDING)


def test_the_same_months_without_family_2_which_is_named(found: Found) -> None:
    told = found[3]
    main = told.comparison
    saving = {told.names.family(row.name): row.saving for row in main.families}
    assert (main.saving, told.net, main.counted) == (3_087_512, 687_512, NOf(8, 9))
    assert (saving["F3"], saving["F4"]) == (-219_783, 1_654_600)
    (left,) = main.left_out
    assert (told.names.family(left.family), left.before) == ("F2", NOf(2, 6))
    (matched,) = told.matched
    assert matched.row.saving == 71_329
    assert main.before == SAME_MONTHS
    assert found[2].other == main
    assert told.other == found[2].comparison


def test_the_savings_calculator_for_seven_families(found: Found) -> None:
    _, figures, _, _, told = found
    saving = {figures.names.family(one.family): one.saving.likely for one in told.families}
    without = {figures.names.family(one.family): one.total for one in told.without}
    assert (told.total.likely, told.counted) == (7_635_600, NOf(7, 9))
    assert (saving["F1"], saving["F3"], saving["F5"]) == (6_274_500, -1_725_300, 0)
    assert (without["F1"], without["F3"]) == (1_361_100, 9_360_900)
    assert told.single_event is not None
    assert told.single_event.total == 3_505_600
    assert [figures.names.family(one) for one in (*told.no_map, *told.none_before)] == ["F6", "F9", "F5"]
    assert not told.unpriced


def test_what_is_said_as_json_is_what_was_worked_out(found: Found) -> None:
    _, figures, preceding, same, told = found
    said = evaluation_as_json(preceding)
    assert said["pence"] == {
        "before": 12_502_660, "during": 8_516_338, "saving": 3_986_322, "programme": 2_700_000, "net": 1_286_322,
    }  # fmt: skip
    assert (said["n"], said["of"], said["other"]["n"], said["other"]["net"]) == (9, 9, 8, 687_512)
    assert said["other"]["left_out"][0]["missing"] == ["2010-03", "2010-04", "2010-05", "2010-06"]
    assert sum(one["saving"] for one in said["agencies"]) == sum(said["saving_by_family"].values()) == 3_986_322
    assert {one["agency"]: one["saving"] for one in said["agencies"]}["Housing Association"] == 1_755_935
    there = said["agencies_there"][0]
    assert (there["family"], there["before"]["planned"], there["during"]["planned"]) == ("F1", 6, 8)
    assert sum(one[side]["count"] for one in said["not_arrived"] for side in ("before", "during")) == 58 + 26
    assert said["programme"]["estimate"]
    assert evaluation_as_json(same)["matched_months"][0]["family"] == "F2"
    beside = savings_told(figures, told, 2011)
    spoken = savings_as_json(told, beside, figures.names)
    assert (spoken["factor"], spoken["pence"]["likely"], spoken["left_out"]["no_map"]) == ("2", 7_635_600, ["F6", "F9"])
    assert spoken["cashable"] == {"low": 0, "likely": 0, "high": 0}
    lines = spoken["families"][0]["lines"]
    assert {one["category"]: (len(one["before"]), len(one["during"])) for one in lines}["C01"] == (14, 0)
    assert spoken["families"][2]["reason"] == "none recorded"
    assert [one.code for one in beside.checks] == [CheckCode.RATE_INVENTED]
    words = " ".join(evaluation_words(preceding))
    for part in ("£125,026.60", "£85,163.38", "cost £39,863.22 less", "cost £12,863.22 less", "50.7%", "F3: cost £1,1"):
        assert part in words
    assert "Beside March 2010 to August 2010 instead: 8 of 9 (89%) families cost £30,875.12 less" in words


def test_each_slip_of_the_published_report_raises_its_flag(found: Found) -> None:
    _, figures, preceding, same, told = found
    assert codes(preceding) >= {
        FlagCode.ROUNDING, FlagCode.DAYS_DIFFER, FlagCode.ESTIMATE, FlagCode.N_DIFFERS, FlagCode.BASES_DIFFER,
        FlagCode.AGENCIES_NOT_FEWER, FlagCode.EXCLUDED, FlagCode.SHORT,
    }  # fmt: skip
    assert codes(same) >= {FlagCode.LEFT_OUT, FlagCode.BASELINE_INCOMPLETE, FlagCode.N_DIFFERS}
    assert sentence(same, FlagCode.BASELINE_INCOMPLETE).startswith("F2: Rise, baseline incomplete (2 of 6 months)")
    assert "£3,000.00" in sentence(same, FlagCode.ESTIMATE)
    beside = {one.code for one in savings_told(figures, told, 2011).flags}
    assert beside >= {FlagCode.PERIODS_DIFFER, FlagCode.NO_MAP, FlagCode.NONE_BEFORE, FlagCode.NEEDED_MORE}
    assert beside >= {FlagCode.MULTIPLIED, FlagCode.ONE_FAMILY}
    ids = set(figures.families) | set(figures.names.agencies)
    assert not [one for told in (preceding, same) for flag in told.flags for one in ids if one in flag.sentence]


@pytest.mark.parametrize(
    ("before", "words"),
    [("2010-09..2011-03", "share March 2011"), ("2010-10..2011-03", "share"), ("2010-12..2011-02", "3")],
)
def test_windows_that_overlap_or_are_unequal_are_refused_with_why(desk: Desk, before: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        evaluate(desk, parse_window(before), PILOT)


def test_days_that_come_before_what_they_follow_raise_their_flags(desk: Desk) -> None:
    """A review of a year too early, and an X of the end put down before it."""
    log = family(desk, "F9")
    plan = desk.add(new_record(Plan, log, started_on=date(2011, 3, 10)))
    held = [desk.add(new_record(Review, log, plan=plan.record.id, held_on=date(year, 8, 4))) for year in (2010, 2011)]
    mark = {"line": "ab" * 16, "person": "cd" * 16, "status": "answered", "first": 600, "place": 600}
    at = {"marking": "self", "at": "2011-08-10T10:00:00+00:00", "time_zone": HOME_ZONE}
    line = desk.add(new_record(LineMark, log, **mark, **at))
    told = evaluate(desk, Compared.PRECEDING, PILOT)
    assert sentence(told, FlagCode.REVIEW_BEFORE_PLAN).startswith("F9: This review is dated before its plan")
    assert sentence(told, FlagCode.MARK_BEFORE_END).startswith("F9: ")
    for one in (*held, line, plan):
        desk.remove(one)
    assert not codes(evaluate(desk, Compared.PRECEDING, PILOT)) & {
        FlagCode.REVIEW_BEFORE_PLAN, FlagCode.MARK_BEFORE_END
    }  # fmt: skip


def test_of_some_families_only_these_are_compared(desk: Desk) -> None:
    three = [family(desk, ref) for ref in ("F4", "F3")]
    told = evaluate(desk, PRECEDING, PILOT, three)
    assert [told.names.family(row.name) for row in told.comparison.families] == ["F4", "F3"]
    assert told.comparison.counted == NOf(2, 2)
    with pytest.raises(Refused):
        evaluate(desk, SAME_MONTHS, PILOT, [family(desk, "F2")])
    assert savings(desk, YEAR, PILOT, three).counted == NOf(2, 2)


def test_without_a_programme_cost_there_is_no_net_and_it_is_said(desk: Desk) -> None:
    (said,) = desk.all(ProgrammeCostSaid)
    desk.remove(said)
    told = evaluate(desk, PRECEDING, PILOT)
    assert told.net is None
    assert FlagCode.PROGRAMME_UNSAID in codes(told)
    assert FlagCode.ESTIMATE not in codes(told)
    spoken = evaluation_as_json(told)
    assert (spoken["pence"]["net"], spoken["programme"], spoken["other"]["net"]) == (None, None, None)
    assert "programme" not in " ".join(evaluation_words(told))
    say_programme_cost(desk, 300_000, "the published calculator")
    assert evaluate(desk, PRECEDING, PILOT).net == 1_286_322


def test_a_reason_stands_in_its_window_alone_and_a_map_can_be_taken_back(desk: Desk) -> None:
    log = family(desk, "F3")
    say_why(desk, log, PILOT, "More was needed")
    say_why(desk, log, PILOT, "Four stays in hospital")
    reasons = {one.family: one.reason for one in savings(desk, YEAR, PILOT).families}
    assert reasons[log] == "Four stays in hospital"
    later = savings(desk, SAME_MONTHS, parse_window("2010-09..2011-08"))
    assert not any(one.reason for one in later.families)
    say_no_map(desk, log)
    assert log in savings(desk, YEAR, PILOT).no_map
    say_map_drawn(desk, log, "2011-05-10")
    assert savings(desk, YEAR, PILOT).total.likely == 7_635_600


def test_a_unit_cost_that_frees_money_is_told_apart(desk: Desk) -> None:
    rate = next(one for one in unit_rates(desk) if one.record.category == "C13")
    changed = desk.amend(rate, cashable=True)
    figures = figures_of(desk)
    told = savings_told(figures, savings(desk, YEAR, PILOT, figures=figures), 2017)
    assert told.cashable.likely == 592_000
    assert [one.code for one in told.checks] == [CheckCode.RATE_OLD, CheckCode.RATE_INVENTED]
    desk.amend(changed, cashable=False)


def test_a_comparison_reads_no_contact_and_comes_to_the_same(found: Found) -> None:
    desk, figures, preceding, *_ = found
    quick = figures_of(desk, whole=False)
    assert (quick.happened, quick.checks, quick.is_whole) == ((), (), False)
    assert (quick.tallies, quick.marks) == (figures.tallies, figures.marks)
    told = evaluate(desk, Compared.PRECEDING, PILOT)
    assert told.comparison == preceding.comparison
    assert evaluation_as_json(told)["checks"] is None
    assert evaluation_as_json(preceding)["checks"] != []
    assert preceding.names.categories["P01"] == "Social worker planned visit"
    assert [one.name for one in desk.records(Agency) if one.id in figures.several] == ["Multi-agency"]


def test_a_family_without_anything_is_named_and_a_late_one_begins_late(desk: Desk) -> None:
    silent = start_family(desk, "Nobody wrote", "F10", joined_on="2011-05-20")
    told = evaluate(desk, PRECEDING, PILOT)
    assert told.comparison.counted == NOf(9, 10)
    assert [told.names.family(one.family) for one in told.comparison.left_out] == ["F10"]
    say_map_drawn(desk, silent.record.id)
    late = next(one for one in savings(desk, YEAR, PILOT).families if one.family == silent.record.id)
    assert (str(late.during), late.factor) == ("2011-06..2011-08", 4)
    say_no_map(desk, silent.record.id)
    desk.remove(silent)
