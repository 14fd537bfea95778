"""Adoptions: what others had signed, put back into a log whose server lost it (sync.md 3.6, 3.17)."""

import secrets
from dataclasses import dataclass, field

from coachdesk.crypto.adoption_body import decode_adoption
from coachdesk.store.change_log import Adoption, Author, Bundle, Stood, Taken, Verdict
from coachdesk.store.log_rows import State
from coachdesk.store.log_writer import LogWriter, known_log
from coachdesk.store.reading import ReadChange
from coachdesk.store.session import Session
from coachdesk.store.taking import TakeBundle, Taking


@dataclass(frozen=True, slots=True)
class Adopt:
    """Put adoptions at the end of this author's chain. See `HealingLog.adopt`."""

    log: bytes
    log_kind: str
    author: Author
    bodies: tuple[bytes, ...] = field(repr=False)

    def run(self, session: Session) -> None:
        writer = LogWriter(session.connection, self.log, self.log_kind)
        writer.as_author(self.author, secrets.token_bytes(16))
        for body in self.bodies:
            found = decode_adoption(body)
            assert found is not None, "made here"
            writer.append_adoption(found.id, body)
        writer.finish()


@dataclass(frozen=True, slots=True)
class Adoptions:
    """See `HealingLog.adoptions`."""

    log: bytes
    every: bool = False

    def run(self, session: Session) -> list[Adoption]:
        rows = session.connection.execute(
            "SELECT change.arrived, worker, device, actor.id, change.position, bundle.s, received_at, verdict, state,"
            " body FROM change JOIN actor ON actor.number = change.actor"
            " LEFT JOIN bundle ON bundle.number = change.bundle"
            " WHERE state <> 0 AND state IN (6, 7) AND (? OR (state = 6 AND bundle.s IS NOT NULL))"
            " AND actor.log = (SELECT number FROM log WHERE id = ?) ORDER BY bundle.s IS NULL, bundle.s, arrived",
            (self.every, self.log),
        ).fetchall()
        return [
            Adoption(
                *(number, Author(worker, device), actor, position, s, received_at),
                counts=verdict in (Verdict.COUNTS.value, Verdict.HISTORY.value),
                settled=state == State.ADOPTED,
                body=body,
            )
            for number, worker, device, actor, position, s, received_at, verdict, state, body in rows
        ]


@dataclass(frozen=True, slots=True)
class PutBack:
    """Put what was adopted in its own place. See `HealingLog.put_back`; `author` is who writes in this vault."""

    adoption: Adoption
    bundle: Bundle
    verdict: Verdict
    changes: tuple[ReadChange, ...]
    author: Author

    def run(self, session: Session) -> Taken:
        log = known_log(session.connection, self.bundle.log)
        assert log is not None, "the adoption stands in it"
        stood = Stood(0, b"", self.adoption.received_at or 0, self.verdict)
        asked = TakeBundle(self.bundle, stood, self.changes, self.author)
        taken = Taking(session, asked, log).put_back()
        SettleAdoption(self.adoption, State.ADOPTED).run(session)
        return taken


@dataclass(frozen=True, slots=True)
class SettleAdoption:
    """An adoption is looked at no more."""

    adoption: Adoption
    state: State

    def run(self, session: Session) -> None:
        session.connection.execute("UPDATE change SET state = ? WHERE arrived = ?", (self.state, self.adoption.number))
