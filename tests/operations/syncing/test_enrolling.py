"""A laptop joins by an invitation, whatever happens to the line meanwhile; and nobody joins by anything else."""

from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto.invitation import WrittenInvitation, new_invitation
from coachdesk.desk.exchange import change_log_of
from coachdesk.errors import (
    BadInput,
    JoiningUnfinished,
    NotOurServer,
    Refused,
    Unreachable,
    VaultExists,
    WrongPassphrase,
)
from coachdesk.models.organisation import Organisation, StepTemplate, Worker
from coachdesk.operations.syncing.enrolled import laptop_of, members_of, place_of
from coachdesk.operations.syncing.enrolling import by_typed_code, enrol
from coachdesk.operations.syncing.going_round import go_round_once, last_contact
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.vaults import open_vault, organisation_of
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import DeviceRecord, RevokedBecause, write_control
from coachdesk.sync.protocol.refusals import Code, Refusal
from tests.desks import CHEAP, passphrase
from tests.operations.syncing.breaking import Breaking
from tests.operations.syncing.connected import PLACE, Connected

PLACES = {False: (0, 1, 3, 30), True: (0, 1, 5)}
"""At which questions the line breaks, lost on the way and with the answer lost: welcome, enrolment, round."""


def worker_of(two: Connected, name: str) -> str:
    return next(one.id for one in two.ada.desk.records(Worker) if one.name == name)


def test_the_new_laptop_is_hers_and_brings_nothing_of_its_own(two: Connected) -> None:
    win = two.office.enrolled(two.office.invited(two.ada, "Win"), "win")
    assert win.desk.owner.worker_id == worker_of(two, "Win")
    assert organisation_of(win) == organisation_of(two.ada)
    assert place_of(win) == PLACE
    laptop = laptop_of(win)
    assert laptop is not None
    assert members_of(win).organisation.devices[laptop.device].user == laptop.user
    for kind in (Organisation, Worker, StepTemplate):
        assert len(win.desk.records(kind)) == len(two.ada.desk.records(kind))
    assert last_contact(win) is not None
    win.close()
    again = two.office.opens(open_vault(two.office.folder / "win", passphrase(), two.office.clock, CHEAP))
    assert laptop_of(again) == laptop
    go_round_once(again, two.ask)


@pytest.mark.parametrize("arrives", [False, True], ids=["lost on the way", "answer lost"])
def test_wherever_the_line_breaks_the_same_call_goes_on(two: Connected, arrives: bool) -> None:
    left = []
    for at in PLACES[arrives]:
        name = f"win {at}"
        invitation, folder = two.office.invited(two.ada, f"Win {at}"), two.office.folder / name
        line = Breaking(two.ask, at, arrives=arrives)
        try:
            two.office.enrolled(invitation, name, line).close()
        except JoiningUnfinished:
            left.append("a vault")
            with pytest.raises(JoiningUnfinished):
                open_vault(folder, passphrase(), two.office.clock, CHEAP)
        except Unreachable:
            left.append("nothing")
            assert not folder.exists()
        else:
            left.append("all of it")
            assert line.asked <= at
            continue
        win = two.office.enrolled(invitation, name)
        assert organisation_of(win).name == "Brue Vale"
        win.close()
    assert left == (
        ["nothing", "a vault", "a vault", "all of it"] if not arrives else ["nothing", "a vault", "a vault"]
    )


def test_what_was_cut_short_goes_on_with_its_own_passphrase_and_invitation_alone(two: Connected) -> None:
    invitation, other = (two.office.invited(two.ada, name) for name in ("Win", "Lou"))
    folder = two.office.folder / "win"
    with pytest.raises(JoiningUnfinished):
        two.office.enrolled(invitation, "win", Breaking(two.ask, 1, arrives=True))
    with pytest.raises(VaultExists):
        two.office.enrolled(other, "win")
    with pytest.raises(WrongPassphrase):
        enrol(folder, bytearray(b"something else entirely"), invitation, two.office.clock, two.ask, CHEAP)
    made = enrol(folder, passphrase(), invitation, two.office.clock, two.ask, CHEAP)
    two.office.opens(made.open_desk)
    assert len(made.recovery_code.groups()) == 8
    made.open_desk.close()
    with pytest.raises(VaultExists):
        two.office.enrolled(invitation, "win")
    two.bronwen.close()
    with pytest.raises(VaultExists):
        two.office.enrolled(invitation, "bronwen")


def refusing(code: Code, path: str, ask: Ask, reason: str | None = None) -> Ask:
    """A line to a server that says no to one kind of question."""

    def line(request: Request) -> Answer:
        refusal = Refusal(code, reason=reason)
        said_no = Answer(refusal.status, refusal.to_bytes())
        return said_no if request.path.startswith(path) else ask(request)

    return line


