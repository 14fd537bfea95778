"""The sample's points on three families' lines, invented like all of it, kept as if said on the families' own pages."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from coachdesk.desk.edge import explain
from coachdesk.errors import BadInput
from coachdesk.models.contact import DateKnown
from coachdesk.models.journey import FeelingPoint
from coachdesk.models.record import Value
from coachdesk.models.values import SomeWords
from coachdesk.operations.sample.ids import sample_id
from coachdesk.operations.sample.sowing import Sower

FEELINGS = "feelings.json"


class SampleFeeling(Value):
    """One point, with the keys of people in place of their ids, and the day on which it was said."""

    happened_on: date
    date_known: DateKnown
    until: date | None = None
    place: int = Field(ge=0, le=1000)
    words: SomeWords
    people: tuple[str, ...] = ()
    said_by: str
    said_on: date


class _Feelings(Value):
    families: dict[str, tuple[SampleFeeling, ...]]


def read_feelings(folder: Path) -> Mapping[str, tuple[SampleFeeling, ...]]:
    """The points by family, read whole. Raises BadInput naming the file."""
    try:
        return _Feelings.model_validate(json.loads((folder / FEELINGS).read_text(encoding="utf-8"))).families
    except ValidationError as refused:
        raise BadInput(FEELINGS, explain(refused)[1]) from None
    except (OSError, ValueError):
        raise BadInput(FEELINGS, "This file of the sample could not be read. Install CoachDesk again.") from None


def sow_feelings(sowers: Mapping[str, Sower], feelings: Mapping[str, Sequence[SampleFeeling]]) -> None:
    """Each point at its family's first visit on or after the day it was said.

    Raises BadInput naming file, family and number.
    """
    for ref, points in feelings.items():
        if ref not in sowers:
            raise BadInput(FEELINGS, "Nothing in the sample has that key.")
        for number, one in enumerate(points, start=1):
            _sow(sowers[ref], ref, number, one)


def _sow(sower: Sower, ref: str, number: int, one: SampleFeeling) -> None:
    place = f"{FEELINGS}: {ref} {number}"
    visit = next((each for each in sower.visits if each.at.date() >= one.said_on), None)
    if visit is None:
        raise BadInput(place, "There is no visit on or after that day to write it down at.")
    people = sower.names["person"]
    if not {one.said_by, *one.people} <= people.keys():
        raise BadInput(place, "Nothing in the sample has that key.")
    content = {
        **{name: getattr(one, name) for name in ("happened_on", "date_known", "until", "place", "words")},
        "people": tuple(people[key] for key in one.people),
        "said_by": people[one.said_by],
        "said_at": visit.at,
    }
    sower.sow_ready(FeelingPoint, sample_id(ref, "feeling", str(number)), content, visit.at.date(), place)
