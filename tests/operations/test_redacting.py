"""Words that should never have been written are forgotten everywhere, and what was there before stays away."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.desk.exchange import change_log_of
from coachdesk.errors import BadInput, NotEnrolled, NotFound, Refused, Unreachable
from coachdesk.models.family import Family
from coachdesk.models.note import Note
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.record import Record
from coachdesk.operations.notes import write_note
from coachdesk.operations.redacting import may_redact, redact
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.operations.syncing.membership import set_members
from coachdesk.operations.vaults import open_vault
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.sync.round.leading import change_members
from tests.desks import CHEAP, new_desk, passphrase
from tests.operations.syncing.connected import Connected, two_connected
from tests.store.test_purging import plain_pages

WRONG, BEFORE = "Canaryqx said", "Older words"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Connected]:
    """Bronwen wrote of another family's child where she wrote of this one, over something older."""
    with two_connected(tmp_path) as made:
        child = new_record(
            Person, made.family, known_as="Jade", number=1, role=FamilyRole.CHILD, notes=BEFORE, pronouns="she"
        )
        made.bronwen.desk.amend(made.bronwen.desk.add(child), notes=WRONG, pronouns="they")
        made.quiet()
        yield made


def child_of(office: Connected) -> Person:
    (found,) = office.ada.desk.records(Person, office.family)
    return found


def wrong_change(office: Connected, record: Record) -> str:
    entries = office.ada.desk.history(record.id)
    return next(one.change_id for one in entries if any(part.after == WRONG for part in one.changes))


def test_it_is_forgotten_on_every_laptop_and_what_was_there_before_stays_away(office: Connected) -> None:
    child = child_of(office)
    redact(office.ada, child, wrong_change(office, child), {"notes"}, office.ask, why="Another family's child")
    office.quiet()
    for one in (office.ada, office.bronwen):
        found = one.desk.get(Person, child.id)
        assert found.record.notes not in (WRONG, BEFORE)
        assert (found.record.pronouns, found.conflicts) == ("they", {})
        assert one.desk.search("Canaryqx") == one.desk.search("Older") == []
        last = one.desk.history(child.id)[-1]
        assert (last.who, last.why) == ("Ada Frost", "Another family's child")
        one.desk.prove()
    for one in (office.ada, office.bronwen):
        pages = plain_pages(one)
        assert b"Jade" in pages
        assert b"anaryqx" not in pages


def test_words_that_somebody_has_replaced_since_go_and_what_replaced_them_stays(office: Connected) -> None:
    child = child_of(office)
    change = wrong_change(office, child)
    office.bronwen.desk.amend(office.bronwen.desk.get(Person, child.id), notes="As it was")
    office.quiet()
    redact(office.ada, child, change, {"notes"}, office.ask, why="Another family's child")
    office.quiet()
    for one in (office.ada, office.bronwen):
        found = one.desk.get(Person, child.id)
        assert (found.record.notes, found.record.pronouns, found.conflicts) == ("As it was", "they", {})


def test_where_something_must_be_written_something_is(office: Connected) -> None:
    family = office.ada.desk.get(Family, office.family)
    (first, *_) = office.ada.desk.history(office.family)
    redact(office.ada, family.record, first.change_id, {"name"}, office.ask, why="The wrong family")
    office.quiet()
    found = {one.desk.get(Family, office.family).record.name for one in (office.ada, office.bronwen)}
    assert found == {"Removed"}
    assert office.ada.desk.get(Family, office.family).record.ref == family.record.ref


def test_what_was_adopted_goes_from_the_adoption_too_and_the_rest_of_it_is_adopted_again(office: Connected) -> None:
    earlier = office.office.town.snapshot()
    write_note(office.bronwen.desk, office.family, fact="Stays")
    made = write_note(office.bronwen.desk, office.family, fact="Canaryzz")
    office.quiet()
    office.office.town.put_back(earlier)
    office.office.round(office.ada)
    office.office.round(office.ada)
    (entry,) = office.ada.desk.history(made.record.id)
    redact(office.ada, made.record, entry.change_id, {"fact"}, office.ask, why="Not for us to know")
    office.quiet()
    for one in (office.ada, office.bronwen):
        assert "Stays" in [found.fact for found in one.desk.records(Note, office.family)]
        one.desk.prove()
    for one in (office.ada, office.bronwen):
        assert b"Canaryzz" not in plain_pages(one)


