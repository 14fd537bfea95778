"""Families that have left this laptop since it was unlocked: a page still open on one writes nothing there any more."""

from collections.abc import Iterable

from coachdesk.errors import Refused

HAS_LEFT = (
    "This family has left this laptop, so nothing more of it is kept here. What you have just written was not saved: "
    "tell it to whoever works with them now."
)


class Gone:
    """`.leaves(log, records)`, `.is_back(log)`; ids in hexadecimal. Until the vault is locked."""

    def __init__(self) -> None:
        self._of: dict[str, frozenset[str]] = {}

    def leaves(self, log: str, records: Iterable[str]) -> None:
        """A log is gone, with these records."""
        self._of[log] = frozenset((log, *records))

    def is_back(self, log: str) -> None:
        """Something of it arrived again."""
        self._of.pop(log, None)

    def look_at(self, ids: Iterable[str]) -> None:
        """Raises Refused where one of these ids is a log that is gone, or was in one."""
        asked = set(ids)
        if any(not asked.isdisjoint(gone) for gone in self._of.values()):
            raise Refused(HAS_LEFT)
