"""A server in memory that numbers bundles and hands them on, and bundles cut without a key: order is all it proves."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from coachdesk.crypto.change_body import ChangeBody, encode_body
from coachdesk.crypto.digest import FIRST_PREV, chain_hash
from coachdesk.errors import HistoryForked
from coachdesk.store.change_log import Author, Bundle, BundleKind, ChangeLog, Run, Stood, Verdict

L_0 = bytes(32)


def cut(run: Run, count: int | None = None, salt: bytes = b"") -> Bundle:
    """A bundle of the first `count` changes of a run. Its signed bytes stand in for a manifest and a signature."""
    bodies = run.bodies[: count or len(run.bodies)]
    last = run.prev
    for position, body in enumerate(bodies, run.first):
        last = chain_hash(last, run.log, run.actor, position, body)
    signed = b"|".join((run.log, run.actor, b"%d" % run.first, b"%d" % len(bodies), run.prev, last, salt))
    return Bundle(
        log=run.log,
        log_kind=run.log_kind,
        actor=run.actor,
        author=run.author,
        first=run.first,
        count=len(bodies),
        prev=run.prev,
        last=last,
        hash=hashlib.sha256(signed).digest(),
        epoch=1,
        kind=run.kind,
        signed=signed,
        bodies=bodies,
        sealed=b"sealed " + signed,
    )


def run_of(
    log: bytes, changes: Sequence[ChangeBody | bytes], actor: bytes = b"a" * 16, author: Author | None = None
) -> Run:
    """A run that another laptop would cut, from its first position on."""
    author = author or Author(b"w" * 16, b"d" * 16)
    bodies = tuple(one if isinstance(one, bytes) else encode_body(one) for one in changes)
    return Run(log, "family", actor, author, 1, FIRST_PREV, BundleKind.DATA, bodies)


def bundles_of(run: Run, sizes: Sequence[int]) -> list[Bundle]:
    """A run cut into bundles of these sizes; what is left over makes one more."""
    made, rest = [], run
    for size in (*sizes, len(run.bodies)):
        if not rest.bodies:
            break
        made.append(bundle := cut(rest, size))
        rest = replace(rest, first=bundle.end, prev=bundle.last, bodies=rest.bodies[size:])
    return made


def unopened(bundle: Bundle) -> Bundle:
    """What is left of a bundle whose key is not here: its header and the sealed bytes."""
    return replace(bundle, bodies=(), signed=b"")


@dataclass
class Relay:
    """The bundles of every log in the order they were accepted, by the rule of the server."""

    logs: dict[bytes, list[Bundle]] = field(default_factory=dict)

    def head(self, log: bytes, actor: bytes | None) -> tuple[int, bytes]:
        """Position and hash of an actor's last change here."""
        mine = [bundle for bundle in self.logs.get(log, []) if bundle.actor == actor]
        return (mine[-1].end - 1, mine[-1].last) if mine else (0, FIRST_PREV)

    def accept(self, bundle: Bundle) -> None:
        """Number a bundle that follows its actor's head; the same again is passed over. Raises HistoryForked."""
        bundles = self.logs.setdefault(bundle.log, [])
        position, head = self.head(bundle.log, bundle.actor)
        if bundle.first <= position:
            if all((one.first, one.hash) != (bundle.first, bundle.hash) for one in bundles):
                raise HistoryForked
            return
        if (bundle.first, bundle.prev) != (position + 1, head):
            raise HistoryForked
        bundles.append(bundle)

    def log_hash(self, log: bytes, s: int) -> bytes:
        """L_s."""
        found = L_0
        for bundle in self.logs.get(log, [])[:s]:
            found = hashlib.sha256(b"coachdesk/log/1\0" + found + bundle.hash).digest()
        return found

    def stood(self, log: bytes, s: int, verdict: Verdict = Verdict.COUNTS) -> Stood:
        return Stood(s, self.log_hash(log, s), 1_300_000_000 + s, verdict)


def push(relay: Relay, mine: ChangeLog, log: bytes, chance: random.Random | None = None) -> None:
    """Send what the server has not had, in bundles of any size."""
    while True:
        place = next((one for one in mine.places() if one.log == log), None)
        if place is None:
            return
        found = mine.unsent(log, *relay.head(log, place.actor))
        if found is None:
            return
        if isinstance(found, Run):
            found = cut(found, chance.randrange(1, len(found.bodies) + 1) if chance else None)
            mine.keep_cut(found)
        relay.accept(found)


def pull(relay: Relay, mine: ChangeLog, log: bytes, most: int = 10**6, verdict: Verdict = Verdict.COUNTS) -> int:
    """Take the next bundles; answers how many changes were new."""
    place = next((one for one in mine.places() if one.log == log), None)
    reached = place.s if place else 0
    return sum(
        mine.take(bundle, relay.stood(log, s, verdict)).changes
        for s, bundle in enumerate(relay.logs.get(log, [])[reached : reached + most], reached + 1)
    )
