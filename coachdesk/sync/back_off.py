"""How long to wait after a try that failed, so that a hundred laptops do not come back at once (sync.md 3.6)."""

FIRST, LONGEST = 1.0, 300.0
"""Seconds."""


def seconds_to_wait(failures: int, chance: float, asked: int | None = None) -> float:
    """Anything between nothing and a limit that doubles with each failure in a row; what the server asked for wins.

    `chance` is between 0 and 1. Without a failure there is nothing to wait for.
    """
    if asked is not None:
        return float(asked)
    return chance * min(LONGEST, FIRST * 2.0 ** min(failures - 1, 20)) if failures > 0 else 0.0
