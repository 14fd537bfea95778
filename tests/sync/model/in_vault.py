"""What of one log lies in a vault, asked of its rows: which changes, which of them count, and in which bundles."""

from dataclasses import dataclass

from coachdesk.store.log_rows import State
from coachdesk.store.session import Session


@dataclass(frozen=True)
class LiesHere:
    """`bundles` are the changes of each bundle by its hash; `sealed` those that could not be opened.

    `came_in` is the hash of the bundle in which each adoption came, by the adoption's number here.
    """

    changes: set[bytes]
    counted: set[bytes]
    bundles: dict[bytes, set[bytes]]
    sealed: set[bytes]
    came_in: dict[int, bytes]
    own: set[bytes]
    """The changes of the chain that this vault writes now: its own to send."""


@dataclass(frozen=True)
class InVault:
    """A query about one log."""

    log: bytes

    def run(self, session: Session) -> LiesHere:
        rows = session.connection.execute(
            "SELECT change.arrived, change.id, change.state, bundle.hash, actor.own FROM change"
            " JOIN actor ON actor.number = change.actor"
            " JOIN log ON log.number = actor.log LEFT JOIN bundle ON bundle.number = change.bundle"
            " WHERE log.id = ? AND change.state <> 5",
            (self.log,),
        ).fetchall()
        bundles: dict[bytes, set[bytes]] = {}
        for _, one, _, digest, _ in rows:
            if digest:
                bundles.setdefault(digest, set()).add(one)
        sealed = session.connection.execute(
            "SELECT hash FROM bundle JOIN log ON log.number = bundle.log WHERE log.id = ? AND verdict NOT IN"
            " ('counts', 'history', 'held')",
            (self.log,),
        ).fetchall()
        return LiesHere(
            changes={one for _, one, _, _, _ in rows},
            counted={one for _, one, state, _, _ in rows if state == 0},
            bundles=bundles,
            sealed={digest for (digest,) in sealed},
            came_in={number: digest for number, _, state, digest, _ in rows if digest and state in ADOPTIONS},
            own={one for _, one, _, _, own in rows if own},
        )


ADOPTIONS = (State.ADOPTS, State.ADOPTED)
