"""Words that were typed on a page and not kept, with what may become of them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Unkept:
    """What a page would lose if it were left now."""

    keep: Callable[[Callable[[], object]], object]
    """Keeps them, and then does what it is given."""
    more: Callable[[], object]
    """Comes back to the page with the words on it."""
