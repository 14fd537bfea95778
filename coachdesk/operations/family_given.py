"""What a family gave while the laptop was theirs: opened, and each thing with what stands in the way of keeping it."""

from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coachdesk.crypto.drop_box import open_from_box
from coachdesk.desk import Desk
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Unreadable
from coachdesk.models.family_mode import FromTheFamily, HandOver
from coachdesk.models.measures import Answer, LineGrading
from coachdesk.models.note import Note, OwnWords
from coachdesk.models.person import Person
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.values import Id
from coachdesk.operating_system import remove_durably
from coachdesk.operations.drop_box_file import box_path, boxes_in, read_box
from coachdesk.operations.hand_overs import keep_hand_overs, kept_hand_overs
from coachdesk.tools.family_given import unpacked
from coachdesk.tools.given_records import Made, belongs, made_id, made_of
from coachdesk.tools.what_stands import Standing, what_stands


class Trouble(StrEnum):
    """Why a thing cannot simply be kept any more."""

    DONE_ALREADY = "done_already"
    GONE = "gone"
    KEPT_ALREADY = "kept_already"
    NO_LINE = "no_line"


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
    answers: tuple[Answer, ...] = ()
    """Of a sitting, the last answer given to each question."""
    turn: int = 0
    """Of a sitting: above 0 where somebody began it again, under the same name, after it had been finished."""

    @property
    def standing(self) -> Standing:
        """The same without what was looked up for it."""
        return Standing(self.given, self.answers, self.turn)


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


def who_gave(given: FromTheFamily) -> Id:
    """The id of the person whose name it was given under."""
    parts = (getattr(given, name) for name in type(given).model_fields)
    return next(str(part.person) for part in parts if part is not None)


def told_notes(desk: Desk, box_id: Id) -> list[Note]:
    """The notes that what was told in one hand-over has become so far: one, and another after each crash in between."""
    found: list[Note] = []
    while note := desk.find(Note, made_id(box_id, Made.NOTE, len(found))):
        found.append(note.record)
    return found


def told_before(desk: Desk, box_id: Id) -> Counter[OwnWords]:
    """All that those notes hold, as often as it was told."""
    return Counter(words for note in told_notes(desk, box_id) for words in note.own_words)


def is_told_before(given: FromTheFamily, before: Counter[OwnWords]) -> bool:
    """Whether these told words are among them; they are then counted off."""
    assert given.told is not None
    words = OwnWords(person=given.told.person, words=given.told.words)
    before[words] -= 1
    return before[words] >= 0


def what_hinders(desk: Desk, one: HandOver, number: int, standing: Standing, lines: Collection[Id]) -> Trouble | None:
    """Why a thing that is no told word cannot be kept now. `lines` are those whose words were given with it."""
    given = standing.given
    if given.tick:
        step = desk.find(SubTarget, given.tick.step)
        if step is None or step.deleted or step.record.state is StepState.DROPPED:
            return Trouble.GONE
        return Trouble.DONE_ALREADY if step.record.state is StepState.DONE else None
    if given.mark and given.mark.line not in lines and desk.find(LineGrading, given.mark.line) is None:
        return Trouble.NO_LINE
    record = made_of(one, number, standing)
    known = (
        desk.find(type(record), record.id) if record else desk.find(SubTarget, made_id(one.box_id, Made.STEP, number))
    )
    return Trouble.KEPT_ALREADY if known is not None else None


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
    standing = what_stands(given)
    known = [each for each in standing if belongs(one, each)]
    lines = {each.given.line_words.line for each in known if each.given.line_words}
    names = {person.id: person.known_as for person in desk.records(Person, one.family)}
    before = told_before(desk, one.box_id)
    items = [_item(desk, one, number, each, lines, before, names) for number, each in enumerate(known)]
    return GivenBox(one, tuple(items), unreadable + len(standing) - len(known))


def _item(
    desk: Desk,
    one: HandOver,
    number: int,
    standing: Standing,
    lines: Collection[Id],
    before: Counter[OwnWords],
    names: dict[str, str],
) -> GivenItem:
    given = standing.given
    if given.told:
        trouble = Trouble.KEPT_ALREADY if is_told_before(given, before) else None
    else:
        trouble = what_hinders(desk, one, number, standing, lines)
    step = desk.find(SubTarget, given.tick.step) if given.tick else None
    return GivenItem(
        str(number),
        given,
        names.get(who_gave(given), ""),
        step.record.words if step else "",
        trouble,
        standing.answers,
        standing.turn,
    )


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
