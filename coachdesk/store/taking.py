"""Taking in what another laptop wrote: one bundle, one transaction, and the cursor with it (sync.md 3.6)."""

import secrets
from dataclasses import dataclass

from coachdesk.crypto.digest import chain_hash
from coachdesk.errors import HistoryForked, MissingChanges
from coachdesk.store.beside import HASH_AT, beside, make_room
from coachdesk.store.bundle_rows import BundleRow, bundle_known, bundles_within, drop_bundle, keep_bundle
from coachdesk.store.change_log import NOBODY, Author, Bundle, Stood, Taken, Verdict
from coachdesk.store.connection import Connection
from coachdesk.store.log_rows import State
from coachdesk.store.log_writer import Actor, keep_head, known_actor, log_number, name_author, new_actor
from coachdesk.store.projection import Projection
from coachdesk.store.reading import ReadChange, read_changes
from coachdesk.store.session import Session
from coachdesk.store.stepping_aside import move_aside


@dataclass(frozen=True, slots=True)
class TakeBundle:
    """Rows, fold and cursor together, or nothing; a second time changes nothing. See `ChangeLog.take`.

    `changes` are the bundle's bodies, read; `author` is who writes in this vault. With `words_later` the search is told
    of them by `LearnWords`.
    """

    bundle: Bundle
    stood: Stood
    changes: tuple[ReadChange, ...]
    author: Author
    words_later: bool = False

    def run(self, session: Session) -> Taken:
        log = log_number(session.connection, self.bundle.log, self.bundle.log_kind)
        return Taking(session, self, log).run()


