"""A disk whose n-th call fails, once or for ever, for the rule "fail the n-th operation until it succeeds"."""

import os
from pathlib import Path

from coachdesk.operating_system import FileCalls


class FailingDisk(FileCalls):
    """Raises OSError(`number`) at call `at` (counted from 1) and, when `for_ever`, at each one after it."""

    def __init__(self, at: int, number: int, *, for_ever: bool = False) -> None:
        self.at, self.number, self.for_ever = at, number, for_ever
        self.made = 0

    @property
    def failed(self) -> bool:
        return self.made >= self.at

    def _count(self) -> None:
        self.made += 1
        if self.made == self.at or (self.for_ever and self.made > self.at):
            raise OSError(self.number, os.strerror(self.number))

    def create(self, path: Path) -> int:
        self._count()
        return super().create(path)

    def reopen(self, path: Path) -> int:
        self._count()
        return super().reopen(path)

    def write(self, descriptor: int, content: bytes) -> None:
        try:
            self._count()
        except OSError:
            super().write(descriptor, content[: len(content) // 2])  # what a full disk does
            raise
        super().write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        self._count()
        super().sync(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        self._count()
        super().rename(source, target)

    def rename_where_free(self, source: Path, target: Path) -> None:
        self._count()
        super().rename_where_free(source, target)

    def unlink(self, path: Path) -> None:
        self._count()
        super().unlink(path)
