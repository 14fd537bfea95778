"""Files: cut anywhere they go on from there, and what is not what its name says is thrown away (4.3: 32)."""

import secrets
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from coachdesk.crypto.digest import sha256
from coachdesk.sync.membership import Redact, Role
from coachdesk.sync.protocol.envelope import Envelope
from coachdesk.sync.protocol.limits import BLOB_LIMIT, MIB
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.blob_store import UNREFERENCED_SECONDS, Held, get_piece, held_of, put_piece, sweep_blobs
from coachdesk.sync.server.tables import BLOB, BLOB_PIECE
from tests.sync.refusing import code, refused
from tests.sync.relay import Laptop, Relay

PIECE = 1000


class Files:
    """A laptop's way to the files of one log."""

    def __init__(self, relay: Relay, laptop: Laptop, log: bytes) -> None:
        self.relay, self.laptop, self.log = relay, laptop, log

    def put(
        self, content: bytes, at: int = 0, *, end: int | None = None, size: int | None = None, name: bytes = b""
    ) -> int:
        part = content[at : at + PIECE] if end is None else content[at:end]
        held = Held(len(content) if size is None else size, at)
        blob = name or sha256(content)
        return self.relay.write(
            lambda db: put_piece(db, self.laptop.caller, self.log, blob, held, part, self.relay.now)
        )

    def held(self, content: bytes) -> int:
        caller = self.laptop.caller
        return self.relay.read(lambda db: held_of(db, caller, self.log, sha256(content), self.relay.now)).held

    def get(self, content: bytes, at: int = 0) -> tuple[int, bytes]:
        caller = self.laptop.caller
        return self.relay.read(lambda db: get_piece(db, caller, self.log, sha256(content), at, self.relay.now))

    def whole(self, content: bytes) -> bytes:
        got = b""
        while len(got) < len(content):
            got += self.get(content, len(got))[1]
        return got


@pytest.fixture
def files(relay: Relay) -> Files:
    coach = relay.laptop()
    return Files(relay, coach, relay.family(coach))


@pytest.mark.parametrize("cut", range(4))
def test_an_upload_cut_after_any_piece_goes_on_from_there(files: Files, cut: int) -> None:
    content = secrets.token_bytes(3 * PIECE + 500)
    for index in range(cut):
        assert files.put(content, index * PIECE) == (index + 1) * PIECE
    assert cut == 0 or files.held(content) == cut * PIECE
    at = files.held(content) if cut else 0
    while at < len(content):
        assert code(lambda: files.get(content)) is Code.NOT_FOUND
        at = files.put(content, at)
    assert files.whole(content) == content
    assert files.get(content, 1500) == (3500, content[1500:2000])
    assert code(lambda: files.get(content, 3500)) is Code.RANGE
    assert refused(lambda: files.put(content, 0)).n == 3500


def test_another_offset_or_size_than_is_next_is_told_what_is_here(files: Files) -> None:
    content = secrets.token_bytes(3000)
    assert refused(lambda: files.put(content, 1000)).n == 0
    files.put(content)
    assert (refused(lambda: files.put(content)).error, refused(lambda: files.put(content)).n) == (Code.OFFSET, 1000)
    assert refused(lambda: files.put(content, 2000)).n == 1000
    assert refused(lambda: files.put(content, 1000, size=4000)).n == 1000


def test_what_is_not_what_its_name_says_is_thrown_away_whole(files: Files) -> None:
    content = secrets.token_bytes(1500)
    name = sha256(b"something else")
    assert files.put(content, 0, name=name) == 1000
    assert files.put(content, 1000, name=name) == 0
    assert files.relay.read(lambda db: db.execute(select(func.count()).select_from(BLOB_PIECE)).scalar_one()) == 0


def test_sizes_are_held_to_their_limits(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    content = secrets.token_bytes(2000)
    attempts: list[Callable[[], int]] = [
        lambda: files.put(content, size=BLOB_LIMIT + 1),
        lambda: files.put(content, size=0),
        lambda: files.put(content, size=999),
        lambda: files.put(content, end=0),
    ]
    assert {code(attempt) for attempt in attempts} == {Code.TOO_LARGE}
    monkeypatch.setattr("coachdesk.sync.server.blob_store.UNREFERENCED_LIMIT", 3000)
    files.put(content)
    assert code(lambda: files.put(secrets.token_bytes(2000))) is Code.TOO_LARGE
    assert BLOB_LIMIT == 50 * MIB


def test_who_may_bring_and_take_files(relay: Relay) -> None:
    lead, left, reader, stranger = (relay.laptop() for _ in range(4))
    log = relay.family(lead, left, readers=(reader,))
    members = {lead.user: Role.LEAD, reader.user: Role.READER}
    relay.push(lead, lead.control(log, relay.state(log, members, epoch=2)))
    content = secrets.token_bytes(100)
    assert Files(relay, left, log).put(content) == 100  # written before, handed in after
    assert Files(relay, left, log).held(content) == 100
    assert code(lambda: Files(relay, left, log).get(content)) is Code.NOT_MEMBER
    assert Files(relay, reader, log).whole(content) == content
    assert code(lambda: Files(relay, reader, log).put(b"x")) is Code.NOT_ALLOWED
    assert code(lambda: Files(relay, stranger, log).held(content)) is Code.NOT_MEMBER
    assert code(lambda: Files(relay, reader, log).held(b"another")) is Code.NOT_FOUND


def test_a_bundle_is_taken_once_the_files_it_mentions_are_here(files: Files) -> None:
    content = secrets.token_bytes(1500)
    coach, log = files.laptop, files.log
    mentions = coach.data(log, blobs=(sha256(content),))
    assert code(lambda: files.relay.push(coach, mentions)) is Code.MISSING_BLOBS
    files.put(content)
    assert code(lambda: files.relay.push(coach, mentions)) is Code.MISSING_BLOBS
    files.put(content, 1000)
    assert files.relay.push(coach, mentions).after[0] == 2


def test_files_that_nothing_mentions_are_swept_after_30_days(files: Files) -> None:
    kept, dropped = secrets.token_bytes(100), secrets.token_bytes(100)
    files.put(kept)
    files.put(dropped)
    files.relay.push(files.laptop, files.laptop.data(files.log, blobs=(sha256(kept),)))
    files.relay.now += UNREFERENCED_SECONDS
    assert files.relay.write(lambda db: sweep_blobs(db, files.relay.now)) == 0
    files.relay.now += 1
    assert files.relay.write(lambda db: sweep_blobs(db, files.relay.now)) == 1
    assert files.whole(kept) == kept
    assert code(lambda: files.held(dropped)) is Code.NOT_FOUND


def test_a_file_goes_with_the_last_bundle_that_mentions_it(files: Files) -> None:
    relay, coach, log = files.relay, files.laptop, files.log
    only, shared = secrets.token_bytes(50), secrets.token_bytes(60)
    for content in (only, shared):
        files.put(content)
    named = coach.data(log, blobs=(sha256(only), sha256(shared)))
    relay.push(coach, named, coach.data(log, blobs=(sha256(shared),)))
    actor = coach.stream(log).actor
    header = replace(named.header, blobs=())
    fewer = Envelope(header.to_bytes(), header, secrets.token_bytes(12), b"fewer words")
    redaction = coach.control(log, Redact(relay.control[log], frozenset({(actor, named.header.first)})))
    relay.push(coach, redaction, resealed=(fewer,))
    assert code(lambda: files.held(only)) is Code.NOT_FOUND
    assert files.whole(shared) == shared
    assert relay.read(lambda db: db.execute(select(func.count()).select_from(BLOB)).scalar_one()) == 1
