"""A vault and its organisation are made whole or not at all, in whatever step it fails."""

from pathlib import Path
from typing import Any

import pytest

from coachdesk.errors import DiskFull, NotFound
from coachdesk.operations import vaults
from coachdesk.operations.vaults import WhoIAm, create_organisation, create_vault, read_trust_file
from tests.desks import CHEAP, HandClock, passphrase


def make(folder: Path, administrator: Path | None = None) -> vaults.NewVault:
    return create_vault(
        folder, passphrase(), WhoIAm("Bronwen"), HandClock(), administrator_file=administrator, costs=CHEAP
    )


def full(*_words: Any, **_named: Any) -> Any:
    raise DiskFull


@pytest.mark.parametrize("step", ["write_organisation_file", "opening.create", "_begin"])
@pytest.mark.parametrize("in_an_organisation", [False, True])
def test_a_vault_that_could_not_be_made_leaves_nothing_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, in_an_organisation: bool
) -> None:
    administrator = tmp_path / "administrator" if in_an_organisation else None
    if administrator:
        trust = tmp_path / "trust"
        create_organisation(administrator, passphrase(), trust, "Brue Vale", HandClock(), CHEAP)
        read_trust_file(trust)
    before = {one.name for one in tmp_path.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr(f"coachdesk.operations.vaults.{step}", full)
        with pytest.raises(DiskFull):
            make(tmp_path / "vault", administrator)
    assert {one.name for one in tmp_path.iterdir()} == before
    made = make(tmp_path / "vault", administrator)
    made.open_desk.close()
    vaults.open_vault(tmp_path / "vault", passphrase(), HandClock(), CHEAP).close()


def test_the_roots_are_on_the_disk_before_a_vault_stands_on_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def look(*_words: Any, **_named: Any) -> Any:
        seen.append((tmp_path / "vault.administrator").is_file())
        raise DiskFull

    monkeypatch.setattr("coachdesk.operations.vaults.opening.create", look)
    with pytest.raises(DiskFull):
        make(tmp_path / "vault")
    assert seen == [True]


def test_what_is_no_organisation_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as opened:
        opened.truncate(2**40)
    for place in (tmp_path, tmp_path / "missing", tmp_path / "large"):
        with pytest.raises(NotFound):
            make(tmp_path / "vault", place)
