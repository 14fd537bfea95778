"""A photograph or PDF from outside, kept as clean pictures beside a family's records; its original deleted if asked."""

import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.desk.attachments import NewFile, attach_together, attachment_bytes
from coachdesk.errors import BadInput, Refused
from coachdesk.models.note import Note
from coachdesk.models.plan import Attachment
from coachdesk.models.values import clean_text
from coachdesk.models.visit import Visit
from coachdesk.sandbox.picturing import picture_in_sandbox, written_anew
from coachdesk.sandbox.tasks.picture import HEIC, LONGEST, OTHER, WHOLE, Crop, Picture, Wanted
from coachdesk.settings import ATTACHMENT_LIMIT
from coachdesk.tools.superseding import behind, current

FROZEN_FIGURES = "application/vnd.coachdesk.figures"
"""The kind of a file that nobody looks at: a family's figures in a snapshot."""

PAGE_LIMIT = 20
"""Most pages of one PDF that are kept; each becomes a picture of its own."""

TAKEN = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".webp", ".pdf", ""})
"""Endings of the names of files that are taken; what is in them decides afterwards."""

_TELEPHONES_OWN = frozenset({".heic", ".heif", ".avif"})
_NAME_LENGTH = 120
_NOT_READ = "That file could not be read, so it was not added. Is the stick or telephone still plugged in?"
_CHANGED = "That file changed while it was being read, so it was not added. Try again."
_NO_FILE = "That is not an ordinary file, so it was not added. Choose the picture or PDF itself."


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read, and the marks by which it is known again. Only the sandbox looks at its bytes."""

    path: Path
    content: bytes = field(repr=False)
    marks: tuple[int, int, int, int]
    """Device, number on it, size, and when it was last changed in nanoseconds."""

    @property
    def name(self) -> str:
        """What to call it: the file's name without its ending, in plain letters."""
        return " ".join(clean_text(self.path.stem).split())[:_NAME_LENGTH] or "picture"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a page is to be kept: quarter turns clockwise, then the part of it."""

    turns: int = 0
    crop: Crop = WHOLE


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was kept, page by page; how many pages there were; and the original, still where it was."""

    original: Original
    kept: tuple[Attachment, ...]
    pages: int


def read_original(path: Path) -> Original:
    """The bytes of a file that somebody chose, read once. Nothing in them is looked at.

    Raises BadInput when its name or size says that it is not taken, when it is no ordinary file (a link, a pipe, a
    folder), cannot be read, or changes meanwhile.
    """
    ending = path.suffix.lower()
    if ending in _TELEPHONES_OWN:
        raise BadInput("attachment", HEIC)
    if ending not in TAKEN:
        raise BadInput("attachment", OTHER)
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_symlink():
            raise BadInput("attachment", _NO_FILE)
        number = os.open(path, flags)
        with os.fdopen(number, "rb") as opened:
            before = os.fstat(number)
            if not stat.S_ISREG(before.st_mode):
                raise BadInput("attachment", _NO_FILE)
            if before.st_size > ATTACHMENT_LIMIT:
                raise BadInput("attachment", "That file is larger than 10 MB, so it was not added.")
            content = opened.read(ATTACHMENT_LIMIT + 1)
            after = os.fstat(number)
    except (OSError, ValueError) as trouble:
        raise BadInput("attachment", _NOT_READ) from trouble
    if _marks(before) != _marks(after) or len(content) != after.st_size:
        raise BadInput("attachment", _CHANGED)
    if not content:
        raise BadInput("attachment", "That file is empty, so it was not added.")
    return Original(path, content, _marks(after))


def look(original: Original, page: int = 1, longest: int = 1_400) -> Picture:
    """A page as it would be kept, smaller, to be shown. It blocks for half a second. Raises Unreadable."""
    return picture_in_sandbox(original.content, Wanted(page=page, longest=longest))


def keep(
    desk: Desk,
    original: Original,
    log: str,
    about: str | None = None,
    shapes: Mapping[int, Shape] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TakenIn:
    """Keep every page (the first 20 of a long PDF) as a picture made anew, encrypted; all of them or none.

    `shapes` says for a page's number how it is turned and cropped. Raises Unreadable for what cannot be read, Refused
    when stopped, DiskFull or VaultNotWritable when nothing was saved.
    """
    files: list[NewFile] = []
    pages = 1
    while len(files) < min(pages, PAGE_LIMIT):
        if cancelled():
            raise Refused("Stopped. Nothing was added.")
        number = len(files) + 1
        shape = (shapes or {}).get(number, Shape())
        found = picture_in_sandbox(original.content, Wanted(number, shape.turns, shape.crop))
        pages = found.pages
        content, mime = written_anew(found)
        name = original.name if pages == 1 else f"{original.name}, page {number} of {pages}"
        files.append(NewFile(name, mime, content))
    kept = attach_together(desk, log, files, about)
    return TakenIn(original, tuple(one.record for one in kept), pages)


def take_in(desk: Desk, path: Path, log: str, about: str | None = None) -> TakenIn:
    """Read a file and keep it as it is, every page upright and whole. Raises as `read_original` and `keep` do."""
    return keep(desk, read_original(path), log, about)


def delete_original(original: Original) -> None:
    """Delete the very file that was read. Raises Refused, and deletes nothing, when another one stands there now.

    The disk may hold what was in it until it is written over, and a telephone or a cloud its own copy.
    """
    try:
        if _marks(original.path.lstat()) != original.marks:
            raise Refused("The file there is no longer the one that was read, so it was left alone.")
        original.path.unlink()
    except OSError as trouble:
        raise Refused("That file could not be deleted. It is still where it was.") from trouble


def stored_picture(desk: Desk, attachment: Attachment, longest: int = LONGEST) -> Picture:
    """A kept picture's pixels. Even what we wrote ourselves is read in the sandbox: a laptop may have sent it.

    It blocks. Raises NotFound, VaultDamaged, Unreadable.
    """
    return picture_in_sandbox(attachment_bytes(desk, attachment), Wanted(longest=longest))


def papers(desk: Desk, log: str, about: str | None = None) -> list[Attachment]:
    """A family's kept pictures in the order of their names and pages; of one record only, where `about` is its id.

    Frozen figures are kept as a file too, and are no paper.
    """
    found = [
        one
        for one in desk.records(Attachment, log)
        if (about is None or one.about == about) and one.mime != FROZEN_FIGURES
    ]
    return sorted(found, key=lambda one: (_by_number(one.name), one.id))


def papers_of_visit(desk: Desk, visit: Visit) -> dict[str, tuple[Attachment, ...]]:
    """The pictures of a visit and of its notes, by the id of the visit or of the note that stands, never empty.

    What was kept with a note that was put right since belongs to the note in its place.
    """
    held = papers(desk, visit.log)
    if not held:
        return {}
    notes = desk.records(Note, visit.log)
    belongs = {visit.id: visit.id}
    for note in current([one for one in notes if one.visit == visit.id]):
        belongs |= {one.id: note.id for one in (note, *behind(note, notes))}
    found: dict[str, tuple[Attachment, ...]] = {}
    for paper in held:
        if paper.about in belongs:
            place = belongs[paper.about]
            found[place] = (*found.get(place, ()), paper)
    return found


def _by_number(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", name.casefold())]


def _marks(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
