"""What came and does not count yet waits beside the records, is counted and shown, and counts when its time comes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto import change_body, codec
from coachdesk.crypto.change_body import ChangeBody, encode_body
from coachdesk.desk import Touched, opening
from coachdesk.models.values import new_id
from coachdesk.store.change_log import NOBODY, Author, Verdict
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.laptops import Laptop
from tests.relay import Relay, cut, pull, run_of, unopened
from tests.store.names import RECORD, a_name, served, shown, some_names


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    clock = HandClock()
    made = Laptop("hers", new_desk(tmp_path / "vault", clock), clock, Relay())
    yield made
    made.open_desk.close()


@pytest.fixture
def log() -> bytes:
    return bytes.fromhex(new_id())


@pytest.mark.parametrize("reason", [one for one in Verdict if not one.opened])
def test_what_cannot_be_opened_waits_and_holds_nothing_up(laptop: Laptop, log: bytes, reason: Verdict) -> None:
    first, middle, last = some_names(log, 1, 2, 1)
    relay = served(first, middle, last)
    laptop.log.take(first, relay.stood(log, 1))
    taken = laptop.log.take(unopened(middle), relay.stood(log, 2, reason))
    assert (taken.verdict, taken.changes) == (reason, 0)
    assert laptop.log.take(last, relay.stood(log, 3)).verdict is Verdict.COUNTS
    assert laptop.log.quarantined() == {reason.value: 2} == laptop.log.quarantined(log)
    assert laptop.log.quarantined(b"o" * 16) == {}
    ((waits, stood),) = laptop.log.waiting(log)
    assert (waits.sealed, waits.hash, waits.bodies, stood.s) == (middle.sealed, middle.hash, (), 2)
    laptop.desk.prove()
    assert laptop.desk.rebuild()[0] == laptop.desk.rebuild()[1]
    again = laptop.log.take(unopened(middle), relay.stood(log, 2, Verdict.CORRUPT))
    assert again.verdict is Verdict.CORRUPT
    assert laptop.log.take(unopened(middle), relay.stood(log, 2)).verdict is Verdict.CORRUPT
    opened = laptop.log.take(middle, relay.stood(log, 2))
    assert (opened.verdict, opened.changes) == (Verdict.COUNTS, 2)
    assert shown(laptop) == "name 3"
    assert laptop.log.waiting(log) == []
    assert laptop.log.quarantined() == {}
    laptop.desk.prove()


def test_a_sealed_bundle_that_does_not_follow_moves_nobodys_head(laptop: Laptop, log: bytes) -> None:
    first, second = some_names(log, 1, 1)
    stray = replace(unopened(second), prev=b"?" * 32)
    relay = served(first, stray)
    pull(relay, laptop.log, log, 1)
    laptop.log.take(stray, relay.stood(log, 2, Verdict.UNTRUSTED))
    laptop.desk.prove()
    relay.logs[log].append(second)
    assert laptop.log.take(second, relay.stood(log, 3)).verdict is Verdict.COUNTS


def newer(change: ChangeBody, **more: object) -> bytes:
    found = codec.decode(encode_body(change))
    return codec.encode({**found, **more})


@pytest.mark.parametrize("more", [{"min": 2}, {"op": "merge", "min": 2}, {"op": "merge"}])
def test_a_newer_change_waits_and_is_folded_after_the_upgrade(
    laptop: Laptop, log: bytes, more: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = a_name("as this program knows it")
    later = replace(first, id=b"l" * 16, writes={"known_as": ("as the next one writes it", (first.id,))})
    bundle = cut(run_of(log, [first, newer(later, **more), b"\x01"]))
    assert laptop.log.take(bundle, served(bundle).stood(log, 1)).changes == 3
    assert shown(laptop) == "as this program knows it"
    assert laptop.log.quarantined(log) == {"newer": 1, "malformed": 1}
    assert laptop.log.incomplete(log) == {RECORD}
    laptop.desk.prove()
    assert reopened(laptop).log.quarantined(log) == {"newer": 1, "malformed": 1}
    if "op" in more:
        return
    monkeypatch.setattr(change_body, "SCHEMA", 2)
    again = reopened(laptop)
    assert shown(again) == "as the next one writes it"
    assert again.log.quarantined(log) == {"malformed": 1}
    assert again.log.incomplete(log) == frozenset()
    before, after = again.desk.rebuild()
    assert before == after
    again.desk.prove()


def reopened(laptop: Laptop) -> Laptop:
    laptop.open_desk.close()
    laptop.open_desk = opening.unlock(laptop.open_desk.folder, passphrase(), clock=laptop.clock, costs=CHEAP)
    laptop.__post_init__()
    return laptop


def test_late_work_that_was_too_new_is_held_after_the_upgrade(
    laptop: Laptop, log: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = cut(run_of(log, [newer(a_name("late and new"), min=2)]))
    laptop.log.take(bundle, served(bundle).stood(log, 1, Verdict.HELD))
    monkeypatch.setattr(change_body, "SCHEMA", 2)
    again = reopened(laptop)
    assert again.log.quarantined(log) == {"held": 1}
    assert shown(again) is None


def test_a_newer_change_that_names_no_record_is_kept_too(laptop: Laptop, log: bytes) -> None:
    bundle = cut(run_of(log, [codec.encode({"min": 9, "id": "?", "ent": b"short"})]))
    laptop.log.take(bundle, served(bundle).stood(log, 1))
    assert laptop.log.quarantined(log) == {"newer": 1}
    assert laptop.log.incomplete(log) == frozenset()
    laptop.desk.prove()


def test_late_work_is_held_until_it_is_admitted(laptop: Laptop, log: bytes) -> None:
    told: list[Touched] = []
    (before,) = some_names(log, 1)
    first = change_body.read_body(before.bodies[0])
    late = [a_name("late one", first, stamp=5), a_name("late two", first, stamp=6), b"\x01"]
    bundle = cut(run_of(log, late, actor=b"l" * 16))
    relay = served(before, bundle)
    pull(relay, laptop.log, log, 1)
    laptop.desk.told.subscribe(told.append)
    assert laptop.log.take(bundle, relay.stood(log, 2, Verdict.HELD)).verdict is Verdict.HELD
    assert shown(laptop) == "name 0"
    assert told == []
    assert [one.body.writes for one in laptop.log.held(log)] == [late[0].writes, late[1].writes]  # type: ignore[union-attr]
    assert laptop.log.quarantined(log) == {"held": 2, "malformed": 1}
    assert laptop.log.incomplete(log) == {RECORD}
    laptop.desk.prove()
    assert laptop.log.admit(log, [late[0].id]) == {"person"}  # type: ignore[union-attr]
    assert shown(laptop) == "late one"
    assert len(told) == 1
    assert laptop.log.admit(log, [b"?" * 16]) == frozenset()
    assert laptop.log.judge(log, bundle.hash, Verdict.COUNTS) == {"person"}
    assert laptop.log.judge(log, bundle.hash, Verdict.COUNTS) == frozenset()
    assert shown(laptop) == "late two"
    assert laptop.log.judge(log, bundle.hash, Verdict.HELD) == {"person"}
    assert shown(laptop) == "name 0"
    assert laptop.desk.rebuild()[0] == laptop.desk.rebuild()[1]


def test_a_record_of_which_nothing_counts_any_more_is_gone_from_screen_and_search(laptop: Laptop, log: bytes) -> None:
    (bundle,) = some_names(log, 2)
    pull(served(bundle), laptop.log, log)
    assert [one.record.id for one in laptop.desk.search("name")] == [RECORD.hex()]
    laptop.log.judge(log, bundle.hash, Verdict.HELD)
    assert shown(laptop) is None
    assert laptop.desk.search("name") == []
    assert laptop.desk.history(RECORD.hex()) == []
    laptop.desk.prove()
    laptop.log.judge(log, bundle.hash, Verdict.COUNTS)
    assert [one.record.id for one in laptop.desk.search("name")] == [RECORD.hex()]


def test_held_work_that_nobody_else_wrote_about_shows_nothing(laptop: Laptop, log: bytes) -> None:
    (bundle,) = some_names(log, 1)
    pull(served(bundle), laptop.log, log, verdict=Verdict.HELD)
    assert shown(laptop) is None
    laptop.log.admit(log, [])
    assert laptop.log.judge(log, b"?" * 32, Verdict.COUNTS) == frozenset()


def test_whose_chain_it_is_is_learnt_when_its_first_bundle_opens(laptop: Laptop, log: bytes) -> None:
    first, second, third = some_names(log, 1, 1, 1)
    sealed = replace(unopened(first), author=NOBODY)
    relay = served(first, second, third)
    laptop.log.take(sealed, relay.stood(log, 1, Verdict.WAITING_KEY))
    spoilt = laptop.log.take(replace(first, last=b"?" * 32), relay.stood(log, 1))
    assert spoilt.verdict is Verdict.CORRUPT
    assert laptop.log.take(first, relay.stood(log, 1)).verdict is Verdict.COUNTS
    stranger = replace(second, author=Author(b"x" * 16, b"x" * 16))
    assert laptop.log.take(stranger, relay.stood(log, 2)).verdict is Verdict.UNTRUSTED
    assert laptop.log.take(second, relay.stood(log, 2)).verdict is Verdict.COUNTS
    assert {entry.worker_id for entry in laptop.desk.history(RECORD.hex())} == {first.author.worker.hex()}
