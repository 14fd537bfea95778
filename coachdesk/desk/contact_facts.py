"""What a contact says of itself where it is added up, so that the store can do so without knowing what a contact is."""

from typing import Any

from coachdesk.desk.opened import read_values
from coachdesk.models.contact import Contact
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.store.counted_rows import NONE, CountedFacts, Counting
from coachdesk.tools.contact_words import contact_words
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.same_event import second_sources

_NOBODY = "0" * 32
PARTED = "\x1f"
"""Between the parts of what is alike: it sorts before whatever they can hold."""


def facts_of(kind: str, fields: dict[str, Any]) -> CountedFacts | None:
    """The facts of a contact with these shown fields; None for anything else, and for what cannot be read."""
    if kind != Contact.kind:
        return None
    contact, _ = read_values(Contact, _NOBODY, _NOBODY, fields)
    if contact is None:
        return None
    one = counted(contact)
    alike = (one.agency, one.month, one.category, "01"[one.incident], "01"[one.harmed], one.not_arrived)
    return CountedFacts(
        alike=PARTED.join(alike).encode(),
        pence=one.pence,
        left_out=bool(one.excluded),
        batch=bytes.fromhex(contact.batch) if contact.batch else NONE,
        event=bytes.fromhex(contact.same_event_as) if contact.same_event_as else NONE,
        day=contact.happened_on.toordinal(),
        agency=bytes.fromhex(contact.agency),
        kind=contact.contact_kind.value,
        outcome=contact.outcome.value,
        category=one.category,
        words=contact_words(contact),
    )


def _is_kept(fields: dict[str, Any]) -> bool:
    batch, _ = read_values(ContactBatch, _NOBODY, _NOBODY, fields)
    return batch is not None and batch.state is BatchState.KEPT


COUNTING = Counting(facts_of, ContactBatch.kind, _is_kept, second_sources)
