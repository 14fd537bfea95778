"""The laptop that is killed: it saves people one after another and says each number once it is safe."""

from multiprocessing.connection import Connection
from pathlib import Path

from coachdesk.desk import new_record, opening
from coachdesk.models.person import Person
from tests.desks import CHEAP, HandClock, passphrase


def save_for_ever(folder: Path, family: str, first: int, said: Connection, *, too_early: bool) -> None:
    """Save person after person until killed. `too_early` is the planted fault: it says so before it is durable."""
    desk = opening.unlock(folder, passphrase(), clock=HandClock(), costs=CHEAP).desk
    number = first
    while True:
        if too_early:
            said.send(number)
        with desk.together() as batch:
            batch.add(new_record(Person, family, known_as=f"saved {number}", role="child", number=1))
            batch.add(new_record(Person, family, known_as=f"twin of {number}", role="child", number=2))
        if not too_early:
            said.send(number)
        number += 1
