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


@dataclass(frozen=True)
class InVault:
    """A query about one log."""

    log: bytes

    def run(self, session: Session) -> LiesHere:
        rows = session.connection.execute(
            "SELECT change.arrived, change.id, change.state, bundle.hash FROM change"
            " JOIN actor ON actor.number = change.actor"
            " JOIN log ON log.number = actor.log LEFT JOIN bundle ON bundle.number = change.bundle"
            " WHERE log.id = ? AND change.state <> 5",
            (self.log,),
        ).fetchall()
        bundles: dict[bytes, set[bytes]] = {}
        for _, one, _, digest in rows:
            if digest:
                bundles.setdefault(digest, set()).add(one)
        sealed = session.connection.execute(
            "SELECT hash FROM bundle JOIN log ON log.number = bundle.log WHERE log.id = ? AND verdict NOT IN"
            " ('counts', 'history', 'held')",
            (self.log,),
        ).fetchall()
        return LiesHere(
            changes={one for _, one, _, _ in rows},
            counted={one for _, one, state, _ in rows if state == 0},
            bundles=bundles,
            sealed={digest for (digest,) in sealed},
            came_in={number: digest for number, _, state, digest in rows if digest and state in ADOPTIONS},
        )


ADOPTIONS = (State.ADOPTS, State.ADOPTED)
