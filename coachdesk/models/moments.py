"""When something happened: a moment with its offset as the clock on the wall had it, and the name of the time zone."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, StringConstraints

Moment = AwareDatetime
"""A date and time with its offset from UTC. Kept as it was on the wall, so that its first ten letters are the day."""

ZoneName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+){0,2}$", max_length=60)]
"""A time zone by its name, such as `Europe/London`."""

HOME_ZONE = "Europe/London"
"""The zone of a laptop that was told of no other (requirements.md 4.1)."""


class Asked(StrEnum):
    """An answer that is never ticked beforehand: nobody asked is not the same as no."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