class Taking:
    """One bundle on its way into one log, inside the writer's transaction."""

    def __init__(self, session: Session, asked: TakeBundle, log: int, chained_as: bytes = b"") -> None:
        """`chained_as` is the chain that a bundle was signed for, where it stands beside it."""
        self._session = session
        self._connection: Connection = session.connection
        self._bundle, self._stood, self._changes = asked.bundle, asked.stood, asked.changes
        self._author = asked.author
        self._log = log
        self._chained_as = chained_as or asked.bundle.actor
        self._projection = Projection(session.connection, session.rules, words_later=asked.words_later)
        self._stepped_aside = False

    def run(self) -> Taken:
        """Take it, wherever it stands."""
        stood = self._stood
        (cursor,) = self._connection.execute("SELECT cursor FROM log WHERE number = ?", (self._log,)).fetchone()
        actor, known = self._actor()
        if stood.s != cursor + 1 and (known is None or known.s != stood.s):
            raise MissingChanges if stood.s > cursor else HistoryForked
        taken = self._place(actor) if known is None else self._confirm(actor, known)
        if stood.s > cursor:
            self._connection.execute(
                "UPDATE log SET cursor = ?, log_hash = ? WHERE number = ?", (stood.s, stood.log_hash, self._log)
            )
        self._projection.finish()
        return taken

    def put_back(self) -> Taken:
        """Take it as somebody adopted it: the server has had it, and has not numbered it."""
        actor, known = self._actor()
        if known is None or not known.verdict.opened:
            row = known or self._row(actor, None)
            row.received_at = row.received_at or self._stood.received_at
            taken = self._open(actor, row)
        else:
            taken = self._fill(actor, known)
        self._to_be_judged()
        self._projection.finish()
        return taken

    def _actor(self) -> tuple[Actor, BundleRow | None]:
        """Whose chain it belongs to, and its row if it is known."""
        bundle = self._bundle
        actor = known_actor(self._connection, self._log, bundle.actor)
        if actor is None:
            actor = new_actor(
                *(self._connection, self._log, bundle.actor, bundle.author), own=False, chained_as=self._chained_as
            )
        return actor, bundle_known(self._connection, self._session.row_key, actor.number, bundle.first, bundle.hash)

    def _to_be_judged(self) -> None:
        """A bundle stands elsewhere than it did: what is thought of it is to be asked again."""
        self._connection.execute("UPDATE log SET judged = x'' WHERE number = ? AND judged <> x''", (self._log,))

    def _fill(self, actor: Actor, row: BundleRow) -> Taken:
        """Words that are lacking here, and that came with this copy; the server has had it."""
        bundle, connection = self._bundle, self._connection
        lacking = {
            position
            for (position,) in connection.execute(
                "SELECT position FROM change WHERE actor = ? AND bundle = ? AND state <> 0 AND state = 8",
                (actor.number, row.number),
            )
        }
        found = dict(enumerate(self._changes, bundle.first))
        comes = {position: found[position] for position in lacking if found[position].encoded}
        for position, read in comes.items():
            connection.execute(
                "UPDATE change SET id = ?, record = ?, body = ?, state = ? WHERE actor = ? AND position = ?",
                (read.id, read.record, read.encoded, read.state, actor.number, position),
            )
            if read.change:
                self._projection.refold(self._log, read.record)
        held = {position for position in found if position not in lacking - comes.keys()}
        if held <= {position for position, read in found.items() if read.encoded}:
            row.received_at = row.received_at or self._stood.received_at
            keep_bundle(connection, self._session.row_key, row)
        kinds = frozenset(read.change.kind for read in comes.values() if read.change)
        return Taken(row.verdict, changes=len(comes), kinds=kinds)

    def _confirm(self, actor: Actor, row: BundleRow) -> Taken:
        """A bundle that is known: the server has put it somewhere, or it can be opened now."""
        if row.s is None:
            row.s, row.received_at = self._stood.s, self._stood.received_at
            keep_bundle(self._connection, self._session.row_key, row)
            if not self._stood.is_judged:
                self._to_be_judged()
            self._settle_twins(actor, row)
        if row.verdict.opened:
            return Taken(row.verdict)
        if self._stood.verdict.opened and self._changes:
            return self._open(actor, row)
        row.verdict = row.verdict if self._stood.verdict.opened else self._stood.verdict
        keep_bundle(self._connection, self._session.row_key, row)
        return Taken(row.verdict)

    def _place(self, actor: Actor) -> Taken:
        """A bundle that is new here."""
        bundle, stood = self._bundle, self._stood
        row = self._row(actor, stood.s)
        if stood.verdict.opened:
            return self._open(actor, row)
        if bundle.first == actor.position + 1 and bundle.prev == actor.head:
            actor.position, actor.head = bundle.end - 1, bundle.last
            keep_head(self._connection, actor)
        keep_bundle(self._connection, self._session.row_key, row)
        return Taken(row.verdict)

    def _row(self, actor: Actor, s: int | None) -> BundleRow:
        bundle, stood = self._bundle, self._stood
        return BundleRow(
            *(0, self._log, actor.number, bundle.first, bundle.count, bundle.prev, bundle.last, bundle.hash),
            *(bundle.epoch, bundle.kind, s, stood.received_at, stood.verdict, bundle.signed, bundle.sealed),
        )

    def _open(self, actor: Actor, row: BundleRow) -> Taken:
        """File the changes one by one, or say why they cannot stand where they claim to."""
        bundle = self._bundle
        here = dict(
            self._connection.execute(
                "SELECT position, hash FROM change WHERE actor = ? AND position BETWEEN ? AND ?",
                (actor.number, bundle.first, bundle.end - 1),
            ).fetchall()
        )
        hashes = self._hashes(here)
        if NOBODY not in (actor.author, bundle.author) and actor.author != bundle.author:
            return self._refuse(row, Verdict.UNTRUSTED)
        if hashes[-1] != bundle.last or len(hashes) != bundle.count:
            return self._refuse(row, Verdict.CORRUPT)
        if actor.author == NOBODY:
            name_author(self._connection, actor, bundle.author)
        differs = [position for position, digest in here.items() if hashes[position - bundle.first] != digest]
        earlier = [
            one
            for one in bundles_within(self._connection, self._session.row_key, actor.number, bundle.first, bundle.end)
            if one.number != row.number and one.verdict.opened
        ]
        if self._is_contested(actor, row, earlier, differs):
            return self._contested(actor, row, earlier, min(differs, default=bundle.first))
        if differs:
            move_aside(self._session, self._bundle.log, actor, min(differs), self._author, secrets.token_bytes(16))
            self._stepped_aside = True
            here = {position: digest for position, digest in here.items() if position < min(differs)}
        for one in earlier:
            drop_bundle(self._connection, one)
        row.verdict, row.signed, row.sealed = self._stood.verdict, bundle.signed, b""
        if row.verdict is Verdict.COUNTS and not self._follows(actor, here):
            row.verdict = Verdict.HISTORY
        keep_bundle(self._connection, self._session.row_key, row)
        return self._file(actor, row, hashes, here)

    def _is_contested(self, actor: Actor, row: BundleRow, earlier: list[BundleRow], differs: list[int]) -> bool:
        """Whether another bundle has its place: one that the server numbered, one that it cannot follow, or in the
        chain of somebody else one that says something else, or says more."""
        bundle = self._bundle
        before = self._connection.execute(HASH_AT, (actor.number, bundle.first - 1)).fetchone()
        if any(one.s is not None for one in earlier) or (row.s is None and before and before[0] != bundle.prev):
            return True
        is_all = all(bundle.first <= one.first and one.end <= bundle.end for one in earlier)
        return not actor.own and bool(differs or not is_all)

    def _contested(self, actor: Actor, row: BundleRow, earlier: list[BundleRow], first: int) -> Taken:
        """Only the server's number gives a place: what has none stands beside (sync.md 3.17)."""
        if row.s is None:
            return self._besides(self._bundle, self._stood).put_back()
        has_number = any(one.s is not None for one in earlier)
        moved = None if has_number else make_room(self._session, actor, first)
        if moved is None:
            return self._refuse(row, Verdict.UNTRUSTED)
        for whole, stood in moved:
            self._besides(whole, stood).put_back()
        return self._open(actor, row)

    def _besides(self, bundle: Bundle, stood: Stood) -> "Taking":
        found = beside(bundle)
        asked = TakeBundle(found, stood, read_changes(found, stood.verdict), self._author)
        return Taking(self._session, asked, self._log, chained_as=bundle.actor)

    def _hashes(self, here: dict[int, bytes]) -> list[bytes]:
        """The chain over the bodies; where none came, over the rows that are held."""
        bundle = self._bundle
        if not self._changes:
            if len(here) != bundle.count:
                raise MissingChanges
            return [here[position] for position in range(bundle.first, bundle.end)]
        found, prev = [], bundle.prev
        for position, read in enumerate(self._changes, bundle.first):
            gone = bundle.emptied.get(position)
            prev = gone or chain_hash(prev, bundle.log, self._chained_as, position, read.encoded)
            found.append(prev)
        return found

    def _follows(self, actor: Actor, here: dict[int, bytes]) -> bool:
        """Whether what came before it here is what it says came before it."""
        if here or self._bundle.actor != self._chained_as:
            return True  # it is among what was held already, hash for hash; or nothing comes before it
        if self._bundle.first == actor.position + 1:
            return self._bundle.prev == actor.head
        # a bundle that could not be opened when it came: its place was kept by its header
        return self._bundle.end - 1 <= actor.position

    def _refuse(self, row: BundleRow, verdict: Verdict) -> Taken:
        """Keep it as it came, beside the log: nothing is dropped and nothing after it is held up."""
        row.verdict, row.sealed = verdict, self._bundle.sealed or row.sealed
        keep_bundle(self._connection, self._session.row_key, row)
        return Taken(verdict)

    def _file(self, actor: Actor, row: BundleRow, hashes: list[bytes], here: dict[int, bytes]) -> Taken:
        bundle = self._bundle
        if here:
            self._connection.execute(
                "UPDATE change SET bundle = ? WHERE actor = ? AND position BETWEEN ? AND ?",
                (row.number, actor.number, bundle.first, bundle.end - 1),
            )
        fresh = [
            (position, read, digest)
            for position, (read, digest) in enumerate(zip(self._changes, hashes, strict=False), bundle.first)
            if position not in here
        ]
        self._connection.executemany(
            "INSERT INTO change (actor, position, id, record, hash, body, state, bundle)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (actor.number, position, read.id, read.record, digest, read.encoded, read.state, row.number)
                for position, read, digest in fresh
            ],
        )
        if bundle.end - 1 > actor.position:
            actor.position, actor.head = bundle.end - 1, bundle.last
            keep_head(self._connection, actor)
        twins = self._settle_twins(actor, row)
        counted = [read.change for _, read, _ in fresh if read.change and read.state is State.COUNTS]
        for change in counted:
            if change.record not in twins:
                self._projection.absorb(self._log, change)
        return Taken(
            row.verdict,
            changes=len(fresh),
            kinds=frozenset(change.kind for change in counted),
            latest_stamp=max((change.stamp for change in counted), default=0),
            stepped_aside=self._stepped_aside,
            is_plain=row.verdict is Verdict.COUNTS and len(counted) == bundle.count and not self._stepped_aside,
        )

    def _settle_twins(self, actor: Actor, row: BundleRow) -> set[bytes]:
        """Fold anew each record of the bundle in which one id stands more than once; answers which they are."""
        rows = self._connection.execute(_TWINS, (actor.number, row.first, row.end - 1)).fetchall()
        for (record,) in rows:
            self._projection.refold(self._log, record)
        return {record for (record,) in rows}


_TWINS = """
    SELECT DISTINCT mine.record FROM change AS mine JOIN change AS other
    ON other.record = mine.record AND other.id = mine.id AND other.arrived <> mine.arrived
    WHERE mine.actor = ? AND mine.position BETWEEN ? AND ? AND mine.state IN (0, 4)
"""
