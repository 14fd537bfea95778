"""A laptop that may not have a family any more and cannot hand in shuts it, keeps what it has, and says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Touched
from coachdesk.desk.closed import Closed, ClosedBecause
from coachdesk.errors import FamiliesShut, Unreachable
from coachdesk.models.family import Family
from coachdesk.operations.closing_families import shut_after_refusal, shut_after_round
from coachdesk.operations.devices.revoking import revoke_laptop
from coachdesk.operations.families import assigned_families, start_family
from coachdesk.operations.family_access import settle_access
from coachdesk.operations.left_laptop import ShutFamily, purge_receipts, shut_families
from coachdesk.operations.notes import write_note
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import RevokedBecause
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round import Receipt
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.receipt import LogReceipt
from coachdesk.ui.frame.jump_hits import find_with
from tests.operations.three_connected import Three, three_connected


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    with three_connected(tmp_path) as made:
        yield made


def test_what_the_server_does_not_take_keeps_the_family_here_and_shut_until_it_does(three: Three) -> None:
    three.hand_over()
    three.connected.write(three.bronwen, "not sent yet")
    settle_access(three.ada, three.family, three.connected.ask, late=True)
    path = f"/v1/log/{three.family}"

    def refusing(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith(path):
            refusal = Refusal(Code.REJECTED, index=0, reason="header")
            return Answer(refusal.status, refusal.to_bytes())
        return three.connected.ask(request)

    desk, told = three.bronwen.desk, list[Touched]()
    desk.told.subscribe(told.append)
    go_round_once(three.bronwen, refusing)
    assert desk.closed.families == {three.family: ClosedBecause.UNSENT}
    assert any(three.family in one.logs for one in told), "an open page hears of it"
    assert three.connected.area(three.bronwen) == "not sent yet", "nothing is lost"
    assert [one.record.id for one in assigned_families(desk)] == []
    assert find_with(desk, lambda _: True)("Quill") == []
    assert shut_families(desk) == (ShutFamily("F1", ClosedBecause.UNSENT, 1),)
    assert purge_receipts(desk) == ()
    three.round(three.bronwen)
    assert desk.closed.families == {}
    assert desk.find(Family, three.family) is None
    assert [one.receipt.ref for one in purge_receipts(desk)] == ["F1"]


def test_a_revoked_laptop_that_cannot_hand_in_shuts_all_and_names_what_is_somebody_elses(three: Three) -> None:
    three.hand_over()
    start_family(three.bronwen.desk, "Lane")
    three.connected.write(three.bronwen, "never sent")
    device = three.bronwen.desk.owner.device_id
    revoke_laptop(three.ada, device, RevokedBecause.LOST, three.connected.ask)
    for _ in range(2):
        with pytest.raises(ServerSaidNo):
            three.round(three.bronwen)
    desk = three.bronwen.desk
    assert desk.closed.families == {three.family: ClosedBecause.SIGNED_OUT}
    with pytest.raises(FamiliesShut):
        assigned_families(desk)
    with desk.gate.by_itself():
        assert three.connected.area(three.bronwen) == "never sent"
        assert [one.ref for one in shut_families(desk)] == ["F1"]


def test_a_laptop_revoked_before_it_heard_of_a_handover_shuts_the_family_at_once(three: Three) -> None:
    """Nothing it has says that the family is somebody else's; what is written meanwhile is kept, and a round opens."""
    desk = three.bronwen.desk
    revoke_laptop(three.ada, desk.owner.device_id, RevokedBecause.LOST, three.connected.ask)
    with pytest.raises(ServerSaidNo):
        three.round(three.bronwen)
    assert desk.closed.families == {}
    with pytest.raises(FamiliesShut):
        desk.get(Family, three.family)
    write_note(desk, three.family, fact="She came to the door")
    again = Closed(desk.vault)
    assert again.is_signed_out, "and stays so when it is opened again"
    shut_after_round(desk, Receipt((LogReceipt(bytes.fromhex(three.family)),), 0))
    assert desk.get(Family, three.family).record.ref == "F1"


def test_no_network_and_any_other_refusal_shut_nothing(three: Three) -> None:
    three.hand_over()
    shut_after_refusal(three.bronwen.desk, Unreachable())
    shut_after_refusal(three.bronwen.desk, ServerSaidNo(Refusal(Code.BUSY)))
    assert three.bronwen.desk.closed.families == {}
