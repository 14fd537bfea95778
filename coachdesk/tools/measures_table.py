"""Every answer and mark of several families as one table for evaluation: by codes; what is no answer is empty.

No names and none of a family's words; nothing is added up. `place` runs from 0, the bad end, to 1,000, the good end.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coachdesk.models.measures import Answer, AnswerRelease, AnswerSet, LineGrading, LineMark
from coachdesk.models.person import Person
from coachdesk.tools.measure_release import is_released
from coachdesk.tools.sheet_cells import csv_table
from coachdesk.tools.superseding import current

COLUMNS = (
    "family", "person", "whose", "worker", "tool", "set", "version", "language", "agency", "sitting", "at", "question",
    "status", "mode", "place", "first", "changes", "marking", "practice", "laid", "length_px", "length_mm", "heard",
    "released", "said_why",
)  # fmt: skip
"""`whose` is self_reported or workers_view, which are never one series. `sitting` numbers those of a family."""

SELF_REPORTED, WORKERS_VIEW = "self_reported", "workers_view"


@dataclass(frozen=True, slots=True)
class FamilyAnswers:
    """What one family answered, as records."""

    ref: str
    people: Sequence[Person]
    sittings: Sequence[AnswerSet]
    lines: Sequence[LineGrading]
    marks: Sequence[LineMark]
    releases: Sequence[AnswerRelease]


def measures_table(families: Iterable[FamilyAnswers], agencies: Mapping[str, str]) -> str:
    """The table as CSV with a line of headings, in the order of families, sittings and questions. `agencies` by id."""
    listed = list(families)
    workers: dict[str, str] = {}
    lines: list[tuple[object, ...]] = [COLUMNS]
    for family in listed:
        codes = {one.id: f"{family.ref}-P{one.number}" for one in family.people}
        rows = (*_answers(family, codes, agencies, workers), *_marks(family, codes, workers))
        lines += [tuple(map(row.get, COLUMNS)) for row in rows]
    return csv_table(lines)


Row = dict[str, object]


def _answers(
    family: FamilyAnswers, codes: Mapping[str, str], agencies: Mapping[str, str], workers: dict[str, str]
) -> Iterable[Row]:
    standing = sorted(current(family.sittings), key=lambda one: (one.at, one.id))
    for number, sitting in enumerate(standing, 1):
        whole = {
            "family": family.ref,
            "person": codes.get(sitting.person, ""),
            **_whose(sitting.worker, workers),
            "tool": sitting.tool,
            "set": sitting.set_key,
            "version": sitting.set_version,
            "language": sitting.language,
            "agency": agencies.get(sitting.agency or "", ""),
            "sitting": number,
            "marking": sitting.marking,
            "practice": sitting.practice,
            "released": is_released(sitting, family.releases),
        }
        yield from ({**whole, **_answer(answer)} for answer in sitting.answers)


def _answer(answer: Answer) -> Row:
    return {
        "at": answer.at.isoformat(),
        "question": answer.question,
        "status": answer.status,
        "mode": answer.mode,
        "place": answer.place,
        "first": answer.first,
        "changes": answer.changes,
        "laid": answer.laid,
        "length_px": answer.length_px,
        "length_mm": answer.length_mm,
        "heard": answer.heard,
        "said_why": bool(answer.words.strip()),
    }


def _marks(family: FamilyAnswers, codes: Mapping[str, str], workers: dict[str, str]) -> Iterable[Row]:
    order = sorted(family.lines, key=lambda one: (one.begun_at, one.id))
    numbers = {one.id: f"line_{number}" for number, one in enumerate(order, 1)}
    for mark in sorted(current(family.marks), key=lambda one: (one.at, one.id)):
        yield {
            "family": family.ref,
            "person": codes.get(mark.person or "", ""),
            **_whose(mark.worker, workers),
            "tool": "line_grading",
            "at": mark.at.isoformat(),
            "question": numbers.get(mark.line, ""),
            "status": mark.status,
            "mode": "line",
            "place": mark.place,
            "first": mark.first,
            "changes": mark.changes,
            "marking": mark.marking,
            "laid": mark.laid,
            "length_px": mark.length_px,
            "length_mm": mark.length_mm,
            "released": is_released(mark, family.releases),
            "said_why": bool(mark.helped_so_far.strip() or mark.still_needed.strip()),
        }


def _whose(worker: str | None, workers: dict[str, str]) -> Row:
    """Workers have a number of this table each, in the order they come."""
    if worker is None:
        return {"whose": SELF_REPORTED}
    return {"whose": WORKERS_VIEW, "worker": workers.setdefault(worker, f"W{len(workers) + 1}")}
