"""Writes down where a bug happened, in a file of its own, without any word that a person typed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from traceback import walk_tb
from types import FrameType, TracebackType
from zlib import crc32

from coachdesk.errors import CoachDeskError

LARGEST = 256 * 1024
"""Size in bytes at which the file makes room for a new one; one old file is kept."""


@dataclass(frozen=True)
class Fault:
    """One bug as it can be shown and passed on: a short `code`, and `told`, the lines that were written."""

    code: str
    told: str


class FaultLog:
    """Appends to `path`: only kinds of errors and places in the program, since an error's text may hold typed words."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path, self._now = path, now

    def write(self, error: BaseException) -> Fault:
        """Keeps the places where `error` happened. Never raises: a full disk must not hide the first fault."""
        lines = list(_chain(error))
        code = f"{crc32(chr(10).join(lines).encode()):08X}"
        told = "\n".join([f"{self._now().isoformat(timespec='seconds')} {code}", *(f"  {line}" for line in lines)])
        with suppress(OSError):
            self._make_room()
            with self._path.open("a", encoding="utf-8") as log:
                log.write(told + "\n")
        return Fault(code, told)

    def _make_room(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists() and self._path.stat().st_size > LARGEST:
            self._path.replace(self._path.with_suffix(".old"))


def _chain(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        kind = f"{type(at).__module__}.{type(at).__qualname__}"
        lines.append(f"{kind} (a known error)" if isinstance(at, CoachDeskError) else kind)
        lines += _places(at.__traceback__)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return lines


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {_module(frame)}:{number} {frame.f_code.co_name}" for frame, number in walk_tb(trace)]


def _module(frame: FrameType) -> str:
    """The module's dotted name: a path would tell the user's name."""
    return str(frame.f_globals.get("__name__", "?"))
