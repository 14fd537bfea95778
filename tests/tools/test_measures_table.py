"""The table for evaluation: every answer once, by code, nothing for what is no answer, and no words, names or sums."""

import csv
import io
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.measures import AnswerRelease, AnswerSet, AnswerStatus, LineGrading, LineMark
from coachdesk.models.person import FamilyRole, Person
from coachdesk.tools.measures_table import COLUMNS, FamilyAnswers, measures_table
from tests.tools.test_measure_trends import AGENCY, COACH, LOG, MUM, sitting

AT = datetime(2011, 3, 20, tzinfo=UTC)
AMINA = Person(id=MUM, log=LOG, number=1, known_as="Amina", role=FamilyRole.PARENT)
SECRET = "the meter eats it"


def _rows(
    *sittings: AnswerSet, marks: tuple[LineMark, ...] = (), releases: tuple[AnswerRelease, ...] = (), agency: str = ""
) -> list[dict[str, str]]:
    line = LineGrading(id="c" * 32, log=LOG, a_words=SECRET, b_words=SECRET, begun_at=AT)
    one = FamilyAnswers("F1", (AMINA,), sittings, (line,), marks, releases)
    table = measures_table([one], {AGENCY: agency})
    assert "Amina" not in table
    assert SECRET not in table
    return list(csv.DictReader(io.StringIO(table, newline="")))


def _mark(number: int, place: int | None, **more: object) -> LineMark:
    status = AnswerStatus.NOT_SURE if place is None else AnswerStatus.ANSWERED
    values = {
        "id": f"{number:032x}", "log": LOG, "line": "c" * 32, "status": status, "first": place, "place": place,
        "marking": "self", "at": AT, "helped_so_far": SECRET,
    }  # fmt: skip
    return LineMark.model_validate({**values, **more})


@given(st.lists(st.one_of(st.none(), st.integers(0, 1000)), min_size=1, max_size=6))
def test_every_answer_is_a_row_and_a_skip_is_nothing_and_never_nought(places: list[int | None]) -> None:
    rows = _rows(*(sitting(day, {"money": place}) for day, place in enumerate(places)))
    assert [one["place"] for one in rows] == ["" if place is None else str(place) for place in places]
    assert [one["first"] for one in rows] == [one["place"] for one in rows]
    assert {one["status"] for one in rows} <= {"answered", "skipped"}
    assert [int(one["sitting"]) for one in rows] == list(range(1, len(places) + 1))


def test_whose_view_it_is_and_who_may_see_it_is_told_by_code() -> None:
    hers = sitting(0, {"money": 0})
    view = sitting(1, {"money": 500}, worker=COACH, marking="coachs_view")
    opened = AnswerRelease(id="d" * 32, log=LOG, about=hers.id, released=True, said_by=MUM, at=AT)
    marks = (_mark(7, 300, person=MUM), _mark(8, None, worker=COACH, marking="coachs_view"))
    rows = _rows(hers, view, marks=marks, releases=(opened,))
    told = [(one["person"], one["whose"], one["worker"], one["released"], one["tool"], one["place"]) for one in rows]
    assert told == [
        ("F1-P1", "self_reported", "", "yes", "wellbeing", "0"),
        ("F1-P1", "workers_view", "W1", "no", "wellbeing", "500"),
        ("F1-P1", "self_reported", "", "no", "line_grading", "300"),
        ("", "workers_view", "W1", "no", "line_grading", ""),
    ]
    assert {one["question"] for one in rows[2:]} == {"line_1"}
    assert {one["said_why"] for one in rows[2:]} == {"yes"}
    assert COACH not in str(rows)


def test_what_was_put_right_counts_once_and_no_name_is_a_formula() -> None:
    wrong = sitting(0, {"money": 1000}, agency=AGENCY)
    right = sitting(1, {"money": 0}, agency=AGENCY, supersedes=(wrong.id,))
    (row,) = _rows(wrong, right, agency='=cmd("a", b)')
    assert (row["place"], row["agency"]) == ("0", '\'=cmd("a", b)')
    assert tuple(row) == COLUMNS


def test_no_family_is_a_line_of_headings() -> None:
    assert measures_table([], {}) == ",".join(COLUMNS) + "\r\n"
