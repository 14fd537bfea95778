"""Whether everything for tomorrow is on this laptop: what is lacking of each family to visit, and how old it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

OLD = timedelta(hours=12)
"""After this long without a word from the server, what others wrote meanwhile may well matter tomorrow."""


class Lack(StrEnum):
    """Why something of a family cannot be read here."""

    NOT_ARRIVED = "not_arrived"
    """A part of what the server has of this family has not come yet."""

    NO_KEY = "no_key"
    """It came sealed, and the key to it has not come yet."""

    TOO_NEW = "too_new"
    """It was written with a newer CoachDesk."""

    SET_ASIDE = "set_aside"
    """It came and cannot be trusted or read: damaged, or not signed by anybody known."""

    UNDECIDED = "undecided"
    """It came late from somebody who had left, and whoever leads the work has not let it count yet."""

    FILES = "files"
    """A file that the records speak of is not here."""


_LACKS: Mapping[str, Lack] = {"waiting_key": Lack.NO_KEY, "newer": Lack.TOO_NEW, "held": Lack.UNDECIDED}


class Verdict(StrEnum):
    """The answer in one word."""

    NOBODY = "nobody"
    """No visit is planned."""
    ALONE = "alone"
    """This laptop has no server: whatever was written is here."""
    READY = "ready"
    OLD = "old"
    """All is here that was known when the server was last heard from, and that is long ago."""
    LACKING = "lacking"


@dataclass(frozen=True, slots=True)
class OnLaptop:
    """What is here of one family. `whole`: all that the server had of it at the last round that ended well.

    `set_aside` counts changes that came and do not count, by the reason's name.
    """

    family_id: str
    ref: str
    whole: bool = True
    set_aside: Mapping[str, int] = field(default_factory=dict)
    files_lacking: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """The answer. `lacking` gives, for each family that lacks something, how much of what."""

    verdict: Verdict
    heard: datetime | None
    lacking: tuple[tuple[OnLaptop, Mapping[Lack, int]], ...] = ()


def ready_for_tomorrow(
    families: Iterable[OnLaptop], heard: datetime | None, now: datetime, *, connected: bool
) -> Ready:
    """Of the families to be visited: is everything here? `heard` is when the server was last heard from."""
    visited = tuple(families)
    if not visited:
        return Ready(Verdict.NOBODY, heard)
    if not connected:
        return Ready(Verdict.ALONE, heard)
    lacking = tuple((one, found) for one in visited if (found := _lacks(one)))
    if lacking:
        return Ready(Verdict.LACKING, heard, lacking)
    return Ready(Verdict.OLD if heard is None or now - heard > OLD else Verdict.READY, heard)


def _lacks(family: OnLaptop) -> dict[Lack, int]:
    found: dict[Lack, int] = {} if family.whole else {Lack.NOT_ARRIVED: 1}
    for reason, count in sorted(family.set_aside.items()):
        lack = _LACKS.get(reason, Lack.SET_ASIDE)
        found[lack] = found.get(lack, 0) + count
    if family.files_lacking:
        found[Lack.FILES] = family.files_lacking
    return found
