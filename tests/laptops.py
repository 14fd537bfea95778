"""Several laptops in one process that hand each other their changes, as honestly or as badly as a test wants."""

import random
from dataclasses import dataclass
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import MissingChanges
from coachdesk.store.change_log import Author, actors_and_bodies
from coachdesk.store.commands import Absorb
from coachdesk.store.queries import StateHash
from coachdesk.store.session import Session
from tests.desks import HandClock, new_desk

Place = tuple[bytes, bytes]
"""Log and actor: one chain."""


@dataclass(frozen=True)
class Change:
    """A change on its way to another laptop."""

    log: bytes
    log_kind: str
    actor: bytes
    author: Author
    position: int
    body: bytes


@dataclass(frozen=True)
class EveryChange:
    """A query for all that a laptop could hand on of one log."""

    log: bytes

    def run(self, session: Session) -> list[Change]:
        return [Change(*row) for row in actors_and_bodies(session.connection, self.log)]


@dataclass
class Laptop:
    """One vault with a clock of its own."""

    name: str
    open_desk: OpenDesk
    clock: HandClock

    @property
    def desk(self) -> Desk:
        return self.open_desk.desk

    def changes(self, family: str) -> list[Change]:
        """Everything this laptop holds of one family, in the order it came here."""
        return self.desk.vault.ask(EveryChange(bytes.fromhex(family)))

    def family_hash(self, family: str) -> str:
        """The hash of all that is visible of one family: laptops keep access logs and workers of their own."""
        return self.desk.vault.ask(StateHash(bytes.fromhex(family)))

    def take(self, run: list[Change]) -> int:
        """Take in a run of one chain; answers how many were new."""
        first = run[0]
        bodies = tuple(change.body for change in run)
        return self.desk.vault.do(Absorb(first.log, first.log_kind, first.actor, first.author, first.position, bodies))


def some_laptops(folder: Path, count: int, organisation_id: str, chance: random.Random) -> list[Laptop]:
    """Laptops of one organisation whose clocks are up to ten years apart."""
    found = []
    for number in range(count):
        clock = HandClock()
        clock.move(days=chance.choice((0, 0, -3650, 3650)))
        found.append(Laptop(f"laptop {number}", new_desk(folder / str(number), clock, organisation_id), clock))
    return found


def hand_over(giver: Laptop, taker: Laptop, family: str, chance: random.Random) -> None:
    """Give some of what one laptop holds to another: cut anywhere, chains mixed, twice, and sometimes too early."""
    chains: dict[Place, list[Change]] = {}
    for change in giver.changes(family):
        chains.setdefault((change.log, change.actor), []).append(change)
    order = list(chains.values())
    chance.shuffle(order)
    for chain in order:
        rest = chain
        while rest and chance.random() < 0.9:
            length = chance.randrange(1, len(rest) + 1)
            try:
                taker.take(rest[:length])
            except MissingChanges:
                taker.take(chain)
            if chance.random() < 0.3:
                taker.take(rest[:length])
            rest = rest[length:]


def hand_over_everything(laptops: list[Laptop], family: str) -> None:
    """Every laptop gets every change of every other: the quiet after the faults."""
    for _ in range(2):
        for giver in laptops:
            chains: dict[Place, list[Change]] = {}
            for change in giver.changes(family):
                chains.setdefault((change.log, change.actor), []).append(change)
            for taker in laptops:
                for chain in chains.values():
                    if taker is not giver:
                        taker.take(chain)
