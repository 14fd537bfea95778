"""How a laptop shows that it holds its key: a challenge, a signature, a token (sync.md 3.5)."""

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert, select

from coachdesk.crypto.digest import sha256
from coachdesk.sync.membership import DeviceKind
from coachdesk.sync.protocol.arriving import Challenge, Session, is_proved
from coachdesk.sync.protocol.limits import CHALLENGE_LENGTH, CHALLENGE_SECONDS, SESSION_SECONDS, TOKEN_LENGTH
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.tables import CHALLENGE, DEVICE, SESSION, WORKER

Chance = Callable[[int], bytes]


def give_challenge(connection: Connection, chance: Chance, device: bytes, now: int) -> Challenge:
    """A challenge that counts once, for a minute. An unknown device gets one that never counts, and cannot tell."""
    nonce = chance(CHALLENGE_LENGTH)
    known = select(DEVICE.c.id).where(DEVICE.c.id == device, DEVICE.c.kind == DeviceKind.LAPTOP.value)
    if connection.execute(known).first() is not None:
        connection.execute(delete(CHALLENGE).where(CHALLENGE.c.ends_at <= now))
        kept = insert(CHALLENGE).values(nonce=nonce, device=device, ends_at=now + CHALLENGE_SECONDS)
        connection.execute(kept)
    return Challenge(nonce)


def spend_challenge(connection: Connection, device: bytes, nonce: bytes, now: int) -> bool:
    """True once for a challenge given to this device within the last minute. Committed even when the proof is wrong."""
    given = delete(CHALLENGE).where(CHALLENGE.c.nonce == nonce, CHALLENGE.c.device == device, CHALLENGE.c.ends_at > now)
    return connection.execute(given).rowcount == 1


def open_session(
    connection: Connection, chance: Chance, origin: str, device: bytes, nonce: bytes, proof: bytes, now: int
) -> Session:
    """A token for the laptop that signed its challenge; its session before, if any, ends.

    Raises Denied NO_SESSION for a wrong proof, and REVOKED for a right one of a laptop that counts no longer.
    """
    wanted = select(DEVICE.c.signing, DEVICE.c.revoked_at, WORKER.c.disabled).join(
        WORKER, WORKER.c.id == DEVICE.c.worker
    )
    laptop = connection.execute(wanted.where(DEVICE.c.id == device)).one()
    if not is_proved(laptop.signing, origin, device, nonce, proof):
        raise Denied(Code.NO_SESSION)
    if laptop.revoked_at is not None or laptop.disabled:
        raise Denied(Code.REVOKED)
    token = chance(TOKEN_LENGTH)
    connection.execute(delete(SESSION).where(SESSION.c.device == device))
    kept = insert(SESSION).values(token_hash=sha256(token), device=device, ends_at=now + SESSION_SECONDS)
    connection.execute(kept)
    return Session(token, SESSION_SECONDS, now * 1000)
