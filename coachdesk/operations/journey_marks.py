"""What a worker does on a journey map: keeps or leaves out drafted times, marks turning points, writes notes.

A point of the family's line is made in family mode and nowhere else; nothing here can.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.contact import DateKnown
from coachdesk.models.family import Family
from coachdesk.models.journey import DraftedPoint, DraftState, MapNote, TurningPoint
from coachdesk.models.journey_map import JourneyMap, Mark
from coachdesk.models.person import Person
from coachdesk.models.plan import Target, TargetStatus
from coachdesk.operations.journey_map import journey_map
from coachdesk.tools.journey_drafts import Drafted, drafted_id, drafts
from coachdesk.tools.name_masking import names_mask


def times_to_ask(desk: Desk, whole: JourneyMap) -> tuple[Drafted, ...]:
    """The times drafted from this map, each with what a worker said of it."""
    reached = [one.id for one in desk.records(Target, whole.family) if one.status is TargetStatus.DELIVERED]
    return drafts(whole, desk.records(DraftedPoint, whole.family), reached)


def say_of_draft(desk: Desk, family: str, about: str, state: DraftState) -> Opened[DraftedPoint]:
    """Keeps a drafted time for the family to be asked about, or leaves it out; either can be said again."""
    record_id = drafted_id(about)
    opened = desk.find(DraftedPoint, record_id)
    if opened is not None:
        return desk.amend(opened, state=state)
    return desk.add(checked(DraftedPoint, {"id": record_id, "log": family, "about": about, "state": state}))


def mark_turning(desk: Desk, family: str, about: str, what_was_missing: str) -> Opened[TurningPoint]:
    """Says of an event that it could have gone differently. Raises BadInput without words, NotFound for no event."""
    if not what_was_missing.strip():
        raise BadInput("what_was_missing", "Write what was missing.")
    if journey_map(desk, family).event(about) is None:
        raise NotFound
    values = {"about": about, "what_was_missing": what_was_missing, "by": desk.owner.worker_id}
    return desk.add(new_record(TurningPoint, family, **values))


def unmark_turning(desk: Desk, turning: str) -> Opened[TurningPoint]:
    """Takes it away again; `desk.bring_back` undoes it. Answers it as it was."""
    opened = desk.get(TurningPoint, turning)
    desk.remove(opened, "Not a turning point")
    return opened


def write_note(
    desk: Desk, family: str, words: str, on: date, known: DateKnown = DateKnown.DAY, until: date | None = None
) -> Opened[MapNote]:
    """A worker's own note on the map. Raises BadInput without words, or for a day to come."""
    _fits(desk, words, on)
    values = {"happened_on": on, "date_known": known, "until": until, "words": words, "by": desk.owner.worker_id}
    return desk.add(new_record(MapNote, family, **values))


def change_note(desk: Desk, note: Opened[MapNote], words: str, on: date, known: DateKnown) -> Opened[MapNote]:
    """Other words or another day. Raises BadInput as `write_note`, and Refused for a colleague's."""
    if note.record.by != desk.owner.worker_id:
        raise Refused("A colleague wrote this note. Write one of your own beside it.")
    _fits(desk, words, on)
    until = note.record.until if note.record.until and note.record.until >= on else None
    return desk.amend(note, words=words, happened_on=on, date_known=known, until=until)


class TurningAcross(NamedTuple):
    """A turning point as it is listed across families: neither family, people, agency nor worker is named (J-08)."""

    year: int
    mark: Mark | None
    """What sort of event it was; None for what is no event of a map any more."""
    what_was_missing: str
    """With the names of everybody of the family taken out."""


def turning_points(desk: Desk, families: Iterable[str] | None = None) -> tuple[TurningAcross, ...]:
    """All of them on this laptop, or of some families, by year, sort and words: their order tells of no family."""
    wanted = None if families is None else frozenset(families)
    found = []
    for family in desk.records(Family):
        turned = desk.records(TurningPoint, family.id) if wanted is None or family.id in wanted else []
        if not turned:
            continue
        whole = journey_map(desk, family.id)
        mask = names_mask([*desk.records(Person, family.id)], frozenset())
        for one in turned:
            event = whole.event(one.about)
            words = mask.apply(one.what_was_missing.replace(family.name, "the family"))[0]
            found.append(TurningAcross(event.days.first.year if event else 0, event.mark if event else None, words))
    return tuple(sorted(found, key=lambda one: (one.year, one.mark or "", one.what_was_missing)))


def _fits(desk: Desk, words: str, on: date) -> None:
    if not words.strip():
        raise BadInput("words", "Write what you want to note.")
    if on > desk.today():
        raise BadInput("happened_on", "That day has not come yet. A note is about what has happened.")
