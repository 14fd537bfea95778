"""A panel sees totals of five families or more, and whatever it takes away from whatever, it finds nothing smaller."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.errors import Refused
from coachdesk.models.figures import Counted, Tally
from coachdesk.models.panel_copy import PanelWindow, Shown, ShownAgency
from coachdesk.models.window import Window
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.evaluation import compare
from coachdesk.tools.panel_copy import (
    EarlierCopy,
    counted_from_five,
    panel_copy,
    panel_savings,
    refuse_beside_earlier,
    to_nearest_five,
)
from coachdesk.tools.tallies import tallied
from coachdesk.tools.windows import Compared
from tests.tools import sample_figures, sample_savings

BEFORE, DURING = Window("2018-12", 1), Window("2019-01", 1)
MONTHS = (BEFORE.first, DURING.first)


def _rows(*groups: tuple[str, bool, int, int, bool]) -> list[tuple[str, str, str, bool, bool]]:
    """Contacts of both months: of an agency and a kind, so many for each of so many families, costed or not."""
    return [
        (f"family {family}", month, agency, incident, costed)
        for agency, incident, each, families, costed in groups
        for month in MONTHS
        for family in range(families)
        for _ in range(each)
    ]


def _tallies(rows: list[tuple[str, str, str, bool, bool]]) -> tuple[Tally, ...]:
    return tallied(
        Counted(str(at), family, agency, month, "visit", incident, 100 + at if costed else None)
        for at, (family, month, agency, incident, costed) in enumerate(rows)
    )


def _window(rows: list[tuple[str, str, str, bool, bool]]) -> PanelWindow:
    tallies = _tallies(rows)
    names = sorted({row[0] for row in rows})
    programme = sample_figures.PROGRAMME
    found = compare(tallies, BEFORE, DURING, families=names, coverage=coverage_of(tallies), programme=programme)
    return panel_copy(found, tallies).before


def _told(window: PanelWindow, rows: list[tuple[str, str, str, bool, bool]]) -> Iterator[set[int]]:
    """The contacts behind each sum that is printed."""
    here = {at for at, row in enumerate(rows) if row[1] == window.window.first}
    yield here
    if window.kinds:
        yield {at for at in here if rows[at][3]}
        yield {at for at in here if not rows[at][3]}
    for one in window.agencies:
        yield {at for at in here if rows[at][2] == one.agency}
    if window.others:
        yield {at for at in here if rows[at][2] not in {one.agency for one in window.agencies}}


def small_found(told: list[set[int]], rows: list[tuple[str, str, str, bool, bool]]) -> list[set[int]]:
    """Every set of contacts, too small to be told of, that adding and taking away finds."""
    cells = sorted({tuple(at in one for one in told) for at in set().union(*told)})
    behind = {cell: {at for at in set().union(*told) if tuple(at in one for one in told) == cell} for cell in cells}
    found = []
    for factors in product((-1, 0, 1), repeat=len(told)):
        counts = [sum(factor for factor, inside in zip(factors, cell, strict=True) if inside) for cell in cells]
        if set(counts) == {0, 1} or set(counts) == {1}:
            members = {at for cell, count in zip(cells, counts, strict=True) if count for at in behind[cell]}
            costed = {at for at in members if rows[at][4]}
            families = {rows[at][0] for at in members}, {rows[at][0] for at in costed}
            if min(len(members), len(costed), *map(len, families)) < 5:
                found.append(members)
    return found


GROUPS = st.lists(
    st.tuples(
        st.sampled_from(("Ambulance", "Council", "Police", "School", "Surgery")),
        st.booleans(),
        st.integers(1, 3),
        st.integers(1, 7),
        st.integers(0, 9).map(bool),
    ),
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(GROUPS)
def test_nothing_small_is_found_by_subtraction(groups: list[tuple[str, bool, int, int, bool]]) -> None:
    rows = _rows(("Council", False, 1, 6, True), *groups)
    window = _window(rows)
    told = list(_told(window, rows))
    assert small_found(told, rows) == []
    assert window.total.count == len(told[0])


@settings(max_examples=60, deadline=None)
@given(GROUPS)
def test_no_agency_finds_another_by_taking_away_its_own(groups: list[tuple[str, bool, int, int, bool]]) -> None:
    rows = _rows(("Council", False, 1, 6, True), *groups)
    window = _window(rows)
    if window.others:
        apart = list(_told(window, rows))[-1]
        for agency in {rows[at][2] for at in apart}:
            left = {at for at in apart if rows[at][2] != agency}
            assert len(left) >= 5
            assert len({rows[at][0] for at in left}) >= 5


def test_the_search_finds_what_a_blank_in_place_of_a_small_number_would_tell() -> None:
    rows = _rows(("Council", False, 2, 6, True), ("Police", True, 1, 6, True), ("School", False, 1, 2, True))
    here = {at for at, row in enumerate(rows) if row[1] == BEFORE.first}
    named = [{at for at in here if rows[at][2] == agency} for agency in ("Council", "Police")]
    assert small_found([here, *named], rows) == [{at for at in here if rows[at][2] == "School"}]


def test_the_search_finds_what_two_tables_tell_together() -> None:
    rows = _rows(("Council", False, 2, 6, True), ("Police", True, 2, 6, True), ("Council", True, 1, 2, True))
    window = _window(rows)
    here = {at for at, row in enumerate(rows) if row[1] == BEFORE.first}
    kinds = [{at for at in here if rows[at][3] is kind} for kind in (True, False)]
    both = [{at for at in here if rows[at][2] == agency} for agency in ("Council", "Police")]
    few = {at for at in here if rows[at][2] == "Council" and rows[at][3]}
    assert few in small_found([here, *kinds, *both], rows)
    assert window.kinds
    assert window.agencies == ()
    assert window.others is None


def test_agencies_that_can_be_named_are_and_the_others_are_one() -> None:
    few = [(f"Agency {letter}", False, 1, 3, True) for letter in "DEF"]
    enough = [("Police", False, 2, 6, True), ("School", False, 1, 6, True), ("Surgery", False, 3, 6, True)]
    window = _window(_rows(*few, *enough))
    assert [one.agency for one in window.agencies] == ["Surgery"]
    assert window.kinds is None
    assert window.others
    assert window.others.count == 9 + 6 + 12
    assert sum(one.shown.pence for one in window.agencies) + window.others.pence == window.total.pence


def test_where_every_agency_can_be_named_there_are_no_others() -> None:
    window = _window(_rows(("Police", True, 2, 6, True), ("School", False, 1, 6, True)))
    assert [one.agency for one in window.agencies] == ["Police", "School"]
    assert window.others is None
    assert window.agencies[1] == ShownAgency("School", Shown(6, window.total.pence - window.agencies[0].shown.pence))
    assert window.kinds
    assert window.kinds.incidents.count == 12


def test_a_number_that_nobody_costed_is_about_so_many() -> None:
    rows = _rows(("Police", True, 2, 6, True), ("Police", True, 1, 7, False))
    assert _window(rows).uncosted == 5
    assert _window(_rows(("Police", True, 2, 6, True), ("Police", True, 1, 4, False))).uncosted is None
    assert [to_nearest_five(count) for count in (5, 7, 8, 12, 13, None)] == [5, 5, 10, 10, 15, None]
    assert [counted_from_five(count) for count in (0, 3, 4, 5, 12)] == [None, None, None, 5, 12]


def test_fewer_than_five_families_or_contacts_are_no_panel_copy() -> None:
    with pytest.raises(Refused, match="at least five families"):
        _window(_rows(("Police", True, 3, 4, True)))
    with pytest.raises(Refused, match="too few contacts"):
        _window(_rows(("Police", True, 1, 4, True), ("Police", True, 1, 6, False)))


def test_the_sample_before_a_panel() -> None:
    copy = panel_copy(sample_figures.comparison(Compared.PRECEDING), sample_figures.tallies())
    assert (copy.families, copy.left_out) == (9, None)
    assert (copy.before.total.pence, copy.during.total.pence) == (12_502_660, 8_516_338)
    assert (copy.saving, copy.programme_cost, copy.net) == (3_986_322, 2_700_000, 1_286_322)
    assert copy.before.kinds
    assert copy.before.kinds.incidents.pence == 6_344_330
    projected = panel_savings(sample_savings.savings())
    assert projected
    assert (projected.families, projected.left_out, projected.total.likely) == (7, None, 7_635_600)


def test_few_families_with_an_emergency_are_no_projected_total() -> None:
    few = tuple(one for one in sample_savings.happened() if one.family in {"F1", "F3", "F4", "F7"})
    asked = sample_savings.ASKED
    found = sample_savings.work_out(few, sample_savings.unit_costs(), sample_savings.YEAR, sample_savings.PILOT, asked)
    assert panel_savings(found) is None


def _copy(names: str, *windows: Window) -> EarlierCopy:
    return EarlierCopy(frozenset(names), windows)


@pytest.mark.parametrize(
    ("families", "windows", "words"),
    [
        ("ABCDEFGH", (DURING,), "nearly the same"),
        ("ABCDEFGHIJ", (DURING, Window("2019-03", 1)), "nearly the same"),
        ("ABCDEFGHI", (Window("2018-11", 3),), "single months"),
        ("ABCD" + "VWXYZ", (Window("2019-01", 2),), "single months"),
    ],
)
def test_a_second_copy_that_would_tell_beside_the_first_is_refused(
    families: str, windows: tuple[Window, ...], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        refuse_beside_earlier(families, windows, [_copy("ABCDEFGHI", BEFORE, DURING)])


@pytest.mark.parametrize(
    ("families", "windows"),
    [
        ("ABCDEFGHI", (BEFORE, DURING)),
        ("ABCDEFGHI", (DURING, Window("2019-02", 1))),
        ("ABCDEFGH", (Window("2019-02", 1),)),
        ("ABCD", (Window("2019-02", 1),)),
        ("VWXYZ", (Window("2018-12", 2),)),
        ("ABCD" + "VWXYZ", (DURING,)),
    ],
)
def test_a_second_copy_that_tells_nothing_more_is_not(families: str, windows: tuple[Window, ...]) -> None:
    refuse_beside_earlier(families, windows, [_copy("ABCDEFGHI", BEFORE, DURING)])
