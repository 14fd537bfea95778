"""Two bundles for one place of a chain: an author and the server were put back together to an earlier day (3.17).

The place belongs to the one that the server numbered. The other was signed as well, and counts: it stands beside, alone
in a chain that its hash names, so that every laptop that has it gives it the same place.
"""

from dataclasses import replace

from coachdesk.crypto.digest import FIRST_PREV, chain_beside
from coachdesk.store.bundle_rows import bundles_within
from coachdesk.store.change_log import Bundle, BundleKind, Stood
from coachdesk.store.log_writer import Actor
from coachdesk.store.session import Session

_ENDLESS = 2**62
HASH_AT = "SELECT hash FROM change WHERE actor = ? AND position = ?"
"""Of an actor and a position."""


def beside(bundle: Bundle) -> Bundle:
    """The same signed bundle as all there is of a chain of its own; its words keep their positions and hashes."""
    return replace(bundle, actor=chain_beside(bundle.hash), sealed=b"")


def make_room(session: Session, actor: Actor, first: int) -> list[tuple[Bundle, Stood]] | None:
    """Take what a chain has from position `first` on out of it; what of that is to be put beside, and how it stood.

    None, and nothing is taken out, where the server has numbered any of it: that it says two things of one place is
    not believed. Signed records go for good: they count by the server's order alone, and who signed them sends them.
    """
    connection = session.connection
    rows = [
        one for one in bundles_within(connection, session.row_key, actor.number, first, _ENDLESS) if one.verdict.opened
    ]
    if any(one.s is not None for one in rows):
        return None
    found = [
        (one.whole(connection), Stood(0, b"", one.received_at, one.verdict))
        for one in rows
        if one.kind is BundleKind.DATA
    ]
    for one in rows:
        connection.execute("DELETE FROM change WHERE actor = ? AND bundle = ?", (actor.number, one.number))
        connection.execute("DELETE FROM bundle WHERE number = ?", (one.number,))
    # an older program left changes without the bundle that they were signed in
    connection.execute("DELETE FROM change WHERE actor = ? AND position >= ?", (actor.number, first))
    begins = min((first, *(one.first for one in rows)))
    before = connection.execute(HASH_AT, (actor.number, begins - 1)).fetchone()
    actor.position, actor.head = begins - 1, before[0] if before else FIRST_PREV
    return found
