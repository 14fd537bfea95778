"""Canaries: words planted in what laptops seal are found nowhere in the server's folder, and one on purpose is."""

import re
import secrets
import time
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from coachdesk.crypto.digest import sha256
from coachdesk.sync.protocol.envelope import Envelope
from coachdesk.sync.server.database import open_database
from coachdesk.sync.server.folder import DATABASE_FILE
from tests.sync.relay import Laptop, Relay
from tests.sync.running import Running
from tests.sync.server_process import ServerProcess

CANARIES = [f"canary-{secrets.token_hex(6)}".encode() for _ in range(1000)]


def sealed(laptop: Laptop, log: bytes, words: bytes, key: bytes) -> Envelope:
    """A bundle as a laptop seals it: AES-256-GCM-SIV, the header bound to it."""
    bare = laptop.data(log)
    nonce = secrets.token_bytes(12)
    return Envelope(bare.header_bytes, bare.header, nonce, AESGCMSIV(key).encrypt(nonce, words, bare.header_bytes))


def found_in(*places: Path, extra: bytes = b"") -> set[bytes]:
    """Which canaries are in these files, in any file of these folders, or in some more bytes."""
    files = [path for one in places for path in ([one] if one.is_file() else one.rglob("*")) if path.is_file()]
    looked = [extra, *(path.read_bytes() for path in files)]
    return {found for content in looked for found in re.findall(rb"canary-[0-9a-f]{12}", content)} & set(CANARIES)


def memory_of(pid: int) -> bytes:
    """All that a process holds in memory that can be read."""
    parts = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(one, 16) for one in span.split("-"))
            if rights.startswith("rw") and end - start < 256 * 1024 * 1024:
                try:
                    memory.seek(start)
                    parts.append(memory.read(end - start))
                except OSError:  # a page that the system keeps for itself
                    continue
    return b"".join(parts)


def test_a_thousand_canaries_are_nowhere_and_the_one_planted_on_purpose_is(tmp_path: Path) -> None:
    database = open_database(tmp_path / DATABASE_FILE, must_exist=False)
    relay = Relay(database, tmp_path)
    relay.now = int(time.time())
    process = ServerProcess(tmp_path)
    running = Running(relay, tmp_path, process, ())
    try:
        coach, key = relay.laptop(), secrets.token_bytes(32)
        log, line = relay.family(coach), running.line(coach)
        from coachdesk.sync.protocol.exchanging import Push

        for start in range(0, 1000, 250):
            bundles = [sealed(coach, log, words, key) for words in CANARIES[start : start + 250]]
            push = Push(tuple(one.to_bytes() for one in bundles))
            assert line.post(f"/v1/log/{log.hex()}", push.to_bytes()).status_code == 200
        file = AESGCMSIV(key).encrypt(bytes(12), b"".join(CANARIES), None)
        assert line.put(f"/v1/blob/{log.hex()}/{sha256(file).hex()}?of={len(file)}", file).status_code == 200
        assert len(line.get(f"/v1/log/{log.hex()}").content) > 100_000
        memory = memory_of(process.process.pid)
        assert found_in(tmp_path, process.log_path, extra=memory) == set()
        assert log in memory  # the search sees what is there
        planted = coach.data(log)
        bare = Envelope(planted.header_bytes, planted.header, planted.nonce, CANARIES[7])
        assert line.post(f"/v1/log/{log.hex()}", Push((bare.to_bytes(),)).to_bytes()).status_code == 200
        assert found_in(tmp_path) == {CANARIES[7]}
    finally:
        process.stop()
        database.close()
