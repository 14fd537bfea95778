"""Several laptops in one process that hand each other their changes, as honestly or as badly as a test wants."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk import Desk
from coachdesk.desk.exchange import Exchange
from coachdesk.desk.opening import OpenDesk
from coachdesk.store.log_rows import every_change
from coachdesk.store.queries import StateHash
from coachdesk.store.session import Session
from tests.desks import HandClock, new_desk
from tests.relay import Relay, pull, push


@dataclass(frozen=True)
class EveryChange:
    """A query for all that counts in one log."""

    log: bytes

    def run(self, session: Session) -> list[ChangeBody]:
        return [one.body for one in every_change(session.connection, session.row_key) if one.log == self.log]


@dataclass
class Laptop:
    """One vault with a clock of its own."""

    name: str
    open_desk: OpenDesk
    clock: HandClock
    relay: Relay
    log: Exchange = field(init=False)

    def __post_init__(self) -> None:
        self.log = Exchange(self.desk)

    @property
    def desk(self) -> Desk:
        return self.open_desk.desk

    def changes(self, family: str) -> list[ChangeBody]:
        """Everything of one family that counts here, in the order it came."""
        return self.desk.vault.ask(EveryChange(bytes.fromhex(family)))

    def family_hash(self, family: str) -> str:
        """The hash of all that is visible of one family: laptops keep access logs and workers of their own."""
        return self.desk.vault.ask(StateHash(bytes.fromhex(family)))


def some_laptops(folder: Path, count: int, organisation_id: str, chance: random.Random) -> list[Laptop]:
    """Laptops of one organisation whose clocks are up to ten years apart, with one server between them."""
    found, relay = [], Relay()
    for number in range(count):
        clock = HandClock()
        clock.move(days=chance.choice((0, 0, -3650, 3650)))
        made = new_desk(folder / str(number), clock, organisation_id)
        found.append(Laptop(f"laptop {number}", made, clock, relay))
    return found


def hand_over(giver: Laptop, taker: Laptop, family: str, chance: random.Random) -> None:
    """One laptop sends, cut anywhere; another takes some of what is there, some of it twice, or all of it again."""
    log = bytes.fromhex(family)
    if chance.random() < 0.8:
        push(giver.relay, giver.log, log, chance)
    if chance.random() < 0.1:
        taker.log.reset(log)
    pull(taker.relay, taker.log, log, chance.randrange(1, 8))
    bundles = taker.relay.logs.get(log, [])
    reached = next((one.s for one in taker.log.places() if one.log == log), 0)
    if reached and chance.random() < 0.3:
        again = chance.randrange(reached)
        assert taker.log.take(bundles[again], taker.relay.stood(log, again + 1)).changes == 0


def hand_over_everything(laptops: list[Laptop], family: str) -> None:
    """Every laptop gets every change of every other: the quiet after the faults."""
    for laptop in laptops:
        push(laptop.relay, laptop.log, bytes.fromhex(family))
    for laptop in laptops:
        pull(laptop.relay, laptop.log, bytes.fromhex(family))
