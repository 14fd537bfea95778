"""How many cases a test tries: as many as fit a build, and by `make nightly` as many as a night has room for."""

from hypothesis import settings

NIGHTLY = "nightly"
"""The hypothesis profile that `make nightly` names; it is registered in conftest.py."""


def at_night() -> bool:
    """Whether this is the nightly run."""
    return settings.get_current_profile_name() == NIGHTLY


def cases(in_a_build: int, nightly: int) -> int:
    """The number of cases for this run."""
    return nightly if at_night() else in_a_build
