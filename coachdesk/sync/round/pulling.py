"""Reading a log on from where this laptop is: page by page, the order proved before a row is taken (sync.md 3.18)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coachdesk import __version__
from coachdesk.crypto.digest import FIRST_PREV
from coachdesk.crypto.epoch_keys import EpochOf, earlier_keys, unwrap_key
from coachdesk.errors import BrokenAnswer, HistoryForked, MissingChanges
from coachdesk.store.change_log import Bundle, ChangeLog, Place, Stood, Verdict
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.protocol.envelope import BundleKind, Envelope
from coachdesk.sync.protocol.exchanging import Head, Page, SealedKey
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, next_log_hash, short
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round.asking import Asking, ServerSaidNo
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.receipt import Alarm, LogReceipt
from coachdesk.sync.round.row import Context, again, is_wordless, read_outside, read_row

_CLIENT = f"&client={__version__}"

FEW = 3
"""Bundles of a page whose words are put into the search index with them, not after them."""

_ALARMS = {
    Verdict.HISTORY: Alarm.HISTORY,
    Verdict.CORRUPT: Alarm.DAMAGED,
    Verdict.MALFORMED: Alarm.DAMAGED,
    Verdict.UNTRUSTED: Alarm.DAMAGED,
    Verdict.CUT: Alarm.DAMAGED,
}


@dataclass(slots=True)
class Pulling:
    """Pulling one log. `.all()` reads to its end; `.keys()` asks for a key that is lacking and opens what waited.

    `.words()` reads on in a log that had come to rest.
    """

    laptop: Laptop
    kept: ChangeLog
    members: KnownMembers
    asking: Asking
    head: Head
    log_kind: str
    told: LogReceipt
    _is_plain: bool = True

    def all(self) -> Conversation[None]:
        """Every row that this laptop has not had. A log of which the server has lost the end is read from its start."""
        order: list[bytes] = []
        while True:
            place = self.kept.place(self.head.log)
            s, log_hash = (place.s, place.log_hash) if place else (0, FIRST_LOG_HASH)
            if self.head.s == s and self.head.hash == short(log_hash):
                break
            if self.head.s == 0:  # the server has nothing of it any more
                self._begin_again()
                break
            try:
                page = yield from self.asking.message(Page, self._request(place, s, log_hash))
            except ServerSaidNo as no:
                if no.refusal.error is not Code.RESYNC or s == 0:
                    raise
                self._begin_again()
                order = []
                continue
            order = order or self._order(s, log_hash)
            yield from self._take(page, s, log_hash, order)
            if not page.more:
                break
        yield from self.keys()
        yield from self._open_what_waited()

    def words(self, place: Place) -> Conversation[bool]:
        """As `all`, of a log in which nothing waits; False as soon as there is more to do than to file words.

        Then all of the log is to be gone through; what was filed stays.
        """
        s, log_hash, more = place.s, place.log_hash, (place.s, short(place.log_hash)) != (self.head.s, self.head.hash)
        order = self._order(s, log_hash) if more else []
        while more:
            try:
                page = yield from self.asking.message(Page, self._request(place, s, log_hash))
            except ServerSaidNo:
                return False
            s, log_hash = yield from self._take(page, s, log_hash, order)
            if not self._is_plain:
                return False
            more = page.more
        return True

    def keys(self) -> Conversation[None]:
        """The key of the present epoch, if it is lacking, and with it the earlier ones; then what waited for them."""
        state, log = self.members.of(self.head.log), self.head.log
        held = self.members.keys(log)
        if not state.epoch or state.epoch in held:
            return
        of = EpochOf(self.laptop.organisation, log, state.epoch)
        for keys in self.laptop.receivers:
            sealed = yield from self._ask_for_key(of, keys.device)
            if sealed is None:
                continue
            key = unwrap_key(keys.receiving_seed, sealed, of, keys.device, state.key_commitments[state.epoch])
            if key is None:
                self.told.alarms.add(Alarm.WRONG_KEY)
                continue
            for epoch, one in earlier_keys(key, of, state.locks, state.key_commitments).items():
                if epoch not in held:
                    self.kept.keep_key(log, self.log_kind, epoch, one)
            return

    def _ask_for_key(self, of: EpochOf, device: bytes) -> Conversation[bytes | None]:
        """The key as it was sealed for a device of this worker's; None where nobody has sealed it yet."""
        path = f"/v1/keys/{of.log.hex()}?epoch={of.epoch}&device={device.hex()}"
        try:
            found = yield from self.asking.message(SealedKey, Request("GET", path))
        except ServerSaidNo:
            return None
        return found.sealed

    def _request(self, place: Place | None, s: int, log_hash: bytes) -> Request:
        """Rows of this laptop's own chain come as headers where the chain is here; a restored one wants them whole."""
        mine = f"&mine={place.actor.hex()}" if place and place.actor and self._is_here(place) else ""
        return Request("GET", f"/v1/log/{self.head.log.hex()}?after={s}&at={short(log_hash).hex()}{mine}{_CLIENT}")

    def _is_here(self, place: Place) -> bool:
        """Whether all that the server has of this laptop's chain is what this laptop wrote there itself."""
        theirs = {actor: (last, digest) for actor, last, digest in self.head.actors}
        last, digest = theirs.get(place.actor or b"", (0, FIRST_PREV))
        try:
            self.kept.unsent(self.head.log, last, digest)
        except HistoryForked:
            return False
        return True

    def _begin_again(self) -> None:
        self.kept.reset(self.head.log)
        self.members.forget(self.head.log)
        self.told.alarms.add(Alarm.RESTORED)

    def _order(self, s: int, log_hash: bytes) -> list[bytes]:
        return self.asking.sitting.order(self.kept, self.head.log, (s, log_hash))

    def _take(self, page: Page, s: int, log_hash: bytes, order: list[bytes]) -> Conversation[tuple[int, bytes]]:
        """Proves the whole page first: rows left out or out of order are never taken. `order` grows by the page.

        Answers where this laptop stands after it.
        """
        rows: list[tuple[Envelope, Stood]] = []
        for number, encoded, received_at, _late in page.rows:
            envelope = read_outside(encoded, self.head.log)
            s, log_hash = s + 1, next_log_hash(log_hash, envelope.header.bundle_hash)
            if number != s:
                raise BrokenAnswer
            order.append(short(log_hash))
            rows.append((envelope, Stood(s, log_hash, received_at)))
        if not rows or (page.s, page.hash) != (s, short(log_hash)):
            raise BrokenAnswer
        is_long = len(rows) > FEW
        try:
            yield from self._file_all(rows, order, words_later=is_long)
        finally:
            if is_long:
                self.kept.learn_words()
        self.asking.sitting.keep_order(self.head.log, (s, log_hash), order)
        return s, log_hash

    def _file_all(
        self, rows: list[tuple[Envelope, Stood]], order: list[bytes], *, words_later: bool
    ) -> Conversation[None]:
        keys, asked = self.members.keys(self.head.log), set[int]()
        for envelope, stood in rows:
            epoch = envelope.header.epoch
            if epoch and epoch not in keys and epoch not in asked:
                asked.add(epoch)
                yield from self.keys()
                keys = self.members.keys(self.head.log)
            self._file(self._context(keys, order, stood.s), envelope, stood, words_later=words_later)

    def _file(self, context: Context, envelope: Envelope, stood: Stood, *, words_later: bool) -> None:
        before = self.members.of(self.head.log).admitted
        row = read_row(envelope, context)
        try:
            taken = self.kept.take(row.bundle, replace(stood, verdict=row.verdict), words_later=words_later)
        except MissingChanges:  # a header alone, of words that were just being taken out: asked for again each round
            taken = self.kept.take(row.bundle, replace(stood, verdict=Verdict.NEWER))
        self._is_plain = self._is_plain and taken.is_plain
        self.told.received += taken.changes
        self.told.stepped_aside += taken.stepped_aside
        if envelope.is_header_alone and envelope.header.kind is BundleKind.CONTROL:
            self.members.forget(self.head.log)  # this laptop's own word on the members has its place again
        admitted = row.admitted | (self.members.of(self.head.log).admitted - before)
        if admitted:
            self.kept.admit(self.head.log, admitted)
        if taken.verdict in _ALARMS:
            self.told.alarms.add(_ALARMS[taken.verdict])

    def _open_what_waited(self) -> Conversation[None]:
        """A key that came, a device that is known now: what was set aside is looked at once more, in its order."""
        log, waiting = self.head.log, self.kept.waiting(self.head.log)
        if not waiting:
            return
        place = self.kept.place(log)
        assert place is not None, "something of it waits"
        keys, order = self.members.keys(log), self._order(place.s, place.log_hash)
        for kept, stood in waiting:
            bundle = (yield from self._ask_again(kept, stood.s, order)) if is_wordless(kept) else kept
            if bundle is None:
                continue
            row = again(bundle, self._context(keys, order, stood.s))
            if row.verdict is not stood.verdict:
                self.told.received += self.kept.take(row.bundle, replace(stood, verdict=row.verdict)).changes
        self.members.forget(log)

    def _ask_again(self, bundle: Bundle, s: int, order: list[bytes]) -> Conversation[Bundle | None]:
        """A bundle of which only the header had come; None while somebody is still to seal it without a few words."""
        path = f"/v1/log/{self.head.log.hex()}?after={s - 1}&at={order[s - 1].hex()}&max=1"
        page = yield from self.asking.message(Page, Request("GET", path))
        for _, encoded, _, _ in page.rows[:1]:
            envelope = read_outside(encoded, self.head.log)
            if envelope.header.bundle_hash == bundle.hash and not envelope.is_header_alone:
                return replace(bundle, sealed=encoded)
        return None

    def _context(self, keys: Mapping[int, bytes], order: list[bytes], s: int) -> Context:
        return Context(self.head.log, s, self.log_kind, keys, self.members, lambda at: order[at] if at < s else None)
