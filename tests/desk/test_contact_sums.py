"""What the store adds up and lists is what a look at every contact gives, whatever was done to them."""

import gc
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk, new_record
from coachdesk.desk.contact_facts import COUNTING, facts_of
from coachdesk.errors import FamiliesShut, VaultDamaged
from coachdesk.models.contact import Contact, ContactKind, ContactOutcome, CostBasis, DateKnown
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.models.family import Family
from coachdesk.models.figures import Largest, Sum, Tally
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.values import new_id
from coachdesk.operations.contact_list import ContactSort, ContactWanted, contact_page
from coachdesk.operations.contact_tallies import tallies_of
from coachdesk.operations.contacts import contacts_of
from coachdesk.operations.families import start_family
from coachdesk.store.purging import Purge
from coachdesk.store.session import Session
from coachdesk.tools.contact_words import contact_words
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.tallies import tallied
from tests.desks import new_desk

START = date(2011, 3, 1)
BAND = 3


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    open_desk = new_desk(tmp_path_factory.mktemp("sums") / "vault")
    for name in ("Police", "ambulance", "Housing"):
        open_desk.desk.add(new_record(Agency, open_desk.desk.owner.organisation_id, name=name, sector=Sector.OTHER))
    yield open_desk.desk
    open_desk.close()


def some_contact(desk: Desk, chance: random.Random, family: str, batch: str | None) -> Contact:
    excluded = chance.random() < 0.2
    costed = not excluded and chance.random() < 0.7
    return new_record(
        Contact,
        family,
        happened_on=START + timedelta(days=chance.randrange(50)),
        date_known=chance.choice(list(DateKnown)),
        agency=chance.choice(desk.records(Agency)).id,
        category=chance.choice((None, "C01", "C02")),
        what=chance.choice(("Police call-out", "STRASSE and Straße", "A 'quoted' 100% visit_")),
        outcome=chance.choice(list(ContactOutcome)),
        contact_kind=chance.choice(list(ContactKind)),
        pence=chance.choice((0, 500, 500, 12_345)) if costed else None,
        basis=CostBasis.EXCLUDED if excluded else None,
        basis_words="looked-after costs" if excluded else "",
        harmed=chance.choice(list(Asked)),
        batch=batch,
    )


def an_import(desk: Desk) -> str:
    """One that is still on its way."""
    log = desk.owner.organisation_id
    values: dict[str, Any] = {"by": log, "begun_at": desk.now(), "sheet_print": "a" * 64}
    return desk.add(new_record(ContactBatch, log, ready=1, waiting=0, **values)).record.id


def do_something(desk: Desk, chance: random.Random, families: list[str], batches: list[str]) -> None:
    family = chance.choice(families)
    here = desk.all(Contact, family)
    deed = chance.choice(("add", "add", "add", "import", "state", "change", "join", "join", "part", "remove", "back"))
    if deed == "import":
        batches.append(an_import(desk))
    if deed in ("add", "import"):
        with desk.together() as written:
            for _ in range(BAND):
                written.add(some_contact(desk, chance, family, chance.choice([None, *batches])))
    elif deed == "state" and batches:
        opened = desk.get(ContactBatch, chance.choice(batches))
        desk.amend(opened, state=chance.choice(list(BatchState)))
    elif here:
        one, other = chance.choice(here), chance.choice(here)
        if deed == "change":
            desk.amend(one, pence=chance.choice((None, 700)), basis=None, basis_words="")
        elif deed == "join":
            desk.amend(one, same_event_as=chance.choice((other.record.id, other.record.id, new_id())))
        elif deed == "part":
            desk.amend(one, same_event_as=None)
        elif deed == "remove":
            desk.remove(one)
            if chance.random() < 0.5:
                desk.bring_back(one.record.id)


