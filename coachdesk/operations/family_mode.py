"""Handing the screen to a family: what goes out, what came back, and what of it becomes part of the records."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from coachdesk.crypto.drop_box import new_box_keys, open_from_box
from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.access import record_access
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Unreadable
from coachdesk.models.access import AccessDeed
from coachdesk.models.family import Household, Stay
from coachdesk.models.family_mode import (
    FamilyPage,
    FamilySnapshot,
    FromTheFamily,
    HandOver,
    HandOvers,
    LookInSight,
    NumberInSight,
    Told,
    WhoSeesPart,
)
from coachdesk.models.note import Note, OwnWords
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.values import new_id
from coachdesk.models.visit import Visit
from coachdesk.operating_system import remove_durably
from coachdesk.operations.drop_box_file import DropBoxFile, box_path, boxes_in, read_box
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.visits import open_visits
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.tools.family_given import unpacked, what_stands
from coachdesk.tools.family_snapshot import Whereabouts, WhoIsThere, family_snapshot, may_be_there
from coachdesk.tools.note_times import note_times

HAND_OVERS = "hand_overs"
"""The named value of the vault that holds every hand-over not settled yet, with the secret half of its drop-box."""

_LATE = "The family wrote it on the laptop. It was looked through later."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the coach chose: a family, who of it is there, and which pages."""

    family_id: str
    people: tuple[str, ...]
    pages: tuple[FamilyPage, ...]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Ready to go out: the snapshot as bytes, and the drop-box that is being filled meanwhile."""

    snapshot: bytes = field(repr=False)
    box: DropBoxFile


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


def who_may_hold_it(desk: Desk, family_id: str) -> list[Person]:
    """Who of the family can be there and say who they are, in the family's order."""
    people = sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id))
    return may_be_there(people, desk.records(SamePerson, family_id))


def hand_over(open_desk: OpenDesk, wanted: Wanted, look: LookInSight, numbers: KeptNumbers) -> HandedOver:
    """Make what goes out, and the drop-box for what comes back. Lock the vault before the snapshot is shown.

    Raises BadInput "people" or "pages", NotSaved, DiskFull.
    """
    desk, keys = open_desk.desk, new_box_keys()
    kept = HandOver(
        box_id=new_id(),
        secret=keys.secret.hex(),
        family=wanted.family_id,
        people=wanted.people,
        pages=wanted.pages,
        at=desk.now(),
    )
    snapshot = _snapshot(desk, wanted, kept.box_id, keys.public.hex(), look, numbers)
    box = DropBoxFile(box_path(open_desk.folder, kept.box_id), kept.box_id)
    try:
        _keep(open_desk, (*_kept(open_desk), kept))
        record_access(desk, AccessDeed.HANDED_OVER, wanted.family_id, ",".join(wanted.pages))
    except BaseException:
        box.close()
        remove_durably(box_path(open_desk.folder, kept.box_id))
        raise
    return HandedOver(snapshot.model_dump_json().encode(), box)


def what_was_given(open_desk: OpenDesk) -> tuple[GivenBox, ...]:
    """Every drop-box in which something lies, oldest first. Empty ones are taken away."""
    boxes, waiting = [], _kept(open_desk)
    for one in waiting:
        box = _opened(open_desk, one)
        if box.items or box.unreadable:
            boxes.append(box)
    left = tuple(box.hand_over for box in boxes)
    if left != waiting:
        _keep(open_desk, left)
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
    _keep(open_desk, tuple(kept for kept in _kept(open_desk) if kept.box_id != one.box_id))
    remove_durably(box_path(open_desk.folder, one.box_id))
    return len(chosen)


def _snapshot(
    desk: Desk, wanted: Wanted, box_id: str, box_key: str, look: LookInSight, numbers: KeptNumbers
) -> FamilySnapshot:
    plan = live_plan(desk, wanted.family_id)
    return family_snapshot(
        plan.content if plan else None,
        WhoIsThere(
            everyone=sorted(desk.records(Person, wanted.family_id), key=lambda one: (one.number, one.id)),
            links=desk.records(SamePerson, wanted.family_id),
            there=wanted.people,
        ),
        Whereabouts(
            households=desk.records(Household),
            stays=desk.records(Stay),
            phones=[one.phone for one in desk.records(Person) if one.phone],
        ),
        pages=wanted.pages,
        who_sees=_who_sees(),
        numbers=[NumberInSight(who=one.who, number=one.number, hours=one.hours) for one in numbers.numbers],
        numbers_whole=numbers.whole,
        look=look,
        now=desk.now(),
        box_id=box_id,
        box_key=box_key,
    )


def _who_sees() -> tuple[WhoSeesPart, ...]:
    """What the first page says, in words a child can read."""
    return (
        WhoSeesPart(
            heading="What you do here",
            lines=(
                "Your coach sees it. So do the people who work on your plan.",
                "Others who hold this laptop now may see your ticks.",
                "They do not see what you tell.",
            ),
        ),
        WhoSeesPart(
            heading="If we fear for someone",
            lines=("Then we must tell. We say so to you first, if that is safe.",),
        ),
        WhoSeesPart(heading="You choose", lines=("You can stop. You can skip. That is fine.",)),
    )


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


def _kept(open_desk: OpenDesk) -> tuple[HandOver, ...]:
    content = open_desk.named_value(HAND_OVERS)
    return HandOvers.model_validate_json(content).waiting if content else ()


def _keep(open_desk: OpenDesk, waiting: tuple[HandOver, ...]) -> None:
    content = HandOvers(waiting=waiting).model_dump_json().encode() if waiting else b""
    open_desk.set_keyring({HAND_OVERS: content})


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
