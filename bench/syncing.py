"""Two laptops, a server process and 100,000 changes: pushed, pulled by a fresh laptop, ten more; and peers."""

import resource
import secrets
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.peers.floor import floor
from bench.peers.measured import PEERS, THEIR_FLOOR
from bench.processes import work_of
from bench.timing import limit, line, ms, verdict
from bench.two_laptops import Seat, Served, another, lead_of, served
from bench.workload import CHEAP, FAMILIES, PASSPHRASE, Clock, make_vault
from coachdesk.crypto.signatures import public_key_of
from coachdesk.desk import opening
from coachdesk.models.family import Family
from coachdesk.models.plan import SubTarget
from coachdesk.sync.membership import Role
from coachdesk.sync.round.joining import begin_log

TEN_MORE_RUNS = 31
FEWER = 10_000
"""Changes beside which ten more are measured too: what they cost should hang from the ten."""

FLAT = 1.2
"""The most that ten more may cost of what they cost beside fewer."""

OF_A_COACH, OF_A_FAMILY = 25, 2_000
"""Families of a coach, and changes of one with its whole history (sync.md 3.20)."""


def rows(folder: Path, changes: int) -> Iterator[str]:
    """Our rows, then the peers' as they were measured earlier."""
    folder.mkdir()
    least = floor(folder / "floor", changes)
    with _two(folder / "whole", changes) as (lead, fresh, server):
        whole = yield from _pushed(lead, server.pid, changes, least)
        yield from _pulled(lead, fresh, changes, least)
        many = yield from _ten_more(lead, fresh, changes)
    with _two(folder / "fewer", FEWER) as (lead, fresh, _):
        few = yield from _ten_more(lead, fresh, FEWER)
    yield f"{'the one as a multiple of the other':<44} x{many / few:9.2f}  goal x1.2  {verdict(many / few <= FLAT)}"
    with _two(folder / "laptop", OF_A_FAMILY * OF_A_COACH, OF_A_COACH) as (lead, fresh, _):
        lead.round()
        began = time.perf_counter()
        fresh.round()
        what = f"a new laptop for {OF_A_COACH} families of {OF_A_FAMILY:,} changes"
        yield limit(what, time.perf_counter() - began, 30.0)
    yield from _peers(whole)


@contextmanager
def _two(folder: Path, changes: int, families: int = FAMILIES) -> Iterator[tuple[Seat, Seat, Served]]:
    """A lead who has everything, a laptop with nothing on it, and their server, which has nothing either."""
    folder.mkdir()
    vault = make_vault(folder / "lead", changes, families=families)
    opened = opening.unlock(vault, bytearray(PASSPHRASE), clock=Clock(), costs=CHEAP)
    organisation, root_seed = bytes.fromhex(opened.desk.owner.organisation_id), secrets.token_bytes(32)
    opened.close()
    with served(folder / "server", organisation, public_key_of(root_seed)) as server:
        lead = lead_of(vault, server.port, root_seed)
        fresh = another(lead, folder / "fresh", server.port, root_seed)
        for family in _families(lead):
            members = {lead.laptop.user: Role.LEAD, fresh.laptop.user: Role.WRITER}
            begin_log(lead.laptop, lead.log, bytes.fromhex(family), members)
        yield lead, fresh, server
        lead.made.close()
        fresh.made.close()


def _families(seat: Seat) -> list[str]:
    return [one.record.id for one in seat.made.desk.all(Family)]


def _pushed(lead: Seat, server: int, changes: int, least: float) -> Generator[str, None, float]:
    """Answers what it cost both sides together, against the floor."""
    lead.wire.bytes, there, worked = 0, work_of(server), time.process_time()
    sent = lead.round().sent
    assert sent >= changes
    here, there = time.process_time() - worked, work_of(server) - there
    yield line(f"{sent:,} changes signed, sealed and pushed", here, least, 2.5, "keyed SQLite")
    yield f"{'the same with the work of the server':<44} {ms(here + there):>10}  x{(here + there) / least:5.2f}"
    yield _bytes("the same, bytes a change on the wire", lead.wire.bytes / sent, 110)
    return (here + there) / least


def _pulled(lead: Seat, fresh: Seat, changes: int, least: float) -> Iterator[str]:
    began = time.perf_counter()
    families = _families(lead)
    first = bytes.fromhex(families[-1])
    told: list[float] = []
    stop = fresh.made.desk.told.subscribe(lambda _: told.append(time.perf_counter() - began))
    fresh.wire.bytes, worked = 0, time.process_time()
    fresh.round((first,))
    work, wall = time.process_time() - worked, time.perf_counter() - began
    stop()
    assert len(fresh.made.desk.all(Family)) == len(families)
    yield line(f"{changes:,} changes on a fresh laptop, checked and folded", work, least, 8, "keyed SQLite")
    yield f"{'the same by the clock on the wall':<44} {ms(wall):>10}"
    yield _bytes("the same, bytes a change on the wire", fresh.wire.bytes / changes, 110)
    if told:
        yield limit("until the first words of a family are there", told[0], 2.0)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"{'most memory of both laptops together':<44} {most:>7.0f} MB"
    ours, theirs = ({one.id: one for one in seat.made.desk.records(SubTarget)} for seat in (lead, fresh))
    assert ours == theirs


def _ten_more(lead: Seat, fresh: Seat, changes: int) -> Generator[str, None, float]:
    """Answers the seconds of both rounds together."""
    steps = lead.made.desk.all(SubTarget)[:10]
    lead.round()
    fresh.round()
    took, bytes_before = [], lead.wire.bytes + fresh.wire.bytes
    for number in range(TEN_MORE_RUNS):
        with lead.made.desk.together() as batch:
            steps = [batch.amend(step, words=f"said anew {number}") for step in steps]
        began = time.perf_counter()
        sent = lead.round().sent
        received = fresh.round().received
        took.append(time.perf_counter() - began)
        assert (sent, received) == (10, 10)
    middle = median(took)
    yield limit(f"ten more changes when {changes:,} exist, both ways", middle, 0.015)
    each = (lead.wire.bytes + fresh.wire.bytes - bytes_before) / TEN_MORE_RUNS
    yield f"{'the same, bytes on the wire':<44} {each:>7.0f} B"
    return middle


def _bytes(what: str, ours: float, most: float) -> str:
    return f"{what:<44} {ours:>7.0f} B   limit {most:>7.0f} B   {verdict(ours <= most)}"


def _peers(ours: float) -> Iterator[str]:
    yield "peers on 100,000 changes, measured on 21 November 2026 and not in this run, against their own floor:"
    for one in PEERS:
        push, whole, pull = (work / THEIR_FLOOR for work in (one.push, one.push + one.at_server, one.pull))
        pushed = f"push x{push:5.2f} (with its server x{whole:5.2f}: {whole / ours:.1f} times ours)"
        yield f"  {one.name:<34} {pushed}  pull x{pull:5.2f}  {one.wire:>4} B a change  ten more {one.ten_more:.0f} ms"
