"""A worker who was invited arrives by file, text or code; cut short, nothing half-made is left, or it goes on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto.authorities import authorities_der
from coachdesk.crypto.invitation import new_invitation
from coachdesk.errors import BadInput, JoiningUnfinished, Refused, Unreachable, Unreadable, VaultExists
from coachdesk.models.organisation import Worker
from coachdesk.operations.devices.arriving import (
    Arrival,
    Invited,
    invited_by_code,
    invited_by_file,
    invited_by_text,
)
from coachdesk.operations.devices.going_on import go_on_at_opening
from coachdesk.operations.devices.revoking import cancel_invitation
from coachdesk.operations.syncing.enrolled import place_of
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.operations.vaults import open_vault
from coachdesk.sync.conversation import Answer, Request
from tests.desks import CHEAP, passphrase
from tests.operations.devices.networks import Network, written_out
from tests.operations.syncing.connected import Connected, two_connected
from tests.sync.transport.servers import new_authority


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def pem() -> str:
    return new_authority().pem


def arrival(two: Connected, invited: Invited, lines: Network) -> Arrival:
    return Arrival(invited, two.office.folder / "cai", passphrase(), two.office.clock, lines, CHEAP)


def is_whole(two: Connected, invited: Invited) -> bool:
    """Whether the vault opens, is that of the invited, and knows its server with its authorities."""
    opened = open_vault(two.office.folder / "cai", passphrase(), two.office.clock, CHEAP)
    worker = opened.desk.get(Worker, opened.desk.owner.worker_id).record
    found = worker.name == "Cai Rees" and place_of(opened) == invited.place
    opened.close()
    return found


def test_a_file_a_text_and_a_code_lead_to_the_same_place(two: Connected, tmp_path: Path, pem: str) -> None:
    written = two.office.invited(two.ada, "Cai Rees")
    paper = written_out(written, pem)
    (tmp_path / "invitation").write_text(paper)
    (tmp_path / "authority.pem").write_text(f"the council's\n{pem}")
    code = "-".join(written.secret.groups()).lower()
    by_file = invited_by_file(tmp_path / "invitation")
    by_text = invited_by_text(paper.replace(":", ":\r\n  ", 1))
    by_bare_text = invited_by_text(written.text(), tmp_path / "authority.pem")
    by_code = invited_by_code(code, written.address.upper().replace("HTTPS://", " ") + "/", tmp_path / "authority.pem")
    assert by_file == by_text == by_bare_text
    assert by_file.written == replace(written, authorities=authorities_der(pem))
    assert by_code.place.authorities == by_file.place.authorities == pem
    made = arrival(two, invited_by_code(code, written.address, tmp_path / "authority.pem"), Network(two)).run()
    made.recovery_code.wipe()
    made.open_desk.close()
    assert is_whole(two, by_file)


@pytest.mark.parametrize("group", range(1, 8))
def test_a_slip_in_a_typed_code_names_its_group(group: int) -> None:
    groups = list(new_invitation().groups())
    right = groups[group - 1]
    groups[group - 1] = right[:2] + ("A" if right[2] != "A" else "B") + right[3:]
    with pytest.raises(BadInput, match=f"group {group}"):
        invited_by_code(" ".join(groups), "https://sync.example.org")


def test_what_is_no_invitation_is_refused_at_its_field(two: Connected, tmp_path: Path, pem: str) -> None:
    written = two.office.invited(two.ada, "Cai Rees")
    groups = " ".join(written.secret.groups())
    (tmp_path / "letter").write_text("Dear Cai")
    for give, at in (
        (lambda: invited_by_file(tmp_path / "nothing"), "file"),
        (lambda: invited_by_file(tmp_path), "file"),
        (lambda: invited_by_code(groups, "  "), "address"),
        (lambda: invited_by_code(groups, "https://sync.example.org"), "authorities"),
        (lambda: invited_by_code(groups, "https://sync.example.org", tmp_path / "letter"), "authorities"),
        (lambda: invited_by_code(groups, "https://sync.example.org", tmp_path / "nothing"), "authorities"),
        (lambda: invited_by_code(groups, "ftp://sync.example.org", None), "authorities"),
        (lambda: invited_by_code(groups, "http://sync.example.org"), "address"),
        (lambda: invited_by_text(written.text()), "authorities"),
    ):
        with pytest.raises(BadInput) as refused:
            give()
        assert refused.value.field == at
    for text in ("", "Dear Cai", written.text()[:-2], written_out(written, pem)[1:]):
        with pytest.raises(Unreadable):
            invited_by_text(text)
    with pytest.raises(Unreadable):
        invited_by_file(tmp_path / "letter")
    assert invited_by_code(groups, "http://127.0.0.1:8000/").place == ServerPlace("http://127.0.0.1:8000")


@pytest.mark.parametrize("where", ["/v1/invitation", "/v1/enrol"])
def test_cut_before_the_certificate_went_out_nothing_is_left(two: Connected, where: str, pem: str) -> None:
    invited = invited_by_text(written_out(two.office.invited(two.ada, "Cai Rees"), pem))
    lines = Network(two)
    coming = arrival(two, invited, lines)
    if where == "/v1/enrol":
        lines.breaks_after = "/v1/invitation"
    else:
        lines.breaks_before = where
    with pytest.raises(Unreachable):
        coming.run()
    assert not (two.office.folder / "cai").exists()
    made = arrival(two, invited, Network(two)).run()
    made.open_desk.close()
    assert is_whole(two, invited)


@pytest.mark.parametrize("where", ["/v1/enrol", "/v1/session", "/v1/heads", "/v1/log"])
def test_cut_later_it_goes_on_at_once_or_at_the_next_start(two: Connected, where: str, pem: str) -> None:
    invited = invited_by_text(written_out(two.office.invited(two.ada, "Cai Rees"), pem))
    with pytest.raises(JoiningUnfinished):
        arrival(two, invited, Network(two, breaks_after=where)).run()
    folder, clock = two.office.folder / "cai", two.office.clock
    with pytest.raises(JoiningUnfinished):
        open_vault(folder, passphrase(), clock, CHEAP)
    with pytest.raises(JoiningUnfinished, match="internet"):
        go_on_at_opening(folder, passphrase(), clock, Network(two, breaks_before="/v1"), CHEAP)
    if where in ("/v1/enrol", "/v1/heads"):
        lines = Network(two)
        go_on_at_opening(folder, passphrase(), clock, lines, CHEAP)
        assert lines.places == [invited.place]
    else:
        made = arrival(two, invited, Network(two)).run()
        made.open_desk.close()
    assert is_whole(two, invited)


def test_who_stops_it_hangs_up_and_is_told_that_nothing_was_kept(two: Connected, pem: str) -> None:
    invited = invited_by_text(written_out(two.office.invited(two.ada, "Cai Rees"), pem))
    lines = Network(two)
    coming = arrival(two, invited, lines)
    asked = lines.ask

    def stop_first(request: Request) -> Answer:
        answer = asked(request)
        coming.stop()
        return answer

    lines.ask = stop_first  # type: ignore[method-assign]
    with pytest.raises(Unreachable, match="You stopped it"):
        coming.run()
    assert lines.hung_up
    assert lines.asked == [f"/v1/invitation/{invited.written.secret.keys().device.hex()}" if invited.written else ""]
    assert not (two.office.folder / "cai").exists()
    never = arrival(two, invited, Network(two))
    never.stop()
    with pytest.raises(Unreachable, match="You stopped it"):
        never.run()


def test_an_invitation_that_was_withdrawn_meanwhile_is_said_at_the_next_start(two: Connected, pem: str) -> None:
    written = two.office.invited(two.ada, "Cai Rees")
    invited = invited_by_text(written_out(written, pem))
    with pytest.raises(JoiningUnfinished):
        arrival(two, invited, Network(two, breaks_before="/v1/enrol")).run()
    cancel_invitation(two.ada, written.secret.keys().device.hex(), two.ask)
    with pytest.raises(Refused, match="withdrawn"):
        go_on_at_opening(two.office.folder / "cai", passphrase(), two.office.clock, Network(two), CHEAP)


def test_a_vault_that_is_there_already_is_never_touched(two: Connected, pem: str) -> None:
    invited = invited_by_text(written_out(two.office.invited(two.ada, "Cai Rees"), pem))
    made = arrival(two, invited, Network(two)).run()
    made.open_desk.close()
    before = sorted(one.name for one in (two.office.folder / "cai").iterdir())
    other = invited_by_text(written_out(two.office.invited(two.ada, "Dee Okoro"), pem))
    for again in (invited, other):
        with pytest.raises(VaultExists):
            arrival(two, again, Network(two)).run()
    assert sorted(one.name for one in (two.office.folder / "cai").iterdir()) == before
    assert is_whole(two, invited)
