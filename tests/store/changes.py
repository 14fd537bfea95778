"""Random changes of one record, honest and hostile, for the laws of folding."""

import functools
import random

from hypothesis import strategies as st

from coachdesk.crypto.change_body import ChangeBody

FIELDS = ("words", "due", "no_contact")
VALUES = (None, "a", "b", False, True, 7)


def some_of(chance: random.Random, pool: list[bytes]) -> tuple[bytes, ...]:
    """None, one or two ids; mostly one, as when someone edits what is on the screen."""
    return tuple(chance.sample(pool, min(len(pool), chance.choice((0, 1, 1, 1, 2)))))


def change_list(seed: int, length: int) -> list[ChangeBody]:
    """`length` changes of one record; bases name earlier, later, repeated and unknown changes alike."""
    chance = random.Random(seed)
    ids = [chance.randbytes(16) for _ in range(length)]
    known = [*ids, chance.randbytes(16)]
    made = []
    for one in ids:
        pool = ids[: ids.index(one)] if chance.random() < 0.8 else known
        bases = functools.partial(some_of, chance, pool)
        stamp = chance.randrange(6) << 16
        if made and chance.random() < 0.12:
            made.append(ChangeBody("target", b"r" * 16, stamp, 0, 0, covers={"words": bases()}, id=one))
        else:
            fields = chance.sample(FIELDS, chance.randrange(1, len(FIELDS) + 1))
            writes = {name: (chance.choice(VALUES), bases()) for name in fields}
            made.append(ChangeBody("target", b"r" * 16, stamp, 0, 0, writes=writes, id=one))
    return made


def some_changes(most: int = 9) -> st.SearchStrategy[list[ChangeBody]]:
    """Lists of changes of one record."""
    return st.builds(change_list, st.integers(0, 2**32), st.integers(1, most))
