"""Figures that leave by the command line: the evaluator's bundle, whole or not at all."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from coachdesk.operating_system import WallClock
from coachdesk.operations.families import start_family
from coachdesk.operations.vaults import open_vault
from tests.desks import CHEAP, passphrase

Told = tuple[int, str, str]


def test_the_evaluators_bundle_leaves_of_five_families_or_more(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    vault, words = tmp_path / "vault", ("--passphrase-file", tmp_path / "passphrase")
    assert coachdesk("vault", "create", vault, *words)[0] == 0
    open_desk = open_vault(vault, passphrase(), WallClock(), CHEAP)
    for number in range(1, 7):
        start_family(open_desk.desk, "Ashdown", f"F{number}")
    open_desk.close()
    on = ("--vault", vault, *words, "export", "evaluator")
    code, out, err = coachdesk(*on, tmp_path / "few.zip", "--families", "F1", "F2", "F3", "F4")
    assert (code, out) == (3, "")
    assert "five families or more" in err
    assert not (tmp_path / "few.zip").exists()
    code, out, err = coachdesk(*on, tmp_path / "all.zip")
    assert (code, out) == (0, "")
    assert err.startswith("Families under codes: 6. ")
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert "Ashdown" not in "".join(packed.read(name).decode() for name in packed.namelist())
        assert packed.testzip() is None
