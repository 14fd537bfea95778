"""The contacts that count, added up for figures."""

from collections.abc import Iterable

from coachdesk.desk import Desk
from coachdesk.desk.contact_sums import added_up
from coachdesk.models.figures import Tally


def tallies_of(desk: Desk, families: Iterable[str] | None = None) -> tuple[Tally, ...]:
    """Tallies of some families' contacts, or (None) of all on this laptop, under the ids of families and agencies.

    What `contacts_of` gives counts: whole imports and what was typed here, and of reports of one event one.
    """
    return added_up(desk, families)
