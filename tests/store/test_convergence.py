"""Laptops that worked apart end alike: one state, nothing acknowledged lost, and each planted fault is caught.

Three laptops edit, delete and bring back the same records from forms opened earlier, with clocks ten years apart,
and hand each other their changes in bundles of any size, some twice, some all over again (sync.md 4.2).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk import Opened, new_record
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store import projection
from coachdesk.store.fold import Folded, Head
from tests.laptops import Laptop, hand_over, hand_over_everything, some_laptops

CASES = 520
PER_TEST = 65
FIELDS = ("phone", "no_contact")


@dataclass
class Run:
    """One seeded history of three laptops."""

    laptops: list[Laptop]
    chance: random.Random
    family: str = field(default_factory=new_id)
    forms: list[tuple[Laptop, Opened[Person]]] = field(default_factory=list)

    def go(self, steps: int) -> None:
        """Everybody starts from the same person, then works apart."""
        self.add()
        self.settle()
        for _ in range(steps):
            self.chance.choice(self.deeds)()

    @property
    def deeds(self) -> tuple[Any, ...]:
        return (self.open, self.open, self.open, self.save, self.save, self.save, self.delete, self.hand)

    def add(self) -> None:
        laptop = self.chance.choice(self.laptops)
        person = new_record(Person, self.family, known_as=f"P{self.chance.randrange(99)}", role="child", number=1)
        laptop.desk.add(person)

    def open(self) -> None:
        laptop = self.chance.choice(self.laptops)
        people = laptop.desk.all(Person, self.family)
        if people:
            self.forms.append((laptop, self.chance.choice(people)))

    def save(self) -> None:
        if self.forms:
            laptop, opened = self.forms.pop(self.chance.randrange(len(self.forms)))
            name = self.chance.choice(FIELDS)
            value: Any = self.chance.random() < 0.5 if name == "no_contact" else f"v{self.chance.randrange(1000)}"
            laptop.desk.amend(opened, **{name: value})

    def delete(self) -> None:
        if self.forms and self.chance.random() < 0.4:
            laptop, opened = self.forms.pop()
            laptop.desk.remove(opened)
            if self.chance.random() < 0.5 and laptop.desk.get(Person, opened.record.id).deleted:
                laptop.desk.bring_back(opened.record.id)

    def hand(self) -> None:
        giver, taker = self.chance.sample(self.laptops, 2)
        hand_over(giver, taker, self.family, self.chance)

    def settle(self) -> None:
        hand_over_everything(self.laptops, self.family)


@pytest.fixture
def run_of(tmp_path: Path) -> Iterator[Any]:
    """Makes runs by seed; the vaults are made anew now and then, since their logs only ever grow."""
    made: list[Laptop] = []

    def start(seed: int) -> Run:
        if seed % 13 == 0 or not made:
            made.extend(some_laptops(tmp_path / str(seed), 3, new_id(), random.Random(seed)))
        return Run(made[-3:], random.Random(seed))

    yield start
    for laptop in made:
        laptop.open_desk.close()


def broken_promises(run: Run) -> list[str]:
    """What the laptops, all changes exchanged, do not keep: empty when all is well."""
    found = []
    hashes = {laptop.family_hash(run.family) for laptop in run.laptops}
    if len(hashes) != 1:
        found.append("states differ")
    before, after = run.laptops[0].desk.rebuild()
    if before != after:
        found.append("refold differs from incremental")
    lost = lost_writes(run.laptops[0], run.family)
    if lost:
        found.append("a write was lost")
    return found


def lost_writes(laptop: Laptop, family: str) -> list[bytes]:
    """Writes that are neither shown, nor listed as a rival, nor replaced by someone who had seen them."""
    bodies = laptop.changes(family)
    people = {opened.record.id: opened for opened in everyone(laptop, bodies)}
    lost = []
    for body in bodies:
        if body.kind != "person" or body.record.hex() not in people:
            continue
        opened = people[body.record.hex()]
        for name in body.writes or {}:
            replaced = any(
                body.id in (other.writes or {}).get(name, (None, ()))[1]
                for other in bodies
                if other.record == body.record
            )
            if not replaced and body.id not in opened.seen.get(name, ()):
                lost.append(body.id)
    return lost


def everyone(laptop: Laptop, bodies: list[ChangeBody]) -> list[Opened[Person]]:
    """Every person the log names, deleted ones too."""
    ids = {body.record.hex() for body in bodies if body.kind == "person"}
    return [found for one in sorted(ids) if (found := laptop.desk.find(Person, one))]


@pytest.mark.parametrize("block", range(CASES // PER_TEST))
def test_laptops_that_worked_apart_end_alike(block: int, run_of: Any) -> None:
    rivals = 0
    for seed in range(block * PER_TEST, (block + 1) * PER_TEST):
        run = run_of(seed)
        run.go(24)
        run.settle()
        assert broken_promises(run) == [], f"seed {seed}"
        rivals += sum(len(person.conflicts) for person in run.laptops[0].desk.all(Person, run.family))
    assert rivals > PER_TEST / 4, "the laptops hardly ever disagreed: the runs prove nothing"


def last_to_arrive_wins(before: Folded, change: ChangeBody) -> bool:
    for name, (value, _) in (change.writes or {}).items():
        before.heads[name] = (Head(value, change.id, change.stamp),)
    return True


def latest_clock_wins(before: Folded, change: ChangeBody) -> bool:
    for name, (value, _) in (change.writes or {}).items():
        now = before.heads.get(name, ())
        if not now or (change.stamp, change.id) > (now[0].stamp, now[0].id):
            before.heads[name] = (Head(value, change.id, change.stamp),)
    return True


def deletes_are_final(before: Folded, change: ChangeBody) -> bool:
    if before.deletes:
        return True
    return real_absorb(before, change)


real_absorb = projection.absorb


@pytest.mark.faults
@pytest.mark.parametrize("fault", [last_to_arrive_wins, latest_clock_wins, deletes_are_final])
def test_a_fold_that_forgets_what_was_seen_is_caught(fault: Any, run_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection, "absorb", fault)
    assert caught(run_of)


@pytest.mark.faults
def test_a_form_that_saves_over_what_it_never_showed_is_caught(run_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual shortcut: the base is whatever is newest when saving, not what was on the screen (sync.md 2)."""

    def save_over(self: Run) -> None:
        if self.forms:
            laptop, opened = self.forms.pop(self.chance.randrange(len(self.forms)))
            newest = laptop.desk.get(Person, opened.record.id)
            seen_then = opened.seen.get("phone", ())
            laptop.desk.amend(newest, phone=f"over {self.chance.randrange(1000)}")
            overwritten.extend(set(newest.seen.get("phone", ())) - set(seen_then))

    overwritten: list[bytes] = []
    monkeypatch.setattr(Run, "save", save_over)
    for seed in range(40):
        run = run_of(seed)
        run.go(24)
    assert overwritten, "the shortcut never met an unseen value: the model has no teeth"


def caught(run_of: Any) -> bool:
    for seed in range(60):
        run = run_of(seed)
        run.go(24)
        run.settle()
        if broken_promises(run):
            return True
    return False
