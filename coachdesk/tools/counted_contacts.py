"""A contact as figures count it: its month, its cost, whether help arrived and whether somebody was harmed."""

from coachdesk.models.contact import Contact, ContactKind, ContactOutcome, CostBasis, DateKnown
from coachdesk.models.figures import Counted
from coachdesk.models.moments import Asked

ARRIVED = frozenset({ContactOutcome.MET, ContactOutcome.NOT_APPLICABLE, ContactOutcome.NOT_SAID})
"""Outcomes of which nobody can say that help did not arrive."""
_MONTH_KNOWN = frozenset({DateKnown.DAY, DateKnown.ABOUT, DateKnown.MONTH})


def counted(contact: Contact) -> Counted:
    """The contact under its family's and agency's ids. Whether it counts at all, see `second_sources`.

    What is known only to its season or year has no month and stands in no window.
    """
    day = contact.happened_on.isoformat()
    return Counted(
        id=contact.id,
        family=contact.log,
        agency=contact.agency,
        month=day[:7] if contact.date_known in _MONTH_KNOWN else "",
        category=contact.category or "",
        incident=contact.contact_kind is ContactKind.INCIDENT,
        pence=contact.pence,
        harmed=contact.harmed is Asked.YES,
        not_arrived="" if contact.outcome in ARRIVED else contact.outcome.value,
        excluded=contact.basis_words if contact.basis is CostBasis.EXCLUDED else "",
        day=day if contact.date_known is DateKnown.DAY else "",
    )
