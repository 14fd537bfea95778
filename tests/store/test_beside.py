"""Two bundles for one place: the server's number has it, the other stands beside, in whatever order they come."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto.digest import chain_beside
from coachdesk.models.values import new_id
from coachdesk.store.change_log import Adoption, Author, Bundle, BundleKind, Stood, Verdict
from tests.laptops import Laptop, some_laptops
from tests.relay import L_0, Relay, bundles_of, cut, run_of, unopened
from tests.store.changes import change_list
from tests.store.test_putting_back import without
from tests.store.test_sending import FAMILY, LOG

CHANGES = change_list(11, 9)
ADOPTED = Adoption(
    0, Author(b"w" * 16, b"e" * 16), b"b" * 16, 1, 1, 1_300_000_000, counts=True, settled=False, body=b""
)
"""How it came: by a laptop that had it."""


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[list[Laptop]]:
    made = some_laptops(tmp_path, 3, new_id(), random.Random(3))
    yield made
    for laptop in made:
        laptop.open_desk.close()


def chain(*numbers: int, sizes: tuple[int, ...] = ()) -> list[Bundle]:
    """What somebody wrote from her first change on, in bundles."""
    return bundles_of(run_of(LOG, [CHANGES[number] for number in numbers]), sizes)


def numbered(laptop: Laptop, bundles: list[Bundle]) -> list[Verdict]:
    """A server that has these has restored or not what it had before: it is read from its beginning."""
    laptop.log.reset(LOG)
    relay = Relay({LOG: bundles})
    return [laptop.log.take(one, relay.stood(LOG, s)).verdict for s, one in enumerate(bundles, 1)]


def is_well(laptop: Laptop) -> None:
    assert laptop.log.quarantined(LOG) == {}
    laptop.desk.prove()
    before, after = laptop.desk.rebuild()
    assert before == after


def test_whoever_had_it_first_and_whoever_gets_it_last_see_the_same(laptops: list[Laptop]) -> None:
    lost, written = chain(0, 1, 2, 3, 4, sizes=(1, 2)), chain(0, 5, 6)
    had, adopts, before = laptops
    numbered(had, lost)
    assert numbered(had, written) == [Verdict.COUNTS]
    numbered(adopts, written)
    for one in lost[1:]:
        assert adopts.log.put_back(ADOPTED, one, Verdict.COUNTS).verdict is Verdict.COUNTS
    numbered(before, lost[:1])
    for one in lost[1:]:
        before.log.put_back(ADOPTED, one, Verdict.COUNTS)
    numbered(before, written)
    for laptop in laptops:
        is_well(laptop)
        assert {one.id for one in laptop.changes(FAMILY)} == {one.id for one in CHANGES[:7]}
        beside = {one.actor: one.end for one in laptop.log.filed(LOG) if one.actor != lost[0].actor}
        assert beside == {chain_beside(lost[1].hash): 3, chain_beside(lost[2].hash): 5}
    assert len({one.family_hash(FAMILY) for one in laptops}) == 1


def test_halves_of_it_are_the_whole_and_come_again(laptops: list[Laptop]) -> None:
    """Its words keep the hashes that were signed, whatever of them is gone."""
    (lost,), (written,) = chain(0, 1, 2), chain(3)
    hers, his, _ = laptops
    for laptop, halves in ((hers, ((2,), (1, 3), (2,))), (his, ((1, 3), (2,)))):
        numbered(laptop, [written])
        for gone in halves:
            laptop.log.put_back(ADOPTED, without(lost, *gone), Verdict.COUNTS)
        is_well(laptop)
        (found,) = laptop.log.with_words(LOG, [(chain_beside(lost.hash), 2)])
        assert (found.bodies, found.first, found.last) == (lost.bodies, lost.first, lost.last)
    assert hers.family_hash(FAMILY) == his.family_hash(FAMILY)
    hers.log.redact(LOG, [(chain_beside(lost.hash), 2)])
    is_well(hers)
    assert CHANGES[1].id not in {one.id for one in hers.changes(FAMILY)}
    assert hers.log.put_back(ADOPTED, without(lost, 2), Verdict.COUNTS).changes == 0


def test_what_shares_its_beginning_and_was_cut_otherwise_shows_each_change_once(laptops: list[Laptop]) -> None:
    (lost,), (written,) = chain(0, 1, 2), chain(0, 3)
    had, adopts, _ = laptops
    numbered(had, [lost])
    numbered(had, [written])
    numbered(adopts, [written])
    adopts.log.put_back(ADOPTED, lost, Verdict.COUNTS)
    for laptop in (had, adopts):
        is_well(laptop)
        assert {one.id for one in laptop.changes(FAMILY)} == {one.id for one in CHANGES[:4]}
    assert had.family_hash(FAMILY) == adopts.family_hash(FAMILY)


def test_of_what_was_cut_otherwise_nothing_is_torn_off(laptops: list[Laptop]) -> None:
    """Its author's image had less of it: she sends that, and the rest is nowhere but here."""
    (lost,), (written,), (other,) = chain(0, 1, 2), chain(0, 1), chain(0)
    had, adopts, both = laptops
    numbered(had, [lost])
    numbered(had, [written])
    numbered(adopts, [written])
    adopts.log.put_back(ADOPTED, lost, Verdict.COUNTS)
    numbered(both, [lost])
    both.log.reset(LOG)
    both.log.put_back(ADOPTED, other, Verdict.COUNTS)
    numbered(both, [written])
    for laptop in laptops:
        is_well(laptop)
        assert {one.id for one in laptop.changes(FAMILY)} == {one.id for one in CHANGES[:3]}
        assert lost.hash in {one.hash for one in laptop.log.filed(LOG)}, "or nobody hands it in again"
    assert len({one.family_hash(FAMILY) for one in laptops}) == 1


