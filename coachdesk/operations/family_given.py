"""What a family gave while the laptop was theirs: opened, looked through, and kept where the coach says so."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from coachdesk.crypto.drop_box import open_from_box
from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.access import record_access
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Unreadable
from coachdesk.models.access import AccessDeed
from coachdesk.models.family_mode import (
    FromTheFamily,
    HandOver,
    Told,
)
from coachdesk.models.note import Note, OwnWords
from coachdesk.models.person import Person
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.visit import Visit
from coachdesk.operating_system import remove_durably
from coachdesk.operations.drop_box_file import box_path, boxes_in, read_box
from coachdesk.operations.hand_overs import keep_hand_overs, kept_hand_overs
from coachdesk.operations.visits import open_visits
from coachdesk.tools.family_given import unpacked, what_stands
from coachdesk.tools.note_times import note_times

_LATE = "The family wrote it on the laptop. It was looked through later."


class Trouble(StrEnum):
    """Why a tick cannot simply be kept any more."""

    DONE_ALREADY = "done_already"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class GivenItem:
    """One thing that was given, to be kept or left out."""

    key: str
    given: FromTheFamily
    who: str
    """The name of the person it is from."""
    step: str = ""
    """The words of the step that was ticked."""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class GivenBox:
    """What one family gave while the laptop was theirs, opened."""

    hand_over: HandOver
    items: tuple[GivenItem, ...]
    unreadable: int
    """How many things could not be opened: damaged, or put there by somebody else."""


def what_was_given(open_desk: OpenDesk) -> tuple[GivenBox, ...]:
    """Every drop-box in which something lies, oldest first. Empty ones are taken away."""
    boxes, waiting = [], kept_hand_overs(open_desk)
    for one in waiting:
        box = _opened(open_desk, one)
        if box.items or box.unreadable:
            boxes.append(box)
    left = tuple(box.hand_over for box in boxes)
    if left != waiting:
        keep_hand_overs(open_desk, left)
    _clear_away(open_desk.folder, {one.box_id for one in left}, {one.box_id for one in waiting})
    return tuple(boxes)


def settle_given(open_desk: OpenDesk, box: GivenBox, keep: Collection[str]) -> int:
    """Keep the items named by their keys, as ordinary changes in one group; the rest is gone. How many were kept.

    Told words become one note, in their own words, in the visit that was open. After a crash it can be done again
    without keeping anything twice. Raises NotSaved, DiskFull; then nothing is settled.
    """
    desk, one = open_desk.desk, box.hand_over
    chosen = [item for item in box.items if item.key in keep]
    names = ", ".join(dict.fromkeys(item.who for item in chosen if item.who))
    with desk.together(f"Given on the family's own pages: {names}") as batch:
        for item in chosen:
            tick = item.given.tick
            if tick and _trouble(step := desk.find(SubTarget, tick.step)) is None and step:
                batch.amend(
                    step,
                    state=StepState.DONE,
                    done_on=tick.at.date(),
                    done_how=tick.how,
                    barrier=None,
                    what_would_help="",
                )
        told = [item.given.told for item in chosen if item.given.told]
        if told and desk.find(Note, one.box_id) is None:
            batch.add(_note(desk, one, told))
    record_access(desk, AccessDeed.TOOK_BACK, one.family, f"{len(chosen)}/{len(box.items)}")
    keep_hand_overs(open_desk, tuple(kept for kept in kept_hand_overs(open_desk) if kept.box_id != one.box_id))
    remove_durably(box_path(open_desk.folder, one.box_id))
    return len(chosen)


def _opened(open_desk: OpenDesk, one: HandOver) -> GivenBox:
    desk = open_desk.desk
    found = read_box(box_path(open_desk.folder, one.box_id), one.box_id)
    given: list[FromTheFamily] = []
    unreadable = 0
    for place, sealed in enumerate(found.sealed if found else ()):
        try:
            given.append(unpacked(open_from_box(sealed, bytes.fromhex(one.secret), one.box_id, place)))
        except Unreadable:
            unreadable += 1
    if found and not found.whole and not found.sealed:
        unreadable += 1
    names = {person.id: person.known_as for person in desk.records(Person, one.family)}
    items = [_item(desk, str(number), each, names) for number, each in enumerate(what_stands(given))]
    return GivenBox(one, tuple(items), unreadable)


def _item(desk: Desk, key: str, given: FromTheFamily, names: dict[str, str]) -> GivenItem:
    if given.told:
        return GivenItem(key, given, names.get(given.told.person, ""))
    tick = given.tick
    assert tick is not None
    step = desk.find(SubTarget, tick.step)
    return GivenItem(
        key,
        given,
        names.get(tick.person, ""),
        step=step.record.words if step else "",
        trouble=_trouble(step),
    )


def _trouble(step: Opened[SubTarget] | None) -> Trouble | None:
    if step is None or step.deleted or step.record.state is StepState.DROPPED:
        return Trouble.GONE
    return Trouble.DONE_ALREADY if step.record.state is StepState.DONE else None


def _note(desk: Desk, one: HandOver, told: Sequence[Told]) -> Note:
    now = desk.now()
    at = min([now, *(each.at for each in told)])
    visit = _visit_then(desk, one.family, at)
    return new_record(
        Note,
        one.family,
        id=one.box_id,
        visit=visit.id if visit else None,
        happened_at=at,
        written_at=now,
        written_by=desk.owner.worker_id,
        own_words=tuple(OwnWords(person=each.person, words=each.words) for each in told),
        present=one.people,
        late_reason=_LATE if note_times(at, now).needs_reason else "",
    )


def _visit_then(desk: Desk, family_id: str, at: datetime) -> Visit | None:
    """The visit that is still open and had begun by then."""
    ours = (one for one in open_visits(desk) if one.log == family_id)
    return next((one for one in ours if one.started_at and one.started_at <= at), None)


def _clear_away(folder: Path, left: Collection[str], waiting: Collection[str]) -> None:
    """Drop-boxes that were empty, and empty ones that a crash left before the vault knew of them."""
    for path in boxes_in(folder):
        box_id = path.name.rpartition("-")[2]
        if box_id in left:
            continue
        found = read_box(path, box_id)
        if box_id in waiting or (found and found.whole and not found.sealed):
            with suppress(Unreadable):
                remove_durably(path)
