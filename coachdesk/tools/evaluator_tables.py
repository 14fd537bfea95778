"""What an evaluator is given: rows by codes and months, each cell a choice, a number, a code or a month (R-21).

Nothing is taken out of a text here, for no text is let in: every column is listed, and none holds what people typed.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from coachdesk.models.contact import Contact, CostBasis, DateKnown
from coachdesk.models.coverage_mark import CoverageMark
from coachdesk.models.family import Family
from coachdesk.models.measures import AnswerSet, LineMark
from coachdesk.models.organisation import Sector
from coachdesk.models.person import Person
from coachdesk.models.plan import SubTarget, Target
from coachdesk.tools.child_seen import is_child
from coachdesk.tools.question_set_versions import OWN_FROM
from coachdesk.tools.superseding import current

Code = Callable[[str, str], str]
"""The code of a thing: its sort, such as "family", and its id."""

OTHER = "other"
"""Stands for a category that is no plain code, for anything could be written in one."""
_PLAIN_CODE = re.compile(r"[A-Z][0-9]{1,3}")


class Table(NamedTuple):
    """One table of the bundle: its heads, and its rows in an order that says nothing of how they were kept."""

    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class FamilyRecords:
    """What one family's rows are made of."""

    family: Family
    people: Sequence[Person] = ()
    contacts: Sequence[Contact] = ()
    marks: Sequence[CoverageMark] = ()
    targets: Sequence[Target] = ()
    steps: Sequence[SubTarget] = ()
    sittings: Sequence[AnswerSet] = ()
    line_marks: Sequence[LineMark] = ()


def evaluator_tables(
    families: Iterable[FamilyRecords],
    sectors: Mapping[str, Sector],
    shipped_sets: Collection[str],
    code: Code,
    today: date,
) -> dict[str, Table]:
    """The tables by their names. `sectors` are those of the agencies by id; sets that are not shipped are codes too."""
    listed = list(families)
    agencies = {one.agency for family in listed for one in family.contacts}
    agencies |= {one.agency for family in listed for one in family.marks}
    return {
        "families": _table(
            ("family", "state", "joined_month", "closed_month"),
            (
                (
                    code("family", one.family.id),
                    one.family.state,
                    _month(one.family.joined_on),
                    _month(one.family.closed_on),
                )
                for one in listed
            ),
        ),
        "agencies": _table(
            ("agency", "sector"), ((code("agency", one), sectors.get(one, Sector.OTHER)) for one in agencies)
        ),
        "contacts": _table(_CONTACTS, (_contact(one, code) for family in listed for one in family.contacts)),
        "coverage": _table(
            ("family", "agency", "month", "coverage"),
            (
                (code("family", one.log), code("agency", one.agency), one.month, one.coverage)
                for family in listed
                for one in family.marks
            ),
        ),
        "steps": _table(_STEPS, (row for family in listed for row in _steps(family, code))),
        "answers": _table(_ANSWERS, (row for family in listed for row in _answers(family, shipped_sets, code, today))),
        "line_marks": _table(_LINES, (row for family in listed for row in _line_marks(family, code, today))),
    }


_CONTACTS = (
    "family", "agency", "month", "date_known", "kind", "category", "savings_category", "outcome", "arranged", "pence",
    "basis", "harmed",
)  # fmt: skip


def _contact(one: Contact, code: Code) -> tuple[object, ...]:
    """One contact. Without a cost `pence` is empty, which is not nothing."""
    year_only = one.date_known is DateKnown.YEAR
    basis = one.basis if one.pence is not None or one.basis is CostBasis.EXCLUDED else "uncosted"
    return (
        code("family", one.log), code("agency", one.agency), one.happened_on.isoformat()[: 4 if year_only else 7],
        one.date_known, one.contact_kind, _category(one.category), _category(one.savings_category), one.outcome,
        one.arranged, one.pence, basis, one.harmed,
    )  # fmt: skip


_STEPS = ("family", "target", "target_status", "added_month", "step", "state", "done_month", "done_how", "barrier")


def _steps(family: FamilyRecords, code: Code) -> Iterable[tuple[object, ...]]:
    whose = code("family", family.family.id)
    for target in family.targets:
        mine = [one for one in family.steps if one.target == target.id]
        start = (whose, code("target", target.id), target.status, _month(target.added_on))
        for one in mine:
            yield (*start, code("step", one.id), one.state, _month(one.done_on), one.done_how, one.barrier)
        if not mine:
            yield (*start, None, None, None, None, None)


_ANSWERS = (
    "family", "person", "person_is", "whose", "month", "set", "version", "question", "status", "mode", "place", "first",
)  # fmt: skip


def _answers(family: FamilyRecords, shipped: Collection[str], code: Code, today: date) -> Iterable[tuple[object, ...]]:
    for sitting in current(family.sittings):
        own = sitting.set_key not in shipped or sitting.set_version >= OWN_FROM
        start = (
            code("family", sitting.log), *_person(family, sitting.person, code, today),
            "self_reported" if sitting.worker is None else "workers_view", _month(sitting.at),
            code("set", sitting.set_key) if own else sitting.set_key, sitting.set_version,
        )  # fmt: skip
        for one in sitting.answers:
            question = code("question", f"{sitting.set_key} {one.question}") if own else one.question
            yield (*start, question, one.status, one.mode, one.place, one.first)


_LINES = ("family", "line", "person", "person_is", "whose", "month", "status", "place", "first")


def _line_marks(family: FamilyRecords, code: Code, today: date) -> Iterable[tuple[object, ...]]:
    for one in current(family.line_marks):
        yield (
            code("family", one.log), code("line", one.line), *_person(family, one.person, code, today),
            "self_reported" if one.worker is None else "workers_view", _month(one.at), one.status, one.place, one.first,
        )  # fmt: skip


def _person(family: FamilyRecords, person_id: str | None, code: Code, today: date) -> tuple[str | None, str | None]:
    """A person's code, and whether they are a child or grown up; neither where it is nobody's of the family."""
    found = next((one for one in family.people if one.id == person_id), None)
    if found is None:
        return None, None
    return code("person", found.id), "child" if is_child(found, today) else "grown_up"


def _category(code: str | None) -> str | None:
    return code if code is None or _PLAIN_CODE.fullmatch(code) else OTHER


def _month(day: str | date | datetime | None) -> str | None:
    """ "2011-03" of a day, or "2011" where only the year is known."""
    return None if day is None else (day if isinstance(day, str) else day.isoformat())[:7]


def _table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Table:
    return Table(heads, tuple(sorted(rows, key=lambda row: tuple("" if one is None else str(one) for one in row))))
