"""A family that leaves a laptop leaves a receipt there, and nothing else: no row, no word, no open page's draft."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk, Touched, leaving, new_record
from coachdesk.desk.attachments import attach
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.gone import HAS_LEFT, Gone
from coachdesk.desk.leaving import finish_receipts
from coachdesk.desk.opening import OpenDesk, unlock
from coachdesk.errors import NotSaved, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.purge_receipt import PurgeReceipt
from coachdesk.models.values import new_id
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.store import purging
from coachdesk.store.change_log import Purged
from coachdesk.store.projection import Projection
from tests.desks import CHEAP, HandClock, new_desk, passphrase


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def opened(tmp_path: Path, clock: HandClock) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "vault", clock)
    yield made
    made.close()


@pytest.fixture
def family(opened: OpenDesk) -> str:
    """F1, with Amina of Marlmoor and a letter."""
    made = start_family(opened.desk, "Lane", "F4").record.id
    add_person(opened.desk, made, "Amina", FamilyRole.PARENT, legal_name="Amina Sel Lane")
    attach(opened.desk, made, "letter.pdf", "application/pdf", b"letter")
    return made


def take_away(desk: Desk, family: str) -> Purged:
    return change_log_of(desk).purge(bytes.fromhex(family))


def receipts(desk: Desk) -> list[PurgeReceipt]:
    return desk.records(PurgeReceipt)


def test_a_receipt_is_kept_that_names_the_code_and_nobody(opened: OpenDesk, family: str) -> None:
    desk = opened.desk
    people, told = desk.records(Person, family), list[Touched]()
    desk.told.subscribe(told.append)
    purged = take_away(desk, family)
    assert [one.logs for one in told if "family" in one.kinds] == [frozenset({family})], "pages read again"
    (receipt,) = receipts(desk)
    assert (receipt.ref, receipt.family, receipt.log) == ("F4", family, desk.owner.access_log_id)
    assert (receipt.records, receipt.changes, receipt.files) == (purged.records, purged.changes, 1)
    assert (receipt.words_looked_for, receipt.found) == (4, 0), "F4, Lane, Amina, Sel, no word twice"
    kept = str(receipt.to_fields())
    assert not any(name in kept for one in people for name in (one.known_as, "Lane", "Sel"))
    deeds = [one.what for one in desk.records(AccessEntry) if one.deed is AccessDeed.LEAVES_LAPTOP]
    assert deeds == ["F4"]


def test_what_is_not_here_leaves_no_receipt(opened: OpenDesk, family: str) -> None:
    assert take_away(opened.desk, new_id()) == Purged(0, 0, 0, 0)
    take_away(opened.desk, family)
    take_away(opened.desk, family)
    assert len(receipts(opened.desk)) == 1


def test_a_family_without_its_own_record_is_receipted_without_a_code(opened: OpenDesk) -> None:
    log = new_id()
    opened.desk.add(new_record(Person, log, known_as="Amina", role="parent", number=1))
    take_away(opened.desk, log)
    assert [one.ref for one in receipts(opened.desk)] == [""]


def test_a_receipt_says_when_something_was_found_after_all(
    opened: OpenDesk, family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Projection, "index_again", lambda _: None)
    take_away(opened.desk, family)
    assert receipts(opened.desk)[0].found > 0


def test_a_page_left_open_writes_nothing_of_it_any_more(opened: OpenDesk, family: str) -> None:
    desk = opened.desk
    amina = desk.all(Person, family)[0]
    take_away(desk, family)
    with pytest.raises(Refused) as said:
        desk.amend(amina, notes="typed meanwhile")
    assert said.value.sentence == HAS_LEFT
    for key in (f"person/{amina.record.id}/notes", f"note/{family}"):
        with pytest.raises(Refused):
            desk.drafts.save(key, "typed meanwhile")
    desk.drafts.save("note/another", "kept")
    assert desk.drafts.all() == {"note/another": "kept"}
    assert family not in {place.log.hex() for place in change_log_of(desk).places()}


def test_what_comes_back_may_be_written_again() -> None:
    gone = Gone()
    gone.leaves("f0", ["aa"])
    gone.leaves("5a", ["bb"])
    gone.is_back("f0")
    gone.is_back("nothing")
    gone.look_at(["f0", "aa"])
    with pytest.raises(Refused):
        gone.look_at(["bb"])


def test_a_laptop_that_went_off_in_the_middle_writes_its_receipt_later(
    opened: OpenDesk, family: str, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def goes_off(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr(leaving, "_keep", goes_off)
    with pytest.raises(NotSaved):
        take_away(opened.desk, family)
    monkeypatch.undo()
    opened.close()
    again = unlock(opened.folder, passphrase(), clock=clock, costs=CHEAP)
    for _ in range(2):
        finish_receipts(again.desk)
    (receipt,) = receipts(again.desk)
    assert receipt.at > again.desk.records(AccessEntry)[-1].at
    assert (receipt.ref, receipt.records, receipt.changes, receipt.files) == ("F4", None, None, None)
    assert receipt.found == 0
    again.close()


def test_a_laptop_that_went_off_before_anything_left_owes_no_receipt(
    opened: OpenDesk, family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def goes_off(_: object, _session: object) -> None:
        raise NotSaved

    monkeypatch.setattr(purging.Purge, "run", goes_off)
    with pytest.raises(NotSaved):
        take_away(opened.desk, family)
    monkeypatch.undo()
    finish_receipts(opened.desk)
    assert receipts(opened.desk) == []
    opened.desk.amend(opened.desk.all(Person, family)[0], notes="it is still here")
    take_away(opened.desk, family)
    finish_receipts(opened.desk)
    assert len(receipts(opened.desk)) == 1
