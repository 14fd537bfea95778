"""Control records in the chains of those who signed them: kept in the log, never folded (sync.md 3.8)."""

import secrets
from dataclasses import dataclass, field

from coachdesk.errors import HistoryForked
from coachdesk.store.change_log import Author, Control
from coachdesk.store.log_writer import LogWriter, keep_head, log_number, own_actors
from coachdesk.store.session import Session
from coachdesk.store.stepping_aside import confirmed_end, move_aside


@dataclass(frozen=True, slots=True)
class AppendControl:
    """Put a control record at the end of this author's chain."""

    log: bytes
    log_kind: str
    author: Author
    body: bytes = field(repr=False)

    def run(self, session: Session) -> None:
        writer = LogWriter(session.connection, self.log, self.log_kind)
        writer.as_author(self.author, secrets.token_bytes(16)).append_control(self.body)
        writer.finish()


@dataclass(frozen=True, slots=True)
class FoundLog:
    """Begin a log for the server with records of who its members are; what was written before follows them.

    That is all that was written in this vault, before it was restored as well, whichever device it then was.
    Raises HistoryForked when the server has had some of it: that log was founded already. With `again` this is a
    restored copy that begins its own chain in it: what the server has had of the device it came from stays there.
    """

    log: bytes
    log_kind: str
    author: Author
    bodies: tuple[bytes, ...] = field(repr=False)
    again: bool = False

    def run(self, session: Session) -> None:
        number = log_number(session.connection, self.log, self.log_kind)
        chains = [(one, confirmed_end(session, one)) for one in own_actors(session.connection, number)]
        if any(end > 1 and not (self.again and one.author != self.author) for one, end in chains):
            raise HistoryForked
        before = [(one, end) for one, end in chains if one.author == self.author or end <= one.position]
        for actor, _ in before:
            actor.own = False
            keep_head(session.connection, actor)
        for body in self.bodies:
            AppendControl(self.log, self.log_kind, self.author, body).run(session)
        for actor, end in before:
            move_aside(session, self.log, actor, end, self.author, b"")


@dataclass(frozen=True, slots=True)
class Controls:
    """Every control record of a log, in its order."""

    log: bytes

    def run(self, session: Session) -> list[Control]:
        rows = session.connection.execute(
            "SELECT bundle.s, worker, device, actor.id, change.position, change.hash, body,"
            " bundle.s IS NULL AND own = 1 FROM change"
            " JOIN actor ON actor.number = change.actor LEFT JOIN bundle ON bundle.number = change.bundle"
            " WHERE change.state <> 0 AND change.state = 5 AND actor.log = (SELECT number FROM log WHERE id = ?)"
            " ORDER BY bundle.s IS NULL, bundle.s, change.arrived",
            (self.log,),
        ).fetchall()
        return [
            Control(s, Author(worker, device), actor, position, digest, body, waits=bool(waits))
            for s, worker, device, actor, position, digest, body, waits in rows
        ]
