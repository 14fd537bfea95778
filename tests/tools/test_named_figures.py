"""Figures under printed names come to the same as under ids, and two that are called alike stay two."""

from dataclasses import replace
from datetime import date

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figure_names import FigureNames
from coachdesk.models.figures import Counted, Marked
from coachdesk.models.saving import Happened
from coachdesk.tools.evaluations import evaluated
from coachdesk.tools.gathered_figures import Figures, LineMarked, ReviewHeld
from coachdesk.tools.named_figures import under_names
from coachdesk.tools.tallies import tallied
from coachdesk.tools.windows import parse_window

A, B, POLICE, OTHERS = ("a" * 32, "b" * 32, "1" * 32, "2" * 32)
MONTHS = ("2011-02", "2011-03")
FIGURES = Figures(
    families=(A, B),
    names=FigureNames({A: "F1", B: "F1"}, {POLICE: "Police", OTHERS: "Police"}, {"C01": "Call-out"}),
    tallies=tallied(
        Counted(f"{at}", family, agency, month, "C01", incident=True, pence=100 + at)
        for at, (family, agency, month) in enumerate(
            (f, a, m) for f in (A, B) for a in (POLICE, OTHERS) for m in MONTHS
        )
    ),
    marks=(Marked(A, None, "2011-01", Coverage.ZERO), Marked(B, OTHERS, "2011-01", Coverage.MISSING)),
    happened=(Happened("e", B, "C01", "2011-02"),),
    mapped=frozenset({B}),
    joined={B: "2011-03"},
    reasons={(A, "2011-03..2011-03"): "A move."},
    several=frozenset({OTHERS, "3" * 32}),
    reviews=(ReviewHeld(A, date(2011, 3, 1), date(2011, 2, 1)),),
    line_marks=(LineMarked(B, date(2011, 3, 1)),),
)
BEFORE, DURING = parse_window("2011-02..2011-02"), parse_window("2011-03..2011-03")


def test_the_sums_are_the_same_under_names() -> None:
    named = evaluated(under_names(FIGURES), BEFORE, DURING).comparison
    plain = evaluated(FIGURES, BEFORE, DURING).comparison
    assert named.total == plain.total
    assert [row.name for row in named.families] == ["F1", "F1 (2)"]
    assert [row[1:] for row in named.families] == [row[1:] for row in plain.families]
    assert [row.name for row in named.agencies] == ["Police", "Police (2)"]
    assert sorted(row.before.pence for row in named.agencies) == sorted(row.before.pence for row in plain.agencies)


def test_everything_that_had_an_id_has_a_name() -> None:
    named = under_names(FIGURES)
    ids = (A, B, POLICE, OTHERS)
    assert not [one for one in ids if one in repr(replace(named))]
    assert named.several == {"Police (2)", "3" * 32}
    assert named.mapped == {"F1 (2)"}
    assert named.reasons == {("F1", "2011-03..2011-03"): "A move."}
    assert named.names.categories == {"C01": "Call-out"}


def test_a_name_that_is_another_with_its_number_is_not_taken() -> None:
    odd = replace(
        FIGURES, families=("x", "y", "z"), names=FigureNames({"x": "F1", "y": "F1 (2)", "z": "F1"}), tallies=()
    )
    assert under_names(odd).families == ("F1", "F1 (2)", "F1 (3)")
