"""Sixteen laptops that push with delays and rollbacks, and a reader beside them who checks every page it gets."""

import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from coachdesk.sync.protocol.envelope import read_envelope
from coachdesk.sync.protocol.exchanging import Push
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, next_log_hash, short
from coachdesk.sync.server.pushing import Pushing, read_push
from tests.sync.relay import Laptop, Relay

PUSHERS, PUSHES = 16, 12
ROLLED_BACK, DELAYED = 0.15, 0.3


class Undone(Exception):
    """The test's own rollback, after everything was written and before COMMIT."""


@dataclass
class Reader:
    """Reads on and on in tiny pages, checks each page against the log hash, and keeps what it saw."""

    relay: Relay
    laptop: Laptop
    log: bytes
    seen: list[bytes] = field(default_factory=list)
    s: int = 0
    hash: bytes = FIRST_LOG_HASH

    def read(self) -> bool:
        page = self.relay.pull(self.laptop, self.log, self.s, short(self.hash), most=random.randint(1, 3))
        for s, encoded, _, _ in page.rows:
            header = read_envelope(encoded).header
            assert s == self.s + 1
            self.s, self.hash = s, next_log_hash(self.hash, header.bundle_hash)
            self.seen.append(header.bundle_hash)
        assert (page.s, page.hash) == (self.s, short(self.hash))
        return page.more


def push_with_trouble(relay: Relay, laptop: Laptop, log: bytes, chance: random.Random, committed: list[bytes]) -> None:
    """Push until the server has it: a lost answer is a question asked again, as a laptop would."""
    for _ in range(PUSHES):
        envelopes = [laptop.data(log, size=80) for _ in range(chance.randint(1, 4))]
        push = read_push(log, Push(tuple(one.to_bytes() for one in envelopes)))
        while True:
            try:
                with relay.database.writing() as connection:
                    Pushing(connection, relay.fold, laptop.caller, push, relay.now).run()
                    if chance.random() < DELAYED:
                        time.sleep(chance.random() * 0.01)
                    if chance.random() < ROLLED_BACK:
                        raise Undone
                break
            except (Undone, SQLAlchemyError):
                time.sleep(chance.random() * 0.005)
        committed += [one.header.bundle_hash for one in envelopes]


def race(
    relay: Relay, seed: int, meanwhile: Callable[[threading.Event], None] | None = None
) -> tuple[Reader, set[bytes]]:
    """All pushers at once and a reader beside them; what the reader saw, and what was committed."""
    coaches = [relay.laptop() for _ in range(PUSHERS)]
    lead = coaches[0]
    log = relay.family(lead, *coaches[1:])
    committed: list[bytes] = []
    work = [
        threading.Thread(target=push_with_trouble, args=(relay, one, log, random.Random(seed + n), committed))
        for n, one in enumerate(coaches)
    ]
    over = threading.Event()
    beside = [threading.Thread(target=meanwhile, args=(over,))] if meanwhile else []
    for thread in (*work, *beside):
        thread.start()
    reader = Reader(relay, lead, log)
    while any(thread.is_alive() for thread in work):
        with suppress(SQLAlchemyError):  # its own backend may be killed too
            reader.read()
    over.set()
    for thread in (*work, *beside):
        thread.join()
    while reader.read():
        pass
    return reader, set(committed)


def check(reader: Reader, committed: set[bytes]) -> None:
    """Every committed row once; the first row is the record of who the members are."""
    assert len(reader.seen) == len(set(reader.seen))
    assert set(reader.seen[1:]) == committed
    assert reader.relay.pull(reader.laptop, reader.log, reader.s, short(reader.hash)).rows == ()
