"""Files after the words of a round: piece by piece, newest first, on from wherever it was cut (sync.md 3.7, 3.14).

A record never waits for its file. The file goes up first, and then a change of the record names it, so that others
fetch it and the server keeps it. Only so much is carried in one round, and carrying ends early when something new was
written here: words come first.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from coachdesk.crypto.digest import sha256
from coachdesk.errors import BrokenAnswer, CoachDeskError, NotFound, NotOurServer, Unreachable, VaultError
from coachdesk.store.attachments import Arrival, Files, WaitingFile
from coachdesk.store.change_log import ChangeLog
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.protocol.exchanging import Head, Stored
from coachdesk.sync.protocol.limits import BLOB_PIECE, KIB, MIB
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round.asking import Asking, ServerSaidNo
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.receipt import LogReceipt

CARRIED_IN_A_ROUND = 8 * MIB
"""Bytes up and down: on a slow line a round still ends, and the next one pulls what others wrote meanwhile."""

A_QUESTION = 128 * KIB
"""What a question counts for at least: no server can keep a round going with a byte at a time."""

TURNS = 3
"""How often the server may say within one round that it stands elsewhere in a file."""

CUT_SHORT = (Unreachable, NotOurServer, BrokenAnswer, ServerSaidNo)
"""What ends the carrying and not the round: the words have been exchanged."""

_OF_THIS_FILE = frozenset(
    {Code.NOT_FOUND, Code.NOT_ALLOWED, Code.NOT_MEMBER, Code.OFFSET, Code.REJECTED, Code.TOO_LARGE, Code.RANGE}
)
"""Refusals that say nothing of the next file."""


@dataclass(slots=True)
class Carrying:
    """Carrying the files of some logs: `.all()`, once a round. `receipts` are what the round says of each log.

    `more` says that a next round would carry more at once, `trouble` what cut this one short, and `again` in which
    logs something has been written that is still to be sent.
    """

    laptop: Laptop
    kept: ChangeLog
    files: Files
    members: KnownMembers
    asking: Asking
    heads: Mapping[bytes, Head]
    receipts: Mapping[bytes, LogReceipt]
    trouble: CoachDeskError | None = None
    more: bool = False
    again: set[bytes] = field(default_factory=set)
    _left: int = field(default_factory=lambda: CARRIED_IN_A_ROUND)
    _positions: dict[bytes, int] = field(default_factory=dict)

    def all(self, first: Collection[bytes] = ()) -> Conversation[None]:
        """Up, then down, those of the logs `first` before all others."""
        self.note_lost()
        logs = [log for log, told in self.receipts.items() if not told.purged]
        known = (one for one in self.files.waiting(logs) if self.members.of(one.log).epoch)
        waiting = sorted(known, key=lambda one: one.log not in first)
        going = [one for one in waiting if one.is_here and self._may_send(one.log)]
        coming = [one for one in waiting if one.is_to_come and not self.heads[one.log].removed]
        self._positions = self._written()
        try:
            yield from self._carry([*going, *sorted(coming, key=lambda one: one.tries)])
        except CUT_SHORT as trouble:
            self.trouble = trouble
        self.again |= {log for log, position in self._written().items() if position != self._positions.get(log)}
        for one in self.files.waiting({one.log for one in waiting}) if waiting else ():
            self.receipts[one.log].files_waiting += one.is_here or one.is_to_come

    def note_lost(self) -> None:
        """What the server turned out to have no more goes again in the next round, or in this one."""
        for log, told in self.receipts.items():
            if told.files_lost:
                self.files.lost(log, told.files_lost)
                told.files_lost.clear()

    def _may_send(self, log: bytes) -> bool:
        """Whoever was removed hands in what was there before, as with words."""
        return self.heads[log].removed or self.members.of(log).may_write(self.laptop.user)

    def _carry(self, waiting: Sequence[WaitingFile]) -> Conversation[None]:
        for file in waiting:
            if self._is_enough():
                return
            try:
                yield from self._send(file) if file.is_here else self._fetch(file)
            except NotFound:
                continue  # it left this laptop meanwhile
            except VaultError as trouble:  # a full disk stops what comes, and nothing else
                self.trouble = trouble
                if not file.is_here:
                    return
            except ServerSaidNo as no:
                if no.refusal.error not in _OF_THIS_FILE:
                    raise

    def _send(self, file: WaitingFile) -> Conversation[None]:
        content = self.files.pieces(file)
        blob, size = sha256(content), len(content)
        path = _path(file, blob)
        held = yield from self._held(path, size)
        anew, turns = file.is_going, 0
        if held < size and not anew:
            self.files.begin(file)
            anew = True
        while held < size:
            piece = content[held : held + BLOB_PIECE]
            try:
                stored = yield from self.asking.message(Stored, Request("PUT", f"{path}?at={held}&of={size}", piece))
            except ServerSaidNo as no:
                turns += 1
                if turns > TURNS or no.refusal.error not in (Code.OFFSET, Code.REJECTED):
                    raise
                held = yield from self._held(path, size)  # somebody else sends it too, or sent something else
                continue
            held += len(piece)
            if stored.count != held:
                raise BrokenAnswer
            self._left -= max(len(piece), A_QUESTION)
            if held < size and self._is_enough():
                return
        if self.files.sent(file, blob, anew=anew):
            self.receipts[file.log].files_sent += 1
            self.again.add(file.log)
            self._positions[file.log] = self._written().get(file.log, 0)

    def _held(self, path: str, size: int) -> Conversation[int]:
        """How much of a file of this size the server has; nothing, where it has another under its name."""
        self._left -= A_QUESTION
        try:
            answer = yield from self.asking.answer(Request("HEAD", path))
        except ServerSaidNo as no:
            if no.refusal.error is not Code.NOT_FOUND:
                raise
            return 0
        if answer.held is None or answer.size is None or answer.held > answer.size:
            raise BrokenAnswer
        return answer.held if answer.size == size else 0

    def _fetch(self, file: WaitingFile) -> Conversation[None]:
        at, arrival = file.held, Arrival.MORE
        while arrival is Arrival.MORE:
            question = Request("GET", f"{_path(file, file.blob)}?at={at}", answer_limit=BLOB_PIECE)
            try:
                answer = yield from self.asking.answer(question)
            except BrokenAnswer:
                self.files.refuse(file)
                raise
            piece = answer.body
            self._left -= max(len(piece), A_QUESTION)
            if answer.size != file.size or not 0 < len(piece) <= file.size - at:
                self.files.refuse(file)
                return
            arrival = self.files.take(file, at, piece)
            at += len(piece)
            if arrival is Arrival.MORE and self._is_enough():
                return
        self.receipts[file.log].files_received += arrival is Arrival.WHOLE

    def _is_enough(self) -> bool:
        """Whether the round is to end: enough was carried, or something was written here meanwhile."""
        self.more = self.more or self._left <= 0 or self._written() != self._positions
        return self.more

    def _written(self) -> dict[bytes, int]:
        return {place.log: place.position for place in self.kept.places()}


def _path(file: WaitingFile, blob: bytes) -> str:
    return f"/v1/blob/{file.log.hex()}/{blob.hex()}"
