"""A vault with one family, and a drop-box in which lies whatever a test says that family gave."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from coachdesk.crypto.drop_box import new_box_keys, seal_for_box
from coachdesk.desk import Desk, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Family
from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.plan import Audience, Plan, SubTarget, Target
from coachdesk.models.record import Record, Value
from coachdesk.models.values import new_id
from coachdesk.operations.drop_box_file import DropBoxFile, box_path
from coachdesk.operations.hand_overs import keep_hand_overs
from coachdesk.tools.family_given import packed
from tests.desks import HandClock, new_desk
from tests.tools.asked_things import BOX, FAMILY, the_hand_over
from tests.tools.given_draws import ASKINGS, LINES, PEOPLE, POINTS, STEPS

ISLA, RUTH = PEOPLE
PLAN, CALM, HERS = "8" * 31 + "1", "8" * 31 + "2", "8" * 31 + "3"

V = TypeVar("V", bound=Value)


class Renamed:
    """The same family again under ids of its own, so that many can be tried in one vault."""

    def __init__(self, *, plainly: bool = False) -> None:
        every = (FAMILY, BOX, PLAN, CALM, HERS, *ASKINGS, *LINES, *PEOPLE, *POINTS, *STEPS)
        self._ids = {one: one if plainly else new_id() for one in every}

    def __call__(self, old: str) -> str:
        """The id here of what is called so in `tests.tools`."""
        return self._ids[old]

    def all_of(self, one: V) -> V:
        """A value with every id in it renamed."""
        text = one.model_dump_json()
        for old, new in self._ids.items():
            text = text.replace(old, new)
        return type(one).model_validate_json(text)

    def back(self, text: str) -> str:
        """A text with every id in it as it is called in `tests.tools`, and ids made of several of them as "made"."""
        names = {new: old for old, new in self._ids.items()}
        return re.sub("[0-9a-f]{32}", lambda found: names.get(found[0], "made"), text)


PLAINLY = Renamed(plainly=True)


def given_desk(folder: Path, clock: HandClock | None = None, *, plan: bool = True) -> OpenDesk:
    """A vault with Isla and Ruth, what both want with three steps, and what Isla wants for herself alone."""
    opened = new_desk(folder, clock)
    add_family(opened.desk, PLAINLY, plan=plan)
    return opened


def add_family(desk: Desk, to: Renamed, *, plan: bool = True) -> None:
    """That family in a vault that is there already."""
    log = to(FAMILY)
    records: list[Record] = [Family(id=log, log=log, ref="F1", name="Otters")]
    for number, (person, name) in enumerate(zip(PEOPLE, ("Isla", "Ruth"), strict=True), start=1):
        records.append(Person(id=to(person), log=log, number=number, known_as=name, role=FamilyRole.CHILD))
    if plan:
        calm, hers, alone = to(CALM), to(HERS), (to(ISLA),)
        named = {"audience": Audience.NAMED, "private_to": alone, "position": "p"}
        records.append(Plan(id=to(PLAN), log=log, started_on=desk.today()))
        records.append(Target(id=calm, log=log, plan=to(PLAN), family_words="We want calm mornings"))
        records.append(new_record(Target, log, id=hers, plan=to(PLAN), family_words="I want my own room", **named))
        for number, step in enumerate(STEPS, start=1):
            position = f"m{number}"
            records.append(SubTarget(id=to(step), log=log, target=calm, words=f"Step {number}", position=position))
    with desk.together() as batch:
        for one in records:
            batch.add(one)


def fill(opened: OpenDesk, things: Sequence[FromTheFamily], to: Renamed = PLAINLY) -> None:
    """As the family's process does: sealed one by one, each on the disk."""
    keys, one = new_box_keys(), to.all_of(the_hand_over())
    keep_hand_overs(opened, (one.model_copy(update={"secret": keys.secret.hex()}),))
    box = DropBoxFile(box_path(opened.folder, one.box_id), one.box_id)
    for place, each in enumerate(things):
        box.append(seal_for_box(packed(to.all_of(each)), keys.public, one.box_id, place))
    box.close()
