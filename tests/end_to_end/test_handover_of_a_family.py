"""After F4's handover a search on the old laptop finds nothing, and the receipt says so (issue 4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.attachments import attach
from coachdesk.desk.exchange import change_log_of
from coachdesk.models.access import AccessEntry
from coachdesk.models.family import Assignment, Family
from coachdesk.models.person import Person
from coachdesk.models.purge_receipt import PurgeReceipt
from coachdesk.models.registry import KINDS
from coachdesk.operations.family_access import hand_in, settle_access
from coachdesk.operations.sample import family_id, worker_id
from tests.operations.three_connected import Three, three_connected
from tests.plain_pages import plain_pages
from tests.sample_vaults import sample

F4 = family_id("F4")
CANARIES = [f"wrenfall{number:02d}q" for number in range(12)]


def move_f4(of: Desk, to: Three) -> None:
    """The sample's F4 as it is, in Ada's organisation: she is its advocate and Bronwen its coach."""
    people = {worker_id("bronwen"): to.bronwen.desk.owner.worker_id, worker_id("anita"): to.ada.desk.owner.worker_id}
    kinds = [kind for kind in KINDS.values() if kind.log_kind == "family"]
    with to.ada.desk.together() as batch:
        for kind in kinds:
            for record in of.records(kind, F4):
                is_ours = isinstance(record, Assignment)
                batch.add(
                    record.model_copy(update={"worker": people.get(record.worker, record.worker)})
                    if is_ours
                    else record
                )
    to.family = F4


def plant(desk: Desk) -> None:
    """Words nobody else says, wherever words of a family are kept on the old laptop."""
    amended = desk.all(Person, F4)[0]
    desk.amend(amended, notes=CANARIES[0], other_names=CANARIES[1])
    for canary in CANARIES[2:6]:
        desk.add(new_record(Person, F4, known_as=canary, number=90, role="kin", notes=f"{canary} said"))
    attach(desk, F4, f"{CANARIES[6]}.pdf", "application/pdf", CANARIES[7].encode() * 100)
    desk.drafts.save(f"person/{amended.record.id}/notes", CANARIES[8])
    desk.drafts.save(f"note/{F4}", CANARIES[9])


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    opened = sample(tmp_path / "sample")
    with three_connected(tmp_path) as made:
        move_f4(opened.desk, made)
        opened.close()
        made.round(made.ada, made.bronwen, made.ada, made.bronwen)
        yield made


@pytest.mark.faults
def test_after_f4s_handover_a_search_on_the_old_laptop_finds_nothing_and_the_receipt_says_so(three: Three) -> None:
    old = three.bronwen.desk
    plant(old)
    words = {name for one in old.records(Person, F4) for name in one.known_as.split()}
    assert all(old.search(word) for word in words)
    three.hand_over()
    assert hand_in(three.bronwen, three.now(three.bronwen), three.connected.ask)
    three.round(three.ada)
    assert settle_access(three.ada, F4, three.connected.ask).due.is_settled
    here = len(old.history(F4)) > 0 and sum(len(old.records(kind, F4)) for kind in KINDS.values())
    three.round(three.bronwen)

    assert [one for word in words for one in old.search(word) if one.record.log == F4] == []
    assert not any(old.search(canary) for canary in CANARIES)
    assert old.find(Family, F4) is None
    assert all(old.records(kind, F4) == [] for kind in KINDS.values() if kind.log_kind == "family")
    assert F4 not in {one.log.hex() for one in change_log_of(old).places()}
    assert not any(canary in str(old.drafts.all()) for canary in CANARIES)
    (receipt,) = old.records(PurgeReceipt)
    assert (receipt.ref, receipt.found) == ("F4", 0)
    assert receipt.records is not None
    assert receipt.records >= here > 50
    assert receipt.words_looked_for > len(words)
    assert not any(word in str([one.to_fields() for one in (receipt, *old.records(AccessEntry))]) for word in words)

    three.round(three.carol, three.carol)
    assert {one.known_as for one in three.carol.desk.records(Person, F4)} >= set(CANARIES[2:6]), "who comes has it all"
    pages = plain_pages(three.bronwen)
    assert b"Bronwen" in pages, "the pages were not opened: the search proves nothing"
    assert [canary for canary in CANARIES if canary.encode() in pages] == []
    assert b"wrenfall" not in pages


@pytest.mark.faults
def test_a_laptop_that_was_let_out_with_work_unsent_hands_that_in_before_it_forgets(three: Three) -> None:
    three.hand_over()
    three.bronwen.desk.add(new_record(Person, F4, known_as=CANARIES[0], number=91, role="kin"))
    settle_access(three.ada, F4, three.connected.ask, late=True)
    assert three.bronwen.desk.search(CANARIES[0])
    three.round(three.bronwen)
    assert not three.bronwen.desk.search(CANARIES[0])
    assert [one.found for one in three.bronwen.desk.records(PurgeReceipt)] == [0]
    three.round(three.ada)
    assert [one.body.kind for one in change_log_of(three.ada.desk).held(bytes.fromhex(F4))] == ["person"]