def test_what_stands_beside_another_in_its_place_goes_from_its_adoption_too(office: Connected) -> None:
    """A laptop and its server were put back together; another laptop had what came after that day."""
    folder = office.bronwen.folder
    image, earlier = folder.with_name("image"), office.office.town.snapshot()
    office.bronwen.close()
    shutil.copytree(folder, image)
    reopen_bronwen(office)
    made = write_note(office.bronwen.desk, office.family, fact="Canaryzz")
    office.quiet()
    office.office.town.put_back(earlier)
    office.bronwen.close()
    shutil.rmtree(folder)
    shutil.move(image, folder)
    reopen_bronwen(office)
    write_note(office.bronwen.desk, office.family, fact="Stays")
    office.office.round(office.bronwen)
    office.quiet()
    assert {one.fact for one in office.bronwen.desk.records(Note, office.family)} == {"Canaryzz", "Stays"}
    (entry,) = office.ada.desk.history(made.record.id)
    redact(office.ada, made.record, entry.change_id, {"fact"}, office.ask, why="Not for us to know")
    office.quiet()
    for one in (office.ada, office.bronwen):
        one.desk.prove()
        pages = plain_pages(one)
        assert b"Stays" in pages
        assert b"Canaryzz" not in pages


def reopen_bronwen(office: Connected) -> None:
    office.office.opened.remove(office.bronwen)
    office.bronwen = office.office.opens(open_vault(office.bronwen.folder, passphrase(), office.office.clock, CHEAP))


def test_who_does_not_lead_cannot_and_a_reason_is_asked_for(office: Connected, tmp_path: Path) -> None:
    child = child_of(office)
    change = wrong_change(office, child)
    assert (may_redact(office.ada, office.family), may_redact(office.bronwen, office.family)) == (True, False)
    with pytest.raises(Refused):
        redact(office.bronwen, child, change, {"fact"}, office.ask, why="mine")
    with pytest.raises(BadInput):
        redact(office.ada, child, change, {"fact"}, office.ask, why=" ")
    with pytest.raises(NotFound):
        redact(office.ada, child, "00" * 16, {"fact"}, office.ask, why="wrong")
    alone = new_desk(tmp_path / "alone")
    assert not may_redact(alone, office.family)
    with pytest.raises(NotEnrolled):
        redact(alone, child, change, {"fact"}, office.ask, why="wrong")
    alone.close()
    assert child_of(office).notes == WRONG


def test_without_a_line_nothing_is_forgotten_until_the_next_round(office: Connected) -> None:
    child = child_of(office)
    change = wrong_change(office, child)

    def no_pushing(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith(f"/v1/log/{office.family}"):
            raise Unreachable
        return office.ask(request)

    with pytest.raises(Unreachable):
        redact(office.ada, child, change, {"notes"}, no_pushing, why="Another family's child")
    office.quiet()
    assert b"anaryqx" not in plain_pages(office.bronwen)


def test_somebody_who_is_always_quicker_is_told_of(office: Connected) -> None:
    """Ada's second laptop has said something else each time that the first one speaks."""
    child = child_of(office)
    change = wrong_change(office, child)
    members = members_of(office.ada).of(bytes.fromhex(office.family)).members
    busy: list[bool] = []

    def quicker(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith(f"/v1/log/{office.family}") and not busy:
            busy.append(True)
            state = members_of(office.bronwen).of(bytes.fromhex(office.family))
            change_members(enrolled(office.bronwen), change_log_of(office.bronwen.desk), state, "family", state.members)
            office.office.round(office.bronwen)
            busy.clear()
        return office.ask(request)

    both = dict.fromkeys((one.hex() for one in members), Role.LEAD)
    set_members(office.ada, office.family, both, office.ask)
    office.quiet()
    with pytest.raises(Refused):
        redact(office.ada, child, change, {"notes"}, quicker, why="Another family's child")
    redact(office.ada, child_of(office), change, {"notes"}, office.ask, why="Another family's child")
    office.quiet()
    assert b"anaryqx" not in plain_pages(office.bronwen)
