"""`journey export` by the command line: without costs unless they are asked for, and never over another file."""

from collections.abc import Callable
from pathlib import Path

from coachdesk.operating_system import WallClock
from coachdesk.operations.families import start_family
from coachdesk.operations.vaults import open_vault
from tests.desks import CHEAP, passphrase
from tests.pdf_readers import all_text

Told = tuple[int, str, str]


def test_a_map_is_written_for_the_room_it_is_meant_for(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    words, vault = ("--passphrase-file", tmp_path / "passphrase"), tmp_path / "vault"
    assert coachdesk("vault", "create", vault, *words)[0] == 0
    open_desk = open_vault(vault, passphrase(), WallClock(), CHEAP)
    start_family(open_desk.desk, "Ashdown", "F1")
    open_desk.close()
    on = ("--vault", vault, *words, "journey", "export")
    room, team = tmp_path / "room.pdf", tmp_path / "team.pdf"
    code, out, err = coachdesk(*on, "F1", room)
    assert (code, out) == (0, "")
    assert err == "Made for a room that the family is in: no cost is on it. Kept off it: 0 things.\n"
    assert "Our journey" in all_text(room.read_bytes(), tmp_path)
    code, _, err = coachdesk(*on, "F1", team, "--with-cost")
    assert (code, err) == (0, "It has costs, and everything on the map. It is not for a room that the family is in.\n")
    assert "Journey map" in all_text(team.read_bytes(), tmp_path)
    code, _, err = coachdesk(*on, "F1", room)
    assert code != 0
    assert "Traceback" not in err
    assert coachdesk(*on, "F9", tmp_path / "none.pdf")[0] == 3
