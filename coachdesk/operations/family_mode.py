"""Handing the laptop to a family: what goes out, and the drop-box for what comes back."""

from collections.abc import Callable
from dataclasses import dataclass, field

from coachdesk.crypto.drop_box import new_box_keys
from coachdesk.desk import Desk
from coachdesk.desk.access import record_access
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.access import AccessDeed
from coachdesk.models.family import Household, Stay
from coachdesk.models.family_mode import (
    FamilyPage,
    FamilySnapshot,
    HandOver,
    LookInSight,
    NumberInSight,
    WhoSeesPart,
)
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.values import new_id
from coachdesk.operating_system import remove_durably
from coachdesk.operations.drop_box_file import DropBoxFile, box_path
from coachdesk.operations.hand_overs import keep_hand_overs, kept_hand_overs
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.who_sees import who_sees_of
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.tools.family_snapshot import Whereabouts, WhoIsThere, family_snapshot, may_be_there
from coachdesk.tools.who_sees_words import CONTEXT, as_written, line_in_words

Translate = Callable[[str, str], str]


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


def who_may_hold_it(desk: Desk, family_id: str) -> list[Person]:
    """Who of the family can be there and say who they are, in the family's order."""
    people = sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id))
    return may_be_there(people, desk.records(SamePerson, family_id))


def hand_over(
    open_desk: OpenDesk,
    wanted: Wanted,
    look: LookInSight,
    numbers: KeptNumbers,
    translate: Translate = as_written,
) -> HandedOver:
    """Make what goes out, and the drop-box for what comes back. Lock the vault before the snapshot is shown.

    `translate(context, english)` gives the words of the first page in the language worn.

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
    snapshot = _snapshot(desk, wanted, kept.box_id, keys.public.hex(), look, numbers, translate)
    box = DropBoxFile(box_path(open_desk.folder, kept.box_id), kept.box_id)
    try:
        keep_hand_overs(open_desk, (*kept_hand_overs(open_desk), kept))
        record_access(desk, AccessDeed.HANDED_OVER, wanted.family_id, ",".join(wanted.pages))
    except BaseException:
        box.close()
        remove_durably(box_path(open_desk.folder, kept.box_id))
        raise
    return HandedOver(snapshot.model_dump_json().encode(), box)


def _snapshot(
    desk: Desk,
    wanted: Wanted,
    box_id: str,
    box_key: str,
    look: LookInSight,
    numbers: KeptNumbers,
    translate: Translate,
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
        who_sees=_who_sees(desk, wanted.family_id, translate),
        numbers=[NumberInSight(who=one.who, number=one.number, hours=one.hours) for one in numbers.numbers],
        numbers_whole=numbers.whole,
        look=look,
        now=desk.now(),
        box_id=box_id,
        box_key=box_key,
    )


def _who_sees(desk: Desk, family_id: str, translate: Translate) -> tuple[WhoSeesPart, ...]:
    """What the first page says, to everybody at the table."""
    return tuple(
        WhoSeesPart(
            heading=translate(CONTEXT, part.heading),
            lines=tuple(line_in_words(line, translate) for line in part.lines),
        )
        for part in who_sees_of(desk, family_id).parts
    )
