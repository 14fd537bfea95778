"""One cell has one record, and of several the one with the id that is worked out counts."""

from itertools import permutations

from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.tools.coverage_marks import coverage_mark_id, marks_by_cell
from tests.tools.records import LOG, make

AGENCY = "a" * 32


def mark(month: str, **more: object) -> CoverageMark:
    return make(CoverageMark, **{"agency": AGENCY, "month": month, "coverage": Coverage.ZERO, **more})


def test_every_cell_has_an_id_of_its_own() -> None:
    families, agencies = (LOG, "1" * 32), (AGENCY, "c" * 32)
    months = [f"{year}-{month:02d}" for year in range(2009, 2013) for month in range(1, 13)]
    cells = [(family, agency, month) for family in families for agency in agencies for month in months]
    assert len({coverage_mark_id(*cell) for cell in cells}) == len(cells)


def test_the_record_with_the_worked_out_id_counts_and_else_the_last() -> None:
    right = mark("2011-01", id=coverage_mark_id(LOG, AGENCY, "2011-01"))
    first, last, other = mark("2011-01"), mark("2011-01"), mark("2011-02")
    for order in permutations((right, first, last)):
        assert marks_by_cell((*order, other)) == {
            (LOG, AGENCY, "2011-01"): right,
            (LOG, AGENCY, "2011-02"): other,
        }
    assert marks_by_cell((first, last))[LOG, AGENCY, "2011-01"] == last
