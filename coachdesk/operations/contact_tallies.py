"""The contacts that count, added up for figures."""

from collections.abc import Iterable

from coachdesk.desk import Desk
from coachdesk.models.figures import Tally
from coachdesk.operations.contacts import contacts_of
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.tallies import tallied


def tallies_of(desk: Desk, families: Iterable[str] | None = None) -> tuple[Tally, ...]:
    """Tallies of some families' contacts, or (None) of all on this laptop, under the ids of families and agencies.

    What `contacts_of` gives counts: whole imports and what was typed here, and of reports of one event one.
    """
    if families is None:
        return tallied(map(counted, contacts_of(desk)))
    return tallied(counted(one) for family in sorted(set(families)) for one in contacts_of(desk, family))
