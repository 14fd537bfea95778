"""Errors planted in a sheet are all found, each under its own name, and nothing else is."""

from coachdesk.models.figures import Counted
from coachdesk.models.saving import Happened, Range, UnitCost
from coachdesk.models.window import Window
from coachdesk.tools.figure_checks import CheckCode, check_contacts, check_unit_costs
from tests.tools.sample_figures import contacts
from tests.tools.sample_savings import happened, unit_costs

SHEET = Window("2010-03", 18)


def _found(rows: list[Counted]) -> dict[CheckCode, list[tuple[str, ...]]]:
    found: dict[CheckCode, list[tuple[str, ...]]] = {}
    for one in check_contacts(rows, SHEET):
        assert one.sentence.endswith(".")
        found.setdefault(one.code, []).append(one.about)
    return found


def test_every_planted_error_is_found() -> None:
    clean = [
        Counted(f"ok{day}", "F1", "Police", "2011-03", "C01", True, 17_500, day=f"2011-03-{day:02d}")
        for day in range(1, 9)
    ]
    assert _found(clean) == {}
    usual = clean[0]
    planted = [
        usual._replace(id="again"),
        usual._replace(id="pounds", pence=175, day="2011-03-20"),
        usual._replace(id="pence", pence=1_750_000, day="2011-03-21"),
        usual._replace(id="future", month="2011-09", day="2011-09-01"),
        usual._replace(id="sometime", month="", day=""),
        usual._replace(id="somewhen", month="", day=""),
        usual._replace(id="free", pence=None, day="2011-03-22"),
        usual._replace(id="left-out", pence=1, excluded="looked-after costs", day="2011-03-23"),
        usual._replace(id="few", category="C02", pence=1, day="2011-03-24"),
        usual._replace(id="nothing", pence=0, day="2011-03-25"),
    ]
    assert _found([*clean, *planted]) == {
        CheckCode.DUPLICATE: [("again", "ok1")],
        CheckCode.FAR_FROM_USUAL: [("pence",), ("pounds",)],
        CheckCode.OUTSIDE_SHEET: [("future",)],
        CheckCode.MONTH_UNKNOWN: [("sometime", "somewhen")],
        CheckCode.UNCOSTED: [("free",)],
    }


def test_the_sample_has_look_alikes_and_small_shares_only() -> None:
    found = _found(list(contacts()))
    assert set(found) <= {CheckCode.DUPLICATE, CheckCode.FAR_FROM_USUAL}
    small = {ids[0] for ids in found.get(CheckCode.FAR_FROM_USUAL, [])}
    assert {one.category for one in contacts() if one.id in small} <= {"P99"}


def test_every_planted_fault_of_a_unit_cost_is_found() -> None:
    sound = UnitCost("a", "A", Range(1, 2, 3), "a register", 2008)
    planted = {
        "a": sound,
        "b": sound._replace(category="b", price_year=2005),
        "c": sound._replace(category="c", price_year=None),
        "d": sound._replace(category="d", source=" "),
        "e": sound._replace(category="e", illustrative=True),
        "f": sound._replace(category="f", pence=Range(2, 1, 3)),
        "g": sound._replace(category="g", pence=Range(0, 0, 0)),
        "h": sound._replace(category="h", pence=Range(1, 3, 2)),
        "unused": sound._replace(category="unused", source=""),
    }
    events = [Happened(code, "F1", code, "2011-03") for code in "abcdefghz"]
    assert {one.code: one.about for one in check_unit_costs(planted, events, 2011)} == {
        CheckCode.RATE_MISSING: ("z",),
        CheckCode.RATE_OLD: ("b", "c"),
        CheckCode.RATE_SOURCELESS: ("d",),
        CheckCode.RATE_INVENTED: ("e",),
        CheckCode.RATE_DISORDERED: ("f", "g", "h"),
    }


def test_the_samples_unit_costs_are_invented_and_say_so() -> None:
    (found,) = check_unit_costs(unit_costs(), happened(), 2011)
    assert found.code is CheckCode.RATE_INVENTED
    assert "C14" not in found.about
