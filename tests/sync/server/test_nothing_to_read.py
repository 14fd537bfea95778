"""A thousand canaries planted in families' records on two real laptops reach a real server process, and are nowhere.

Not in its folder, its database, the write-ahead log, its own log or its memory, however they might be written; and of
a laptop that leaks one on purpose it is found.
"""

import base64
import re
import secrets
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest

from coachdesk.desk import new_record
from coachdesk.desk.attachments import attach
from coachdesk.models.person import FamilyRole, Person
from coachdesk.sync.bundles import SignedBundle
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.protocol.envelope import Envelope
from coachdesk.sync.round import pushing
from coachdesk.sync.server.backup import back_up, restore
from coachdesk.sync.server.database import open_database
from coachdesk.sync.server.migrations import migrate
from tests.postgresql_process import PostgresqlProcess
from tests.sync.round.towns import Ask, Resident, Two, two_in_town
from tests.sync.server_process import ServerProcess

EACH = 500
SHAPE = re.compile(rb"canary[0-9a-f]{14}")
BIGGEST = 256 * 1024 * 1024


def some_canaries() -> list[str]:
    return [f"canary{secrets.token_hex(7)}" for _ in range(EACH)]


def plant(who: Resident, family: str, canaries: list[str]) -> None:
    """In names, in notes and in a file, by the desk that everybody writes with."""
    with who.desk.together() as batch:
        for at in range(0, EACH - 100, 10):
            name, *notes = canaries[at : at + 10]
            values = {"known_as": name, "number": 1, "role": FamilyRole.PARENT, "notes": " ".join(notes)}
            batch.add(new_record(Person, family, **values))
    content = "\n".join(canaries[EACH - 100 : -1]).encode()
    attach(who.desk, family, f"{canaries[-1]}.txt", "text/plain", content)


def written_as(canary: str) -> list[bytes]:
    """The ways in which words end up in files: as they are, by Windows, in an e-mail, in hexadecimal."""
    plain = canary.encode()
    inside = base64.b64encode(plain[: len(plain) // 3 * 3])
    return [plain, canary.encode("utf-16-le"), inside, plain.hex().encode()]


def found_in(looked: bytes, canaries: list[str]) -> set[str]:
    """Which of the canaries are somewhere in these bytes."""
    known = {canary.encode(): canary for canary in canaries}
    found = {known[one] for one in SHAPE.findall(looked) if one in known}
    for other in ("canary".encode("utf-16-le"), base64.b64encode(b"canary"), b"canary".hex().encode()):
        if other in looked:
            found |= {canary for canary in canaries if any(one in looked for one in written_as(canary))}
    return found


def files_in(*places: Path) -> bytes:
    """All bytes of these files and of every file in these folders."""
    files = [path for one in places for path in ([one] if one.is_file() else one.rglob("*")) if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def memory_of(pid: int) -> bytes:
    """All that a process holds in memory that can be read."""
    parts = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(one, 16) for one in span.split("-"))
            if rights.startswith("rw") and end - start < BIGGEST:
                try:
                    memory.seek(start)
                    parts.append(memory.read(end - start))
                except OSError:  # a page that the system keeps for itself
                    continue
    return b"".join(parts)


def line_to(url: str) -> Iterator[Ask]:
    """Carries a laptop's questions to the process."""
    with httpx.Client(base_url=url, timeout=40, trust_env=False) as client:

        def ask(request: Request) -> Answer:
            kind = "octet-stream" if request.path.startswith("/v1/blob/") else "cbor"
            said = {"content-type": f"application/{kind}"}
            if request.token:
                said["authorization"] = f"Bearer {request.token.hex()}"
            found = client.request(request.method, request.path, content=request.body, headers=said)
            size, held = (found.headers.get(f"coachdesk-{one}") for one in ("size", "held"))
            return Answer(
                *(found.status_code, found.content, None),
                *(int(size) if size else None, int(held) if held else None, ""),
            )

        yield ask


def leaking_seal(bundle: SignedBundle, key: bytes, epoch: int, files: Sequence[bytes] = ()) -> Envelope:
    """As a laptop would seal that had forgotten to."""
    envelope = real_seal(bundle, key, epoch, files)
    words = b"".join(one for one in bundle.bodies if isinstance(one, bytes))
    return Envelope(envelope.header_bytes, envelope.header, envelope.nonce, words)


real_seal = pushing.seal


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> PostgresqlProcess | None:
    """Where the server's rows lie."""
    return request.getfixturevalue("postgresql") if request.param == "postgresql" else None


def moved(two: Two, folder: Path, url: str) -> None:
    """The town's server, put back from a backup into PostgreSQL."""
    here = open_database(two.town.folder / "server" / "server.sqlite3")
    folder.mkdir()
    back_up(here, folder, 1)
    here.close()
    there = open_database(url)
    with there.writing() as connection:
        migrate(connection, 1)
    restore(there, folder, 1)
    there.close()


def test_a_thousand_canaries_are_nowhere_and_the_one_leaked_on_purpose_is(
    engine: PostgresqlProcess | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = some_canaries(), some_canaries()
    url = engine.database() if engine else None
    with two_in_town(tmp_path) as two:
        server = two.town.folder / "server"
        two.town.service.database.close()
        if url:
            moved(two, tmp_path / "backup", url)
            (server / "server.sqlite3").unlink()
        process = ServerProcess(server, *(("--database", url) if url else ()))
        kept = [server, process.log_path, *([engine.folder] if engine else [])]
        try:
            for ask in line_to(process.url):
                plant(two.ada, two.family, ours)
                plant(two.bronwen, two.family, theirs)
                for _ in range(3):
                    two.ada.round(ask)
                    two.bronwen.round(ask)
                assert two.same()
                assert len(two.ada.desk.records(Person, two.family)) == 2 * (EACH - 100) // 10
                looked, memory = files_in(*kept), memory_of(process.process.pid)
                assert found_in(looked + memory, ours + theirs) == set()
                assert two.log in memory  # the search sees what is there
                assert two.log in looked or two.family.encode() in looked
                assert found_in(memory_of_ours(two), ours + theirs) != set()
                monkeypatch.setattr(pushing, "seal", leaking_seal)
                two.write(two.ada, ours[7])
                two.ada.round(ask)
                assert found_in(files_in(*kept), ours + theirs) == {ours[7]}
        finally:
            process.stop()
            two.town.start_server() if not url else None


def memory_of_ours(two: Two) -> bytes:
    """What a laptop holds of the other's words: the search finds them there."""
    return "".join(one.notes for one in two.ada.desk.records(Person, two.family)).encode()


@pytest.mark.parametrize("how", range(4))
def test_the_search_finds_a_canary_however_it_is_written(how: int) -> None:
    canaries = some_canaries()
    noise = zlib.compress(secrets.token_bytes(4000))
    assert found_in(noise, canaries) == set()
    assert found_in(noise + written_as(canaries[3])[how] + noise, canaries) == {canaries[3]}
