"""Many records written a slice at a time: whoever saves meanwhile waits for one slice at most."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from coachdesk.desk.batch import Batch
from coachdesk.desk.desk import Desk

Item = TypeVar("Item")

LONGEST = 0.02
"""Seconds in which a slice is to be made and written."""
STEADY = 4
"""After so many slices in half that time they become larger."""
MOST = 400
SELDOM = 1.0


def in_slices(
    desk: Desk, items: Sequence[Item], put: Callable[[Batch, Item], object], why: str, fewest: int
) -> Iterator[int]:
    """Write them all, each put into a batch; after every slice says how many of them are on the disk.

    The next slice is made ready while one is written; slices of `fewest` items grow while there is time to spare.
    Pages are told once a second and at the end. Whoever stops asking stops the writing; raises as `Desk.add` does, and
    what was said to be on the disk is there.
    """
    size, steady, reached, on_disk = fewest, 0, 0, 0
    began = time.monotonic()
    finish: Callable[[], None] | None = None
    with desk.told.seldom(SELDOM):
        while on_disk < len(items):
            ready = items[reached : reached + size]
            try:
                batch = _filled(desk.batch(why), ready, put)
            except BaseException:
                if finish is not None:
                    finish()
                raise
            if finish is not None:
                finish()
                on_disk = reached
                size, steady = next_size(size, steady, time.monotonic() - began, fewest)
                yield on_disk
            began = time.monotonic()
            finish = desk.begin(batch)
            reached += len(ready)


def _filled(batch: Batch, items: Iterable[Item], put: Callable[[Batch, Item], object]) -> Batch:
    for item in items:
        put(batch, item)
    return batch


def next_size(size: int, steady: int, took: float, fewest: int) -> tuple[int, int]:
    """How large the next slice is, and how many before it were quick, when one of `size` took so many seconds."""
    if took > LONGEST:
        return max(fewest, size // 2), 0
    if took > LONGEST / 2:
        return size, 0
    return (min(MOST, 2 * size), 0) if steady + 1 == STEADY else (size, steady + 1)
