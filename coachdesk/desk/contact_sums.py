"""Contacts that count, added up or a page at a time, without reading the records that are not wanted."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from coachdesk.desk.contact_facts import PARTED
from coachdesk.desk.desk import Desk
from coachdesk.desk.opened import read_record
from coachdesk.models.contact import Contact
from coachdesk.models.contact_list import ContactPage, ContactRow, ContactSort, ContactWanted
from coachdesk.models.family import Family
from coachdesk.models.figures import Largest, Sum, Tally
from coachdesk.models.organisation import Agency
from coachdesk.store.counting import LAST_DAY, AddUp, CountedPage
from coachdesk.tools.contact_words import typed_words

MOST_WORDS = 20
"""Of what is typed; more narrow nothing further."""
_Alike = tuple[str, str, str, bool, bool, str]


def added_up(desk: Desk, families: Iterable[str] | None = None) -> tuple[Tally, ...]:
    """The tallies of some families' contacts, or (None) of all; as `tools.tallies.tallied` makes and orders them.

    Raises FamiliesShut, VaultDamaged.
    """
    desk.gate.look_at((Contact.kind,))
    with _uncollected():
        return _tallies(desk, families)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No looking for reference cycles within: among hundreds of thousands of new values that takes as long again."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def _tallies(desk: Desk, families: Iterable[str] | None) -> tuple[Tally, ...]:
    logs = None if families is None else tuple(map(bytes.fromhex, families))
    names: dict[bytes, str] = {}
    known: dict[bytes, _Alike] = {}
    tallies = []
    for one in desk.vault.ask(AddUp(logs)):
        family = names.get(one.log) or names.setdefault(one.log, one.log.hex())
        alike = known.get(one.alike) or known.setdefault(one.alike, _alike(one.alike))
        largest = Largest(one.largest, one.largest_id.hex()) if one.largest >= 0 else None
        tallies.append(Tally(family, *alike, Sum(one.records, one.pence, one.uncosted, one.left_out), largest))
    return tuple(tallies)


def contacts_on_page(desk: Desk, wanted: ContactWanted, after: int, size: int) -> ContactPage:
    """A page of the contacts that count. Raises FamiliesShut, VaultDamaged."""
    desk.gate.look_at((Contact.kind,))
    asked = CountedPage(
        log=_key(wanted.family),
        agency=_key(wanted.agency),
        kind=wanted.contact_kind,
        outcome=wanted.outcome,
        category=wanted.category,
        first_day=wanted.first_day.toordinal() if wanted.first_day else 0,
        last_day=wanted.last_day.toordinal() if wanted.last_day else LAST_DAY,
        words=typed_words(wanted.text)[:MOST_WORDS],
        sort=wanted.sort,
        order=_order(desk, wanted.sort),
        descending=wanted.descending,
        after=after,
        size=size,
    )
    rows, total = desk.vault.ask(asked)
    found = ((read_record(row), others) for row, others in rows)
    return ContactPage(tuple(ContactRow(one, 1 + others) for one, others in found if isinstance(one, Contact)), total)


def _order(desk: Desk, sort: ContactSort) -> tuple[bytes, ...]:
    """What is sorted by its name, in that order."""
    named: list[tuple[str, str]] = []
    if sort is ContactSort.FAMILY:
        named = [(one.ref.casefold(), one.id) for one in desk.records(Family)]
    elif sort is ContactSort.AGENCY:
        named = [(one.name.casefold(), one.id) for one in desk.records(Agency)]
    return tuple(bytes.fromhex(one) for _, one in sorted(named))


def _key(record_id: str | None) -> bytes | None:
    return None if record_id is None else bytes.fromhex(record_id)


def _alike(packed: bytes) -> _Alike:
    agency, month, category, incident, harmed, not_arrived = packed.decode().split(PARTED)
    return agency, month, category, incident == "1", harmed == "1", not_arrived
