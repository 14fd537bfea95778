"""Handing the laptop to a family: what goes out, and the drop-box for what comes back."""

from collections.abc import Callable, Mapping, Sequence
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
from coachdesk.models.measures import AnswerMode
from coachdesk.models.measures_in_sight import LineInSight, SetInSight
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.values import new_id
from coachdesk.operating_system import remove_durably
from coachdesk.operations.drop_box_file import DropBoxFile, box_path
from coachdesk.operations.feelings_to_show import feelings_to_show
from coachdesk.operations.hand_overs import keep_hand_overs, kept_hand_overs
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.measures_to_show import measures_kept
from coachdesk.operations.who_sees import who_sees_of
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.tools.family_snapshot import Whereabouts, WhoIsThere, family_snapshot, may_be_there
from coachdesk.tools.measures_in_sight import SetWanted, Table, line_in_sight, lines_to_show, new_line, set_in_sight
from coachdesk.tools.who_sees import about_answers
from coachdesk.tools.who_sees_words import CONTEXT, as_written, line_in_words

ANSWERED = frozenset({FamilyPage.QUESTIONS, FamilyPage.LINES})
"""Pages on which people answer, each for themselves."""

Translate = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the coach chose: a family, who of it is there, and which pages."""

    family_id: str
    people: tuple[str, ...]
    pages: tuple[FamilyPage, ...]
    sets: tuple[SetWanted, ...] = ()
    lines: tuple[str, ...] = ()
    """Ids of the family's lines."""
    new_line: bool = False
    """Whether a line goes along whose A and B the family has still to say."""
    alone: bool = False
    """The coach says that the one person who is there is alone."""
    answering: Mapping[str, AnswerMode | None] = field(default_factory=dict)
    """What the coach chose for a person to answer with; None asks them nothing."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Ready to go out: the snapshot as bytes, and the drop-box that is being filled meanwhile."""

    snapshot: bytes = field(repr=False)
    box: DropBoxFile


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
    snapshot = _snapshot(desk, wanted, new_id(), keys.public.hex(), look, numbers, translate)
    kept = HandOver(
        box_id=snapshot.box_id,
        secret=keys.secret.hex(),
        family=wanted.family_id,
        people=wanted.people,
        pages=wanted.pages,
        sets=snapshot.sets,
        lines=snapshot.lines,
        feelings=snapshot.feelings,
        at=desk.now(),
    )
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
    everyone = sorted(desk.records(Person, wanted.family_id), key=lambda one: (one.number, one.id))
    links = desk.records(SamePerson, wanted.family_id)
    named = may_be_there(everyone, links)
    sets, lines = _measures(desk, wanted, named)
    return family_snapshot(
        plan.content if plan else None,
        WhoIsThere(everyone=everyone, links=links, there=wanted.people),
        Whereabouts(
            households=desk.records(Household),
            stays=desk.records(Stay),
            phones=[one.phone for one in desk.records(Person) if one.phone],
        ),
        pages=wanted.pages,
        who_sees=_who_sees(desk, wanted, translate),
        numbers=[NumberInSight(who=one.who, number=one.number, hours=one.hours) for one in numbers.numbers],
        numbers_whole=numbers.whole,
        look=look,
        now=desk.now(),
        box_id=box_id,
        box_key=box_key,
        sets=sets,
        lines=lines,
        feelings=feelings_to_show(desk, wanted.family_id, named) if FamilyPage.JOURNEY in wanted.pages else None,
    )


def _measures(desk: Desk, wanted: Wanted, named: Sequence[Person]) -> tuple[list[SetInSight], list[LineInSight]]:
    """The sets and lines that were chosen, each asked under an id of its own, for those who are there."""
    there = [one for one in named if one.id in wanted.people]
    if not there or ANSWERED.isdisjoint(wanted.pages):
        return [], []
    kept = measures_kept(desk, wanted.family_id)
    table = Table(there, desk.today(), wanted.alone, wanted.answering)
    sets, lines = [], []
    if FamilyPage.QUESTIONS in wanted.pages:
        sets = [set_in_sight(new_id(), one, table, kept) for one in wanted.sets]
    if FamilyPage.LINES in wanted.pages:
        chosen = [one for one in lines_to_show(table, kept) if one.id in wanted.lines]
        lines = [line_in_sight(one, table, kept, named) for one in chosen]
        lines += [new_line(new_id(), table)] if wanted.new_line else []
    return sets, lines


def _who_sees(desk: Desk, wanted: Wanted, translate: Translate) -> tuple[WhoSeesPart, ...]:
    """What the first page says, to everybody at the table; of answers too, where somebody may answer."""
    parts = list(who_sees_of(desk, wanted.family_id).parts)
    if not ANSWERED.isdisjoint(wanted.pages):
        parts.insert(1, about_answers())
    return tuple(
        WhoSeesPart(
            heading=translate(CONTEXT, part.heading),
            lines=tuple(line_in_words(line, translate) for line in part.lines),
        )
        for part in parts
    )
