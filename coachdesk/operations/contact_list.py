"""A list of contacts that count, narrowed and sorted, a page at a time."""

from coachdesk.desk import Desk
from coachdesk.desk.contact_sums import contacts_on_page
from coachdesk.models.contact_list import ContactPage, ContactRow, ContactSort, ContactWanted

__all__ = ["ContactPage", "ContactRow", "ContactSort", "ContactWanted", "contact_page"]


def contact_page(desk: Desk, wanted: ContactWanted, after: int = 0, size: int = 100) -> ContactPage:
    """At most `size` rows of the list, the first `after` of it left out. What counts is as in `contacts_of`."""
    return contacts_on_page(desk, wanted, after, size)