def test_an_invitation_works_once(two: Connected) -> None:
    invitation = two.office.invited(two.ada, "Win")
    two.office.enrolled(invitation, "win")
    with pytest.raises(Refused, match="used already"):
        two.office.enrolled(invitation, "thief")
    assert not (two.office.folder / "thief").exists()


def test_who_is_not_quick_enough_is_left_with_nothing(two: Connected) -> None:
    """Two laptops have read the welcome; the certificate of one of them comes second."""
    invitation = two.office.invited(two.ada, "Win")
    late = refusing(Code.REJECTED, "/v1/enrol", two.ask, "invitation_used")
    with pytest.raises(Refused, match="used already"):
        two.office.enrolled(invitation, "thief", late)
    assert not (two.office.folder / "thief").exists()


def test_a_server_that_is_busy_is_asked_again_later(two: Connected) -> None:
    invitation = two.office.invited(two.ada, "Win")
    for path in ("/v1/enrol", "/v1/heads"):
        with pytest.raises(JoiningUnfinished):
            two.office.enrolled(invitation, "win", refusing(Code.BUSY, path, two.ask))
    # once it is taken in, not even a plain no makes it go
    with pytest.raises(JoiningUnfinished):
        two.office.enrolled(invitation, "win", refusing(Code.REJECTED, "/v1/heads", two.ask))
    assert organisation_of(two.office.enrolled(invitation, "win")).name == "Brue Vale"


def test_an_old_one_and_one_that_was_withdrawn_say_so(two: Connected) -> None:
    old, gone = two.office.invited(two.ada, "Win"), two.office.invited(two.ada, "Lou")
    record = write_control(DeviceRecord(gone.secret.keys().device, RevokedBecause.CANCELLED))
    change_log_of(two.ada.desk).append_control(gone.organisation, "organisation", record)
    go_round_once(two.ada, two.ask)
    with pytest.raises(Refused, match="withdrawn"):
        two.office.enrolled(gone, "lou")
    two.office.clock.move(hours=73)
    with pytest.raises(Refused, match="too old"):
        two.office.enrolled(old, "win")
    unknown = WrittenInvitation(new_invitation(), old.organisation, old.root, old.address)
    with pytest.raises(Refused, match="knows nothing"):
        two.office.enrolled(unknown, "nobody")
    assert not any((two.office.folder / name).exists() for name in ("lou", "win", "nobody"))


def test_a_server_of_another_root_is_not_believed(two: Connected) -> None:
    invitation = two.office.invited(two.ada, "Win")
    for other in (replace(invitation, root=b"r" * 32), replace(invitation, organisation=b"o" * 16)):
        with pytest.raises(NotOurServer):
            two.office.enrolled(other, "win")

    def forging(request: Request) -> Answer:
        answer = two.ask(request)
        return replace(answer, body=answer.body[:-1] + bytes([answer.body[-1] ^ 1]))

    with pytest.raises(NotOurServer):
        two.office.enrolled(invitation, "win", forging)
    assert not (two.office.folder / "win").exists()


def test_a_server_that_names_another_worker_gets_no_vault_that_opens(two: Connected) -> None:
    invitation = two.office.invited(two.ada, "Win")
    ada = bytes.fromhex(two.ada.desk.owner.worker_id)
    win = bytes.fromhex(worker_of(two, "Win"))

    def lying(request: Request) -> Answer:
        answer = two.ask(request)
        return replace(answer, body=answer.body.replace(win, ada)) if "/invitation/" in request.path else answer

    with pytest.raises(Refused, match="did not take"):
        two.office.enrolled(invitation, "win", lying)
    assert not (two.office.folder / "win").exists()


def test_a_typed_code_leads_to_the_same_place(two: Connected) -> None:
    invitation = two.office.invited(two.ada, "Win")
    typed = by_typed_code(" ".join(invitation.secret.groups()).lower(), PLACE, two.ask)
    assert typed == invitation
    with pytest.raises(BadInput):
        by_typed_code("not a code", PLACE, two.ask)
    assert two.office.enrolled(typed, "win").desk.owner.worker_id == worker_of(two, "Win")


def test_a_passphrase_that_is_too_easy_makes_nothing(two: Connected) -> None:
    invitation = two.office.invited(two.ada, "Win")
    folder: Path = two.office.folder / "win"
    with pytest.raises(BadInput):
        enrol(folder, bytearray(b"short"), invitation, two.office.clock, two.ask, CHEAP)
    assert not folder.exists()
