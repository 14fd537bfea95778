"""One person whose name somebody else keeps changing, in bundles of any size."""

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.models.person import Person
from coachdesk.store.change_log import Bundle
from tests.laptops import Laptop
from tests.relay import Relay, bundles_of, run_of

RECORD = b"r" * 16


def a_name(words: str, *bases: ChangeBody, stamp: int = 1, record: bytes = RECORD) -> ChangeBody:
    writes = {"known_as": (words, tuple(base.id for base in bases))}
    if not bases:
        writes |= {"role": ("child", ()), "number": (1, ())}
    return ChangeBody("person", record, stamp, 0, 0, writes=writes)


def some_names(log: bytes, *sizes: int) -> list[Bundle]:
    """One author's names of one person, each on top of the one before, cut as told."""
    made: list[ChangeBody] = []
    for number in range(sum(sizes)):
        made.append(a_name(f"name {number}", *made[-1:], stamp=number))
    return bundles_of(run_of(log, made), sizes)


def served(*bundles: Bundle) -> Relay:
    relay = Relay()
    for bundle in bundles:
        relay.logs.setdefault(bundle.log, []).append(bundle)
    return relay


def shown(laptop: Laptop, record: bytes = RECORD) -> str | None:
    found = laptop.desk.find(Person, record.hex())
    return found.record.known_as if found else None
