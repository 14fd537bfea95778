"""What is never edited, only superseded: the rows that remain, and those behind them."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Supersedes(Protocol):
    """A record that names the rows it takes the place of."""

    @property
    def id(self) -> str: ...
    @property
    def supersedes(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=Supersedes)


def current(rows: Iterable[R]) -> list[R]:
    """The rows that no other takes the place of, in the order given.

    Several remain where two people amended one row without seeing each other; one that names both settles it.
    """
    listed = list(rows)
    replaced = {earlier for row in listed for earlier in row.supersedes if earlier != row.id}
    return [row for row in listed if row.id not in replaced]


def behind(row: R, rows: Iterable[R]) -> list[R]:
    """Every row that this one takes the place of, directly or through another, in the order given."""
    listed = list(rows)
    named = {one.id: one.supersedes for one in listed}
    found: set[str] = set()
    waiting = list(row.supersedes)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(named.get(one, ()))
    return [one for one in listed if one.id in found - {row.id}]


def stand_for_same(one: R, other: R, rows: Iterable[R]) -> bool:
    """Whether two rows stand for the same: both take the place of one earlier row, or one of them of the other."""
    listed = list(rows)
    mine, theirs = ({row.id, *(earlier.id for earlier in behind(row, listed))} for row in (one, other))
    return bool(mine & theirs)


def rivals_of(row: R, rows: Iterable[R]) -> list[R]:
    """The other rows that remain and stand for the same as this one: two people changed it apart."""
    listed = list(rows)
    return [one for one in current(listed) if one.id != row.id and stand_for_same(one, row, listed)]
