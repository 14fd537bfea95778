"""The visits, appointments, calls, letters, agreements and rules of the sample files, as records."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from coachdesk.errors import BadInput
from coachdesk.models.agreement import Agreement
from coachdesk.models.appointment import Appointment
from coachdesk.models.call import Call
from coachdesk.models.letter import Letter
from coachdesk.models.note import Note
from coachdesk.models.record import Record
from coachdesk.models.sharing import SharingRule
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.sample.british_time import british_time
from coachdesk.operations.sample.ids import sample_id
from coachdesk.operations.sample.planning import edits_of
from coachdesk.operations.sample.shapes import PaperEntry
from coachdesk.operations.sample.sowing import Sower

PAPERS: Mapping[str, type[Record]] = {
    one.kind: one for one in (Agreement, Appointment, Call, Letter, Note, SharingRule, SmallSpend, Visit)
}
"""What an entry of `papers` may be."""

_MOMENTS = frozenset(
    {"planned_at", "started_at", "ended_at", "check_in_by", "starts_at", "at", "happened_at", "written_at"}
)
"""Fields that the files write as the clock on the wall had them: "2011-09-01T09:30"."""

_LENGTH = timedelta(minutes=60)


def sow_visits(sower: Sower, ref: str) -> None:
    """Each day on which a coach or the advocate wrote something down, as the visit that it was."""
    for number, made in enumerate(sower.visits):
        content = {
            "planned_at": made.at,
            "started_at": made.at,
            "ended_at": made.at + _LENGTH,
            "outcome": VisitOutcome.MET,
            "purpose": made.why,
        }
        whole = {**content, "workers": (made.worker,), "workers_came": (made.worker,)}
        sower.sow_ready(Visit, sample_id(ref, "visit", str(number)), whole, made.at.date(), f"visits {number + 1}")


def sow_papers(sower: Sower, ref: str, papers: Sequence[PaperEntry], first: date) -> None:
    """Everything else of a family's days. Raises BadInput naming file and field."""
    for number, one in enumerate(papers):
        place = f"papers {number + 1}"
        kind = PAPERS.get(one.kind)
        if kind is None:
            raise BadInput(f"{sower.where}: {place}: kind", "The sample keeps nothing of that kind.")
        content = {name: _moment(value) if name in _MOMENTS else value for name, value in one.content().items()}
        this = sample_id(ref, "paper", one.key or str(number))
        sower.sow(kind, this, content, one.since or first, edits_of(one.later), place)


def _moment(value: Any) -> Any:
    """The moment of a day and hour in Britain; what is no such thing is left for the model to refuse."""
    try:
        on_the_wall = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return value
    return british_time(on_the_wall.date(), on_the_wall.time())
