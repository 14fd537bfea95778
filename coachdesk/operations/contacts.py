"""Contacts that count: those of whole imports and those typed here; their kind, and two reports of one event."""

from coachdesk.desk import Desk, Opened
from coachdesk.desk.edge import checked
from coachdesk.errors import Refused
from coachdesk.models.contact import Contact, ContactKind, WaitingContact
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.tools.same_event import second_sources


def kept_batches(desk: Desk) -> frozenset[str]:
    """The imports that are whole and not undone."""
    return frozenset(one.id for one in desk.records(ContactBatch) if one.state is BatchState.KEPT)


def contacts_of(desk: Desk, family: str | None = None) -> list[Contact]:
    """The contacts that count, of one family or of all on this laptop, by day.

    Of an import that is not whole none counts; of several reports of one event one does (`second_sources`).
    """
    kept = kept_batches(desk)
    found = [one for one in desk.records(Contact, family) if one.batch is None or one.batch in kept]
    joined = {(one.log, one.id): one.same_event_as for one in found if one.same_event_as is not None}
    elsewhere = second_sources(joined, {(one.log, one.id) for one in found} if joined else ())
    return sorted(
        (one for one in found if (one.log, one.id) not in elsewhere),
        key=lambda one: (one.log, one.happened_on, one.id),
    )


def sources_of(desk: Desk, contact: Contact) -> list[Contact]:
    """Every report of an event: the contact itself, then those that were joined to it."""
    others = [one for one in desk.records(Contact, contact.log) if one.same_event_as == contact.id]
    return [contact, *others]


def waiting_contacts(desk: Desk, family: str | None = None) -> list[Opened[WaitingContact]]:
    """The rows of whole imports whose kind nobody has said yet."""
    kept = kept_batches(desk)
    return [one for one in desk.all(WaitingContact, family) if one.record.contact is None and one.record.batch in kept]


def say_kind(desk: Desk, waiting: Opened[WaitingContact], contact_kind: ContactKind) -> Opened[Contact]:
    """Somebody says what a row that waited was; it is a contact from now on.

    Its id is worked out from the row's: where two people say it apart, what they disagree about is asked.
    """
    row = waiting.record
    if row.contact is not None:
        raise Refused("Somebody has said already what this was.")
    facts = {name: getattr(row, name) for name in row.field_names() if name != "contact"}
    made = f"{int(row.id, 16) ^ 1:032x}"
    with desk.together("Said incident or intervention") as batch:
        contact = batch.add(
            checked(Contact, {"id": made, "log": row.log, "contact_kind": contact_kind, **facts}),
        )
        batch.amend(waiting, contact=made)
    return contact


def join(desk: Desk, report: Opened[Contact], event: Contact) -> Opened[Contact]:
    """Two agencies told of one event: it counts once, as `event`; `report` is its second source. Raises Refused."""
    if report.record.id == event.id or report.record.log != event.log:
        raise Refused("Only two reports of one family can be of the same event.")
    if event.same_event_as is not None:
        raise Refused("That report has been joined to another already. Join this one to that.")
    if any(one.same_event_as == report.record.id for one in desk.records(Contact, event.log)):
        raise Refused("Others have been joined to this report. Join that one to this instead.")
    return desk.amend(report, "The same event", same_event_as=event.id)


def part(desk: Desk, report: Opened[Contact]) -> Opened[Contact]:
    """They were two events after all."""
    return desk.amend(report, "Not the same event", same_event_as=None)