def test_a_server_that_numbers_two_for_one_place_is_not_believed(laptops: list[Laptop]) -> None:
    lost, written = chain(0, 1, 2, sizes=(1,)), chain(0, 3)
    assert numbered(laptops[0], [*lost, *written]) == [Verdict.COUNTS, Verdict.COUNTS, Verdict.UNTRUSTED]
    assert {one.actor for one in laptops[0].log.filed(LOG)} == {lost[0].actor}


def test_one_that_the_server_names_later_in_the_chain_keeps_its_place(laptops: list[Laptop]) -> None:
    """It follows what the other bundle would take away: that the server has it proves the first."""
    first, later = chain(0, 1, sizes=(1,))
    (written,) = chain(3)
    numbered(laptops[0], [first, later])
    laptops[0].log.reset(LOG)
    relay = Relay({LOG: [later, written]})
    laptops[0].log.take(later, relay.stood(LOG, 1))
    assert laptops[0].log.take(written, relay.stood(LOG, 2)).verdict is Verdict.UNTRUSTED


def test_signed_records_that_lost_their_place_are_not_put_beside(laptops: list[Laptop]) -> None:
    """They count by the server's order, and whoever signed them hands them in again."""
    (words,) = chain(0)
    record = cut(replace(run_of(LOG, [b"a signed record"]), kind=BundleKind.CONTROL, first=2, prev=words.last))
    (written,) = chain(0, 3)
    numbered(laptops[0], [words, record])
    numbered(laptops[0], [written])
    is_well(laptops[0])
    assert laptops[0].log.controls(LOG) == []


def test_what_nobody_can_open_yet_is_left_where_it_is(laptops: list[Laptop]) -> None:
    words, sealed = chain(0, 1, sizes=(1,))
    (written,) = chain(3)
    hers = laptops[0]
    hers.log.take(words, Stood(1, L_0, 1))
    hers.log.take(unopened(sealed), Stood(2, L_0, 2, Verdict.WAITING_KEY))
    hers.log.reset(LOG)
    assert hers.log.take(written, Stood(1, L_0, 3)).verdict is Verdict.COUNTS
    assert hers.log.quarantined(LOG) == {"waiting_key": 1}
    hers.desk.prove()


def test_what_was_held_is_held_beside_too(laptops: list[Laptop]) -> None:
    (lost,), (written,) = chain(0), chain(3)
    hers = laptops[0]
    relay = Relay({LOG: [lost]})
    hers.log.take(lost, relay.stood(LOG, 1, Verdict.HELD))
    numbered(hers, [written])
    assert {one.id for one in hers.changes(FAMILY)} == {CHANGES[3].id}
    assert [one.verdict for one in hers.log.filed(LOG) if one.actor == chain_beside(lost.hash)] == [Verdict.HELD]
    assert [one.hash for one in hers.log.lacking(LOG)] == [lost.hash], "the server has not had it: it is to be adopted"
