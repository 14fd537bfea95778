"""One contact as a worker writes it down: asked for what it cannot do without, and what else tells of it (C-02)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.contact import Contact, ContactKind, CostBasis, WaitingContact
from coachdesk.models.person import Person
from coachdesk.operations.contacts import kept_batches, say_kind
from coachdesk.tools.near_reports import look_between, may_be_same
from coachdesk.tools.partial_dates import earliest

_ASKED: Mapping[str, str] = {
    "contact_kind": "Say whether it was an emergency or planned help.",
    "happened_on": "Say when it was, as well as you know: a day, a month, a season or a year.",
    "agency": "Say which agency it was.",
    "what": "Say in a few words what it was.",
}
"""What a contact cannot do without, in the order in which a page asks."""


@dataclass(frozen=True, slots=True)
class ContactReports:
    """What else tells of the same event, or may."""

    event: Contact | None
    """The report that counts, where this one was joined to another."""
    joined: tuple[Opened[Contact], ...]
    """Those that were joined to this one."""
    may_be: tuple[Opened[Contact], ...]
    """Of other agencies and near it, the likeliest first; nobody has joined them to anything."""


def add_contact(desk: Desk, family_id: str, **fields: Any) -> Opened[Contact]:
    """A contact that counts from now on. Raises BadInput with the field for whatever is missing or cannot be.

    No kind is guessed (C-02); without `pence` it is uncosted, and with it says where the amount comes from (C-07).
    """
    for name, sentence in _ASKED.items():
        if not fields.get(name):
            raise BadInput(name, sentence)
    _look(desk, family_id, fields)
    if fields.get("pence") is not None and not fields.get("basis"):
        raise BadInput("basis", "Say where the amount comes from.")
    return desk.add(new_record(Contact, family_id, **fields))


def change_contact(desk: Desk, opened: Opened[Contact], **fields: Any) -> Opened[Contact]:
    """Other words or figures for it. Raises BadInput as `add_contact` does; what it was brought in as stays known."""
    for name, sentence in _ASKED.items():
        if name in fields and not fields[name]:
            raise BadInput(name, sentence)
    record = opened.record
    _look(desk, record.log, {**{name: getattr(record, name) for name in record.field_names()}, **fields})
    return desk.amend(opened, **fields)


def say_what_it_was(desk: Desk, waiting: Opened[WaitingContact], contact_kind: ContactKind) -> Opened[Contact]:
    """A row that waited is a contact of this kind from now on, also where somebody had said so and taken it back."""
    earlier = desk.find(Contact, contact_of(waiting.record))
    if earlier is None or waiting.record.contact is not None:
        return say_kind(desk, waiting, contact_kind)
    with desk.together("Said incident or intervention") as batch:
        back = batch.bring_back(earlier) if earlier.deleted else earlier
        contact = batch.amend(back, contact_kind=contact_kind)
        batch.amend(waiting, contact=contact.record.id)
    return contact


def take_kind_back(desk: Desk, contact_id: str) -> Opened[WaitingContact]:
    """Nobody knows after all: the row waits again, and the contact it became is taken out. Raises NotFound, Refused."""
    contact = desk.get(Contact, contact_id)
    waiting = desk.find(WaitingContact, contact_of(contact.record))
    if waiting is None or waiting.record.contact != contact_id:
        raise NotFound
    if _joined_to(desk, contact.record):
        raise Refused("Another report has been joined to this one. Part them first.")
    with desk.together("Nobody knows what it was") as batch:
        batch.remove(contact)
        return batch.amend(waiting, contact=None)


def take_contact_out(desk: Desk, opened: Opened[Contact]) -> None:
    """It was no contact with this family. Raises Refused while it is the first of several reports of one event."""
    if _joined_to(desk, opened.record):
        raise Refused("Another report has been joined to this one. Part them first.")
    desk.remove(opened, "Not a contact with this family")


def waited(desk: Desk, contact: Contact) -> bool:
    """Whether it came in as a row that did not say what it was, so that it can wait again."""
    row = desk.find(WaitingContact, contact_of(contact)) if contact.batch is not None else None
    return row is not None and row.record.contact == contact.id


def contact_of(row: Contact | WaitingContact) -> str:
    """The id of the contact that a row that waits becomes, and the other way round."""
    return f"{int(row.id, 16) ^ 1:032x}"


def reports_of(desk: Desk, contact: Contact) -> ContactReports:
    """Its other sources, and what may be one; only what counts is offered."""
    event = desk.find(Contact, contact.same_event_as) if contact.same_event_as else None
    since, until = look_between(contact)
    kept = kept_batches(desk)
    found = desk.dated(Contact, until, since, contact.log)
    near = [one for one in found if one.batch is None or one.batch in kept]
    taken = {one.same_event_as for one in near}
    offered = may_be_same(contact, [one for one in near if one.id not in taken]) if event is None else ()
    return ContactReports(
        event.record if event is not None and not event.deleted else None,
        tuple(_joined_to(desk, contact)),
        tuple(desk.get(Contact, one.id) for one in offered),
    )


def _joined_to(desk: Desk, contact: Contact) -> list[Opened[Contact]]:
    return [one for one in desk.all(Contact, contact.log) if one.record.same_event_as == contact.id]


def _look(desk: Desk, family_id: str, fields: Mapping[str, Any]) -> None:
    happened_on: date = fields["happened_on"]
    if happened_on > desk.today():
        raise BadInput("happened_on", "That day has not come yet. Check the date.")
    _refuse_before_birth(desk, family_id, fields.get("people") or (), fields.get("until") or happened_on)
    if fields.get("basis") == CostBasis.EXCLUDED and not str(fields.get("basis_words") or "").strip():
        raise BadInput("basis_words", "Say why its cost stays out of the sheet.")


def _refuse_before_birth(desk: Desk, family_id: str, people: Iterable[str], on: date) -> None:
    """Raises BadInput("happened_on") where somebody who is named had not been born by then."""
    named = set(people)
    found = desk.records(Person, family_id) if named else []
    if any(one.birth_date and earliest(one.birth_date) > on for one in found if one.id in named):
        raise BadInput("happened_on", "Somebody who is named here was not born yet. Check the day, or who it was.")
