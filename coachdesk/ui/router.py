"""Where one can go: a place is a page's name and what it is opened on; the router is how a page asks to go there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """A page and what it shows: `Place("family", {"family_id": …})`. Ids only, never words of a family."""

    page: str
    where: Mapping[str, str] = field(default_factory=dict)

    @property
    def family_id(self) -> str | None:
        """The family this place belongs to, for the strip at the top of the window; None on pages about all."""
        return self.where.get("family_id")


@dataclass(frozen=True)
class Router:
    """Given to each page when it is made. `go` answers False when the page now shown will not be left."""

    go: Callable[[Place], bool]
    back: Callable[[], bool]
    has: Callable[[str], bool]
    """Whether a page of that name exists, so that no button leads nowhere."""
