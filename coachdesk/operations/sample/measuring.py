"""The wellbeing, experience and line-grading marks of the sample files, as answers typed from paper at the visits."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from pydantic import ValidationError

from coachdesk.desk.edge import explain
from coachdesk.errors import BadInput
from coachdesk.models.measures import (
    Answer,
    AnswerMode,
    AnswerSet,
    AnswerStatus,
    LineGrading,
    LineMark,
    Marking,
    Practice,
)
from coachdesk.models.moments import Moment
from coachdesk.models.record import Value
from coachdesk.models.values import SomeWords
from coachdesk.operations.sample.ids import sample_id
from coachdesk.operations.sample.seeds import Writing
from coachdesk.operations.sample.sowing import Sower

SCALES, LINES, ABOUT = "scales.csv", "line_grading.csv", "measures.json"

_STATUS = {
    "answered": AnswerStatus.ANSWERED,
    "corrected": AnswerStatus.CORRECTED,
    "skipped": AnswerStatus.SKIPPED,
    "prefer_not_to_say": AnswerStatus.PREFER_NOT,
}
_FIRST = re.compile(r"first entered as (\d+)")
_ALOUD = "read aloud by coach"
_VERSION = 1

Row = Mapping[str, str]


class MeasuredFamily(Value):
    """Who stands behind the respondents of the marks, who lets the family see theirs, and the line's two ends."""

    people: dict[str, str]
    coach: str
    released: tuple[str, ...]
    a_words: SomeWords
    b_words: SomeWords
    said_by: tuple[str, ...]


class _About(Value):
    families: dict[str, MeasuredFamily]


@dataclass(frozen=True, slots=True)
class SampleMeasures:
    """The rows of the two files by family, and what is said about each family."""

    scales: Mapping[str, Sequence[Row]]
    marks: Mapping[str, Sequence[Row]]
    about: Mapping[str, MeasuredFamily]


def read_measures(folder: Path) -> SampleMeasures:
    """The three files, read whole. Raises BadInput naming the file."""
    try:
        about = _About.model_validate(json.loads((folder / ABOUT).read_text(encoding="utf-8")))
    except ValidationError as refused:
        raise BadInput(ABOUT, explain(refused)[1]) from None
    except (OSError, ValueError):
        raise BadInput(ABOUT, _UNREADABLE) from None
    return SampleMeasures(_rows(folder / SCALES), _rows(folder / LINES), about.families)


def sow_measures(sower: Sower, ref: str, measures: SampleMeasures) -> None:
    """Each sitting and mark at the visit nearest to its day. Raises BadInput naming file and row."""
    about = measures.about.get(ref)
    if about is None:
        raise BadInput(f"{ABOUT}: families", "The sample says nothing of this family's answers.")
    _sow_sittings(sower, ref, measures.scales.get(ref, ()), about)
    _sow_line(sower, ref, measures.marks.get(ref, ()), about)


_UNREADABLE = "This file of the sample could not be read. Install CoachDesk again."


def _rows(path: Path) -> dict[str, list[Row]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = sorted(csv.DictReader(file), key=lambda row: row["family"])
    except (OSError, ValueError, KeyError):
        raise BadInput(path.name, _UNREADABLE) from None
    return {ref: list(those) for ref, those in groupby(rows, key=lambda row: row["family"])}


def _sow_sittings(sower: Sower, ref: str, rows: Sequence[Row], about: MeasuredFamily) -> None:
    def sitting(row: Row) -> tuple[str, str, str]:
        return row["date"], row["tool"], row["answered_by"]

    for (day, tool, who), those in groupby(sorted(rows, key=sitting), key=sitting):
        place = f"{SCALES}: {ref} {day} {tool}"
        number, made = _visit_near(sower, day, place)
        found = list(those)
        try:
            answers = tuple(_answer(row, made.at) for row in found)
        except (KeyError, ValueError):
            raise BadInput(f"{sower.where}: {place}", "An answer there is not right.") from None
        aloud = any(row["note"] == _ALOUD for row in found)
        turned = any(one.status is AnswerStatus.CORRECTED for one in answers)
        content = {
            "person": _person(sower, about, who, place),
            "tool": tool,
            "set_key": tool,
            "set_version": _VERSION,
            "at": made.at,
            "marking": Marking.READ_ALOUD if aloud else Marking.PAPER,
            "practice": Practice.RIGHT_LATER if turned else Practice.NOT_DONE,
            "released": who in about.released,
            "visit": sample_id(ref, "visit", str(number)),
            "answers": answers,
        }
        sower.sow_ready(AnswerSet, sample_id(ref, "answers", day, tool, who), content, made.at.date(), place)


def _answer(row: Row, at: Moment) -> Answer:
    score, first = row["score_0_10_up_is_better"], _FIRST.match(row["note"])
    place = int(score) * 100 if score else None
    return Answer(
        question=row["dimension"],
        status=_STATUS[row["status"]],
        mode=AnswerMode.LINE,
        first=int(first[1]) * 100 if first else place,
        place=place,
        changes=1 if first else 0,
        at=at,
    )


def _sow_line(sower: Sower, ref: str, rows: Sequence[Row], about: MeasuredFamily) -> None:
    line = sample_id(ref, "line")
    for number, row in enumerate(rows):
        place = f"{LINES}: {ref} {number + 1}"
        visit, made = _visit_near(sower, row["date"], place)
        if number == 0:
            content = {
                "a_words": about.a_words,
                "b_words": about.b_words,
                "said_by": tuple(_id(sower, "person", key, place) for key in about.said_by),
                "begun_at": made.at,
            }
            sower.sow_ready(LineGrading, line, content, made.at.date(), place)
        who = row["respondent"]
        worker = {"coach": about.coach, "advocate": "imogen"}.get(who)
        try:
            at_place = int(row["x_percent_of_A_to_B"]) * 10
        except ValueError:
            raise BadInput(f"{sower.where}: {place}", "A mark there is not right.") from None
        mark = {
            "line": line,
            "person": None if worker else _person(sower, about, who, place),
            "worker": _id(sower, "worker", worker, place) if worker else None,
            "status": AnswerStatus.ANSWERED,
            "first": at_place,
            "place": at_place,
            "marking": Marking.COACHS_VIEW if worker else Marking.PAPER,
            "released": who in about.released,
            "at": made.at,
            "visit": sample_id(ref, "visit", str(visit)),
        }
        sower.sow_ready(LineMark, sample_id(ref, "mark", row["date"], who), mark, made.at.date(), place)


def _visit_near(sower: Sower, day: str, place: str) -> tuple[int, Writing]:
    """The number and the visit nearest to a day; the files give round days for all families alike."""
    try:
        meant = date.fromisoformat(day)
    except ValueError:
        raise BadInput(f"{sower.where}: {place}", "A day there is not right.") from None
    return min(enumerate(sower.visits), key=lambda one: (abs((one[1].at.date() - meant).days), one[1].at))


def _person(sower: Sower, about: MeasuredFamily, who: str, place: str) -> str:
    return _id(sower, "person", about.people.get(who, ""), place)


def _id(sower: Sower, what: str, key: str, place: str) -> str:
    found = sower.names[what].get(key)
    if found is None:
        raise BadInput(f"{sower.where}: {place}", "Nothing in the sample has that key.")
    return found
