"""Every format of the records opens for ever, and a crash in the middle of bringing one up leaves it as it was."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import opening
from coachdesk.desk.attachments import attachment_bytes
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import VaultDamaged, VaultNewer
from coachdesk.models.family import Family
from coachdesk.models.person import Person
from coachdesk.models.plan import Attachment
from coachdesk.store import migrations
from coachdesk.store.queries import RecordsThatAsk
from coachdesk.store.session import Session
from coachdesk.store.vault import RECORDS_FILE, Vault
from tests.desks import CHEAP, HandClock, passphrase

VAULTS = Path(__file__).resolve().parent.parent / "vaults"
SHOWN = {
    "format_1": "52f637e2725aa7b336f19ccd8b7b017905c159c0c56894ece68cb2b8f75fe7b6",
    "format_2": "f283c6cf31c8c348f3fa3ca055166447f1b62be1529ee9e184b756c3128da044",
    "format_3": "f283c6cf31c8c348f3fa3ca055166447f1b62be1529ee9e184b756c3128da044",
}
"""The state hash that each showed on the day it was closed."""


def a_copy(name: str, folder: Path) -> Path:
    shutil.copytree(VAULTS / name, folder / name)
    return folder / name


def unlock(folder: Path) -> OpenDesk:
    return opening.unlock(folder, passphrase(), clock=HandClock(), costs=CHEAP)


def test_every_format_that_lies_here_has_its_hash() -> None:
    assert {one.name for one in VAULTS.iterdir() if one.is_dir()} == set(SHOWN)


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_vault_of_every_format_shows_what_it_showed(name: str, tmp_path: Path) -> None:
    opened = unlock(a_copy(name, tmp_path))
    desk = opened.desk
    assert desk.state_hash() == SHOWN[name] == desk.prove()
    assert desk.rebuild() == (SHOWN[name], SHOWN[name])
    assert sorted(one.name for one in desk.records(Family)) == ["Family 1", "Family 2"]
    marcus = next(one for one in desk.all(Person) if one.record.role == "parent")
    assert len(marcus.conflicts["known_as"]) == 3
    assert [one.id.hex() for one in desk.vault.ask(RecordsThatAsk())] == [marcus.record.id]
    assert len(desk.history(marcus.record.id)) == 6
    assert attachment_bytes(desk, desk.records(Attachment)[0]) == b"the words of a letter " * 40
    assert desk.drafts.all() == {f"person/{marcus.record.id}/notes": "half a sentence"}
    assert [one.record.known_as for one in desk.search("Tia")] == ["Tia"]
    assert desk.amend(marcus, notes="still written to").record.notes == "still written to"
    desk.prove()
    opened.close()
    unlock(tmp_path / name).close()


class StepsDone:
    def run(self, session: Session) -> list[int]:
        return [number for (number,) in session.connection.execute("SELECT number FROM migration")]


@pytest.mark.faults
def test_a_crash_before_the_refold_is_done_leaves_the_old_format_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_copy("format_1", tmp_path)
    assert steps_after_a_crash_while_refolding(folder, monkeypatch) == [1]
    opened = unlock(folder)
    assert opened.desk.state_hash() == SHOWN["format_1"]
    opened.close()


@pytest.mark.faults
def test_a_migration_that_commits_before_its_refold_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the steps are committed first, as they once were."""
    real = migrations.migrate

    def commits_first(connection: Any, at: int, refold: Any) -> None:
        def then() -> None:
            connection.execute("COMMIT")
            refold()

        real(connection, at, then)

    monkeypatch.setattr("coachdesk.store.vault.migrate", commits_first)
    assert steps_after_a_crash_while_refolding(a_copy("format_1", tmp_path), monkeypatch) != [1]


def steps_after_a_crash_while_refolding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    def crashes(_vault: Vault) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "_refold", crashes)
        with pytest.raises(KeyboardInterrupt):
            unlock(folder)
    with monkeypatch.context() as patch:
        patch.setattr("coachdesk.store.vault.migrate", lambda *_: None)
        patch.setattr("coachdesk.store.vault.has_unread", lambda _: False)
        patch.setattr("coachdesk.store.vault.has_noted", lambda _: False)
        patch.setattr(opening, "_desk", lambda opened, _: opened)
        raw: Any = unlock(folder)
        done = raw.vault.ask(StepsDone())
        raw.close()
    return done


def test_keys_of_before_there_could_be_several_of_an_epoch_are_kept(tmp_path: Path) -> None:
    folder = a_copy("format_3", tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coachdesk.store.vault.migrate", lambda *how: migrations.migrate(*how, migrations.MIGRATIONS[:8]))
        opened = unlock(folder)
        log = bytes.fromhex(opened.desk.records(Family)[0].id)
        change_log_of(opened.desk).keep_key(log, "family", 1, b"k" * 32)
        opened.close()
    again = unlock(folder)
    kept = change_log_of(again.desk)
    assert kept.keys(log) == {1: (b"k" * 32,)}
    kept.keep_key(log, "family", 1, b"l" * 32)
    assert set(kept.keys(log)[1]) == {b"k" * 32, b"l" * 32}
    again.close()


def test_a_vault_of_a_newer_program_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_copy("format_1", tmp_path)
    unlock(folder).close()
    before = (folder / RECORDS_FILE).read_bytes()

    def older(connection: Any, at: int, refold: Any) -> None:
        migrations.migrate(connection, at, refold, migrations.MIGRATIONS[:1])

    monkeypatch.setattr("coachdesk.store.vault.migrate", older)
    with pytest.raises(VaultNewer):
        unlock(folder)
    assert (folder / RECORDS_FILE).read_bytes() == before


def test_an_old_vault_whose_chain_does_not_hold_is_damage_and_not_brought_up(tmp_path: Path) -> None:
    folder = a_copy("format_1", tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coachdesk.store.vault.migrate", lambda *_: None)
        patch.setattr("coachdesk.store.vault.has_unread", lambda _: False)
        patch.setattr("coachdesk.store.vault.has_noted", lambda _: False)
        patch.setattr(opening, "_desk", lambda opened, _: opened)
        raw: Any = unlock(folder)

        class Tampers:
            def run(self, session: Session) -> None:
                session.connection.execute("UPDATE change SET hash = zeroblob(32) WHERE arrived = 3")

        raw.vault.do(Tampers())
        raw.close()
    for _ in range(2):
        with pytest.raises(VaultDamaged):
            unlock(folder)
