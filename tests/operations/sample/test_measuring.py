"""The sample's answers and marks: every row of the files is there, a skip has no number, a correction both marks."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput
from coachdesk.models.measures import Answer, AnswerSet, AnswerStatus, LineGrading, LineMark, Marking, Practice
from coachdesk.models.visit import Visit
from coachdesk.operations.question_sets import question_set
from coachdesk.operations.sample import family_id, person_id, read_sample, worker_id
from coachdesk.settings import resource
from tests.operations.sample.found import FAMILIES
from tests.operations.sample.test_reading import folder
from tests.operations.sample.vault import ORGANISATION

__all__ = ["folder"]

MARKED = (AnswerStatus.ANSWERED, AnswerStatus.CORRECTED)


def _sittings(desk: Desk) -> list[AnswerSet]:
    return [one for ref in FAMILIES for one in desk.records(AnswerSet, family_id(ref))]


def _answers(desk: Desk) -> list[Answer]:
    return [answer for one in _sittings(desk) for answer in one.answers]


def test_every_score_of_the_file_is_an_answer_and_nothing_else_is(desk: Desk) -> None:
    with resource("sample", "scales.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scores = [row["score_0_10_up_is_better"] for row in rows]
    answers = _answers(desk)
    assert len(answers) == len(rows) == 459
    assert sum(one.place or 0 for one in answers) == 100 * sum(int(score) for score in scores if score)
    assert sum(one.place is None for one in answers) == scores.count("") == 2


def test_what_was_read_backwards_keeps_both_marks_and_is_in_one_family_only(desk: Desk) -> None:
    turned = [one for one in _sittings(desk) if one.practice is Practice.RIGHT_LATER]
    assert [one.person for one in turned] == [person_id("F3", "ruth")]
    corrected = [one for one in _answers(desk) if one.status is AnswerStatus.CORRECTED]
    assert {(one.question, one.first) for one in corrected} == {("money", 600), ("home", 400), ("getting_on", 400)}
    assert all(one.changes == 1 and one.place != one.first for one in corrected)


def test_each_sitting_is_at_a_visit_and_asks_what_its_set_asks(desk: Desk) -> None:
    for one in _sittings(desk):
        assert one.visit is not None
        assert desk.get(Visit, one.visit).record.planned_at == one.at
        asked = {question.key for question in question_set(desk, one.set_key, one.set_version).questions}
        assert {answer.question for answer in one.answers} == asked
    aloud = [one for one in _sittings(desk) if one.marking is Marking.READ_ALOUD]
    assert [(one.person, one.set_key) for one in aloud] == [(person_id("F8", "jade"), "experience")]


def test_each_line_has_its_ends_and_the_marks_of_people_and_workers_apart(desk: Desk) -> None:
    marks = [one for ref in FAMILIES for one in desk.records(LineMark, family_id(ref))]
    assert len(marks) == 26
    for ref in FAMILIES:
        (line,) = desk.records(LineGrading, family_id(ref))
        theirs = [one for one in marks if one.log == line.log]
        assert {one.line for one in theirs} == {line.id}
    zara = next(one for one in marks if one.person == person_id("F7", "zara"))
    assert (zara.place, zara.released) == (350, False)
    workers = {one.worker for one in marks if one.worker}
    assert workers == {worker_id(one) for one in ("bronwen", "delroy", "anita", "imogen")}
    assert all(not one.released for one in marks if one.worker)


def _replace(before: str, after: str) -> Callable[[str], str]:
    return lambda text: text.replace(before, after, 1)


@pytest.mark.parametrize(
    ("file", "how", "says"),
    [
        ("scales.csv", _replace("money,parent_1,2,answered", "money,parent_1,99,answered"), "F1 2011-03-15"),
        ("scales.csv", _replace("money,parent_1,2,answered", "money,parent_1,2,perhaps"), "F1 2011-03-15"),
        ("scales.csv", _replace("money,parent_1,2,answered", "money,parent_1,,answered"), "F1 2011-03-15"),
        ("scales.csv", _replace("2011-03-15", "2011-03-32"), "F1"),
        ("scales.csv", _replace("parent_1", "parent_9"), "F1"),
        ("scales.csv", _replace("family,", "people,"), "scales.csv"),
        ("line_grading.csv", _replace(",68", ",most"), "F1 1"),
        ("line_grading.csv", _replace(",68", ",101"), "F1 1"),
        ("measures.json", _replace('"bronwen"', '"nobody"'), "F1"),
        ("measures.json", _replace('"F1"', '"F0"'), "measures.json"),
        ("measures.json", _replace('"coach"', '"driver"'), "measures.json"),
        ("measures.json", _replace("{", "["), "measures.json"),
    ],
)
def test_what_is_not_right_in_the_files_is_refused_by_its_place(
    folder: Path, file: str, how: Callable[[str], str], says: str
) -> None:
    path = folder / file
    path.write_text(how(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_sample(folder, ORGANISATION)
    assert says in refused.value.field