def plainly(desk: Desk, families: list[str] | None = None) -> tuple[Tally, ...]:
    """The same by reading every record."""
    return tallied(counted(one) for one in contacts_of(desk) if families is None or one.log in families)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_sums_and_lists_are_those_of_a_look_at_every_contact(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    families = [start_family(desk, "Family", f"F{chance.randrange(10**6)}").record.id for _ in range(2)]
    batches: list[str] = []
    for _ in range(12):
        do_something(desk, chance, families, batches)
    assert tallies_of(desk) == plainly(desk)
    assert tallies_of(desk, [*families, families[0]]) == plainly(desk, families)
    assert tallies_of(desk, families[:1]) == plainly(desk, families[:1])
    every = [one for one in contacts_of(desk) if one.log in families]
    police = desk.records(Agency)[0].id
    first, last = START + timedelta(days=5), START + timedelta(days=30)
    for family in families:
        mine = [one for one in every if one.log == family]
        whole = contact_page(desk, ContactWanted(family), size=10_000)
        assert sorted(row.contact.id for row in whole.rows) == sorted(one.id for one in mine)
        assert whole.total == len(mine)
        for wanted, fits in (
            (ContactWanted(family, agency=police), lambda one: one.agency == police),
            (ContactWanted(family, first_day=first, last_day=last), lambda one: first <= one.happened_on <= last),
            (ContactWanted(family, contact_kind=ContactKind.INCIDENT), lambda one: one.contact_kind == "incident"),
            (ContactWanted(family, outcome=ContactOutcome.MET), lambda one: one.outcome == "met"),
            (ContactWanted(family, category="C01"), lambda one: one.category == "C01"),
            (ContactWanted(family, category=""), lambda one: one.category is None),
            (ContactWanted(family, text="STRASSE  and"), lambda one: "strasse and strasse" in contact_words(one)),
            (ContactWanted(family, text="% visit_"), lambda one: "visit_" in one.what),
        ):
            found = contact_page(desk, wanted, size=10_000)
            assert {row.contact.id for row in found.rows} == {one.id for one in mine if fits(one)}
            assert found.total == len(found.rows)


def test_a_list_is_sorted_by_what_is_asked_and_its_pages_are_that_list(desk: Desk) -> None:
    chance = random.Random(7)
    for ref in ("f2", "F1", "F3"):
        family = start_family(desk, "Family", f"{ref}-sorted").record.id
        for _ in range(8):
            desk.add(some_contact(desk, chance, family, None))
    refs = {one.id: one.ref.casefold() for one in desk.records(Family)}
    names = {one.id: one.name.casefold() for one in desk.records(Agency)}
    keys = {
        ContactSort.DAY: lambda one: one.happened_on,
        ContactSort.FAMILY: lambda one: refs[one.log],
        ContactSort.AGENCY: lambda one: names[one.agency],
        ContactSort.KIND: lambda one: one.contact_kind.value,
        ContactSort.OUTCOME: lambda one: one.outcome.value,
        ContactSort.AMOUNT: lambda one: -1 if one.pence is None else one.pence,
    }
    assert set(keys) == set(ContactSort)
    for sort, key in keys.items():
        for descending in (True, False):
            wanted = ContactWanted(sort=sort, descending=descending)
            whole = [row.contact for row in contact_page(desk, wanted, size=10_000).rows]
            assert [key(one) for one in whole] == sorted(map(key, whole), reverse=descending)
            alike = [(key(one), one.happened_on) for one in whole]
            later_first = [one for at, one in enumerate(alike[1:]) if one[0] == alike[at][0] and one[1] > alike[at][1]]
            assert later_first == [], "within what is alike the latest day comes first"
            pages = [contact_page(desk, wanted, after, 7) for after in range(0, len(whole) + 7, 7)]
            assert [row.contact for page in pages for row in page.rows] == whole
            assert {page.total for page in pages} == {len(whole)}


def test_the_list_says_how_many_told_of_an_event(desk: Desk) -> None:
    family = start_family(desk, "Family", "F-sources").record.id
    half = an_import(desk)
    one, two, three, four = (
        desk.add(some_contact(desk, random.Random(n), family, half if n == 3 else None)) for n in range(4)
    )
    for other in (two, three, four):
        desk.amend(other, same_event_as=one.record.id)
    (row,) = contact_page(desk, ContactWanted(family)).rows
    assert (row.contact, row.sources) == (one.record, 3), "what came in an import that is not whole told of nothing yet"


def test_a_report_counts_by_itself_while_the_event_it_was_joined_to_does_not(desk: Desk) -> None:
    family = start_family(desk, "Family", "F-half").record.id
    half = an_import(desk)
    event = desk.add(some_contact(desk, random.Random(1), family, half)).record
    report = desk.amend(desk.add(some_contact(desk, random.Random(2), family, None)), same_event_as=event.id).record
    assert [row.contact for row in contact_page(desk, ContactWanted(family)).rows] == [report]
    assert tallies_of(desk, [family]) == tallied([counted(report)])
    desk.amend(desk.get(ContactBatch, half), state=BatchState.KEPT)
    assert [row.contact for row in contact_page(desk, ContactWanted(family)).rows] == [event]
    assert tallies_of(desk, [family]) == tallied([counted(event)])


def test_a_second_laptops_words_that_do_not_fit_are_left_out_of_sums_as_of_records(desk: Desk) -> None:
    family = start_family(desk, "Family", "F-odd").record.id
    whole = some_contact(desk, random.Random(1), family, None)
    for changed in ({"pence": -5, "basis": None}, {"agency": "nowhere"}, {"happened_on": "soon"}):
        values = {**dict(whole), "id": new_id(), "basis": None, **changed}
        desk.add(Contact.model_construct(None, **values))
    assert len(contacts_of(desk, family)) == 1
    (tally,) = tallies_of(desk, [family])
    assert (tally.sum.count, tally.sum.uncosted, tally.largest) == (1, 1, None)


def test_of_contacts_that_cost_the_same_the_one_with_the_smallest_id_is_the_dearest(desk: Desk) -> None:
    family = start_family(desk, "Family", "F-alike").record.id
    plain = some_contact(desk, random.Random(1), family, None)
    alike = {"basis": None, "basis_words": "", "pence": 900}
    for first, costs in (("5", alike), ("2", alike), ("8", alike), ("1", {**alike, "pence": 800})):
        desk.add(plain.model_copy(update={"id": first * 32, **costs}))
    desk.add(plain.model_copy(update={"id": "a" * 32, **alike, "pence": None}))
    left_out = {"basis": CostBasis.EXCLUDED, "basis_words": "looked-after costs", "pence": 5_000}
    desk.add(plain.model_copy(update={"id": "b" * 32, **left_out}))
    (tally,) = tallies_of(desk, [family])
    assert tally.sum == Sum(6, 3_500, uncosted=1, excluded=1)
    assert tally.largest == Largest(900, "2" * 32)


def test_a_refold_gives_the_same_sums_and_a_family_that_goes_takes_its_own_along(desk: Desk) -> None:
    chance = random.Random(3)
    stays, goes = (start_family(desk, "Family", f"F{n}-purge").record.id for n in range(2))
    for family in (stays, goes):
        desk.add(some_contact(desk, chance, family, None))
    before = tallies_of(desk)
    desk.rebuild()
    assert tallies_of(desk) == before
    desk.prove()
    desk.vault.do(Purge(bytes.fromhex(goes)))
    assert tallies_of(desk) == tuple(one for one in before if one.family != goes)
    assert tallies_of(desk, [goes]) == ()
    assert contact_page(desk, ContactWanted(goes)).total == 0


def test_a_row_that_was_changed_behind_our_back_is_added_up_by_nobody(desk: Desk) -> None:
    family = start_family(desk, "Family", "F-tampered").record.id
    opened = desk.add(some_contact(desk, random.Random(5), family, None))

    class Tampers:
        def run(self, session: Session) -> None:
            find = "SELECT number, facts FROM counted JOIN record USING (number) WHERE record.id = ?"
            number, facts = session.connection.execute(find, (bytes.fromhex(opened.record.id),)).fetchone()
            other = facts[:40] + bytes([facts[40] ^ 1]) + facts[41:]
            session.connection.execute("UPDATE counted SET facts = ? WHERE number = ?", (other, number))

    desk.vault.do(Tampers())
    for ask in (lambda: tallies_of(desk, [family]), lambda: tallies_of(desk), desk.prove):
        with pytest.raises(VaultDamaged):
            ask()
    desk.rebuild()
    assert len(tallies_of(desk, [family])) == 1


def test_when_families_are_shut_nothing_is_added_up_or_listed(desk: Desk) -> None:
    desk.gate.asks = lambda: True
    try:
        for ask in (lambda: tallies_of(desk), lambda: contact_page(desk, ContactWanted())):
            with pytest.raises(FamiliesShut):
                ask()
    finally:
        desk.gate.asks = lambda: False


@pytest.mark.parametrize("looks", [True, False])
def test_whether_python_looks_for_cycles_is_afterwards_as_it_was(desk: Desk, looks: bool) -> None:
    was = gc.isenabled()
    (gc.enable if looks else gc.disable)()
    try:
        tallies_of(desk)
        assert gc.isenabled() is looks
    finally:
        (gc.enable if was else gc.disable)()


def test_only_contacts_are_added_up_and_a_batch_that_cannot_be_read_keeps_nothing() -> None:
    assert facts_of("person", {"pence": 5}) is None
    assert facts_of("contact", {}) is None
    assert not COUNTING.is_kept({"state": "kept"})
