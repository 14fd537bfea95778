"""After a fork: what the server has not had of this laptop's work follows under a new actor (sync.md 3.6).

Ids, stamps and bases are in the bodies, which stay as they are; only the place in the chain is new. So references need
no rewriting, and a copy that comes by another way falls together with it by its id.
"""

import secrets
from dataclasses import dataclass

from coachdesk.crypto.digest import FIRST_PREV, chain_hash
from coachdesk.store.bundle_rows import bundles_within, drop_bundle
from coachdesk.store.change_log import Author
from coachdesk.store.log_writer import Actor, keep_head, known_log, new_actor, own_actor, own_actors
from coachdesk.store.session import Session

_ENDLESS = 2**62


@dataclass(frozen=True, slots=True)
class StepAside:
    """Re-issue, under a new actor of `author`, all that the server has not had of what this vault wrote in a log."""

    log: bytes
    author: Author

    def run(self, session: Session) -> int:
        log = known_log(session.connection, self.log)
        actors = own_actors(session.connection, log) if log is not None else []
        moved = 0
        for actor in sorted(actors, key=lambda one: one.author != self.author):  # what is written now moves first
            end = confirmed_end(session, actor)
            if actor.author == self.author or end <= actor.position:
                moved += move_aside(session, self.log, actor, end, self.author, secrets.token_bytes(16))
        return moved


def confirmed_end(session: Session, actor: Actor) -> int:
    """The position after the last one of an own actor that the server is known to have had."""
    (end,) = session.connection.execute(
        "SELECT coalesce(max(first + count), 1) FROM bundle WHERE actor = ? AND s IS NOT NULL"
        " AND verdict IN ('counts', 'history', 'held')",
        (actor.number,),
    ).fetchone()
    return int(end)


def move_aside(session: Session, log: bytes, actor: Actor, first: int, author: Author, fresh: bytes) -> int:
    """Move an own actor's changes from position `first` on to the chain that `author` writes next; how many."""
    connection = session.connection
    for row in bundles_within(connection, session.row_key, actor.number, first, _ENDLESS):
        if row.s is None:
            drop_bundle(connection, row)
    gone = "DELETE FROM change WHERE actor = ? AND position >= ? AND state <> 0 AND state = 8"
    connection.execute(gone, (actor.number, first))  # without its words a change can follow nothing
    rows = connection.execute(
        "SELECT arrived, body FROM change WHERE actor = ? AND position >= ? ORDER BY position", (actor.number, first)
    ).fetchall()
    before = connection.execute(
        "SELECT hash FROM change WHERE actor = ? AND position = ?", (actor.number, first - 1)
    ).fetchone()
    actor.position, actor.head, actor.own = first - 1, before[0] if before else FIRST_PREV, False
    keep_head(connection, actor)
    log_number = known_log(connection, log) or 0
    target = own_actor(connection, log_number, author) or new_actor(connection, log_number, fresh, author, own=True)
    for arrived, body in rows:
        target.position += 1
        target.head = chain_hash(target.head, log, target.id, target.position, body)
        connection.execute(
            "UPDATE change SET actor = ?, position = ?, hash = ?, bundle = NULL WHERE arrived = ?",
            (target.number, target.position, target.head, arrived),
        )
    keep_head(connection, target)
    return len(rows)
