"""Files as `sync` is handed them: what goes is what lies here, and what came is proved before it lies beside the rest.

The key of a file travels in its record; in this vault it is wrapped under the vault's own.
"""

from collections.abc import Collection, Iterable

from coachdesk.crypto.attachment_seal import open_pieces, put_together, size_of_pieces, taken_apart
from coachdesk.crypto.digest import sha256, sha256_hex
from coachdesk.desk.desk import Desk
from coachdesk.desk.opened import Opened, open_record
from coachdesk.desk.told import Touched
from coachdesk.errors import NotFound
from coachdesk.models.plan import Attachment, Carried
from coachdesk.settings import ATTACHMENT_LIMIT
from coachdesk.store import file_rows, queries
from coachdesk.store.attachments import FOR_GOOD, Arrival, Files, SealedBlob, WaitingFile
from coachdesk.store.file_rows import FileRow, FileWays, Way


class FileExchange:
    """A `Files` over one desk; see there for what each method gives. They may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._vault = desk.vault

    def waiting(self, logs: Collection[bytes]) -> list[WaitingFile]:
        return files_on_the_way(self._desk, logs) if logs else []

    def pieces(self, file: WaitingFile) -> bytes:
        return self._apart(file)[1]

    def begin(self, file: WaitingFile) -> None:
        self._vault.do(file_rows.SetWay(file.log, file.id, Way.GOING))

    def sent(self, file: WaitingFile, blob: bytes, *, anew: bool) -> bool:
        opened = self._opened(file)
        carried = Carried(blob=blob.hex(), key=self._apart(file)[0].hex())
        is_news = anew or opened.record.carried != carried
        if is_news:
            self._desk.settle(opened, carried=carried)
        self._vault.do(file_rows.SetWay(file.log, file.id, Way.ON_SERVER))
        return is_news

    def take(self, file: WaitingFile, at: int, content: bytes) -> Arrival:
        self._vault.do(file_rows.AddPiece(file.log, file.id, file.blob, at, content))
        if at + len(content) < file.size:
            return Arrival.MORE
        pieces = self._vault.ask(file_rows.Arriving(file.log, file.id))
        if sha256(pieces) != file.blob:
            self.refuse(file)
            return Arrival.WRONG
        record = self._opened(file).record
        key = bytes.fromhex(record.carried.key) if record.carried else b""
        whole = open_pieces(key, record.id, pieces) if key else None
        if whole is None or sha256_hex(whole) != record.sha256:
            self._vault.do(file_rows.RefuseArrived(file.log, file.id, FOR_GOOD))
            return Arrival.WRONG
        sealed = put_together(self._vault.attachment_key, record.id, key, pieces)
        self._vault.do(file_rows.KeepArrived(SealedBlob(file.log, file.id, sealed)))
        self._desk.told.announce(Touched(frozenset({Attachment.kind}), frozenset({file.log.hex()})))
        return Arrival.WHOLE

    def refuse(self, file: WaitingFile) -> None:
        self._vault.do(file_rows.RefuseArrived(file.log, file.id, file.tries + 1))

    def lost(self, log: bytes, blobs: Iterable[bytes]) -> None:
        named = {one.hex() for one in blobs}
        here = self._vault.ask(file_rows.WaysOfFiles(log)).here
        for record in self._desk.records(Attachment, log.hex()):
            one = bytes.fromhex(record.id)
            if one in here and record.carried and record.carried.blob in named:
                self._vault.do(file_rows.SetWay(log, one, Way.GOING))

    def _apart(self, file: WaitingFile) -> tuple[bytes, bytes]:
        sealed = self._vault.ask(queries.SealedAttachment(file.log, file.id))
        return taken_apart(self._vault.attachment_key, file.id.hex(), sealed)

    def _opened(self, file: WaitingFile) -> Opened[Attachment]:
        """The file's record, in its own log. Raises NotFound when it has gone meanwhile."""
        rows = self._vault.ask(file_rows.FilesOnTheWay(Attachment.kind, (file.log,), file.id))
        opened = open_record(rows[0].record) if rows else None
        if opened is None:
            raise NotFound
        return opened  # type: ignore[return-value]  # the store was asked for this kind


def files_on_the_way(desk: Desk, logs: Collection[bytes] = ()) -> list[WaitingFile]:
    """The files of some logs, or of all that go to a server, that are not both here and there; newest first."""
    rows = desk.vault.ask(file_rows.FilesOnTheWay(Attachment.kind, tuple(logs)))
    found = [_waiting(row) for row in rows]
    return sorted((one for one in found if one), key=lambda one: (-one.stamp, one.id))


def _waiting(row: FileRow) -> WaitingFile | None:
    """None for a record that cannot be read, and for a file larger than any that CoachDesk keeps."""
    opened = open_record(row.record)
    record = opened.record if opened else None
    if not isinstance(record, Attachment) or record.size > ATTACHMENT_LIMIT:
        return None
    blob = bytes.fromhex(record.carried.blob) if record.carried else b""
    return WaitingFile(
        row.record.log,
        row.record.id,
        row.is_here,
        blob,
        size_of_pieces(record.size),
        stamp=max(head.stamp for head in row.record.folded.heads["sha256"]),
        is_going=row.way is Way.GOING,
        held=row.held if row.arriving == blob else 0,
        tries=row.tries,
    )


def ways_of_files(desk: Desk, log: str) -> FileWays:
    """How far every file of one log is, by the ids of their records."""
    return desk.vault.ask(file_rows.WaysOfFiles(bytes.fromhex(log)))


def files_of(desk: Desk) -> Files:
    """What `sync` is given to carry."""
    return FileExchange(desk)
