"""The vault's key beside it: for the recovery key of now, written when it is new, and never in anybody's way."""

from pathlib import Path

import pytest

from coachdesk.crypto.key_file import KEY_FILE, unlock
from coachdesk.crypto.receiving_keys import new_receiving_seed, receiving_public
from coachdesk.crypto.recovery_file import RECOVERY_FILE, answer_request, asked_by, kept_for, recovery_request
from coachdesk.errors import WrongRecoveryHalves
from coachdesk.store import commands
from coachdesk.store.recovery_beside import RECOVERY_KEY, keep_recovery
from tests.desks import CHEAP, HandClock, new_desk, passphrase


def test_it_is_for_the_recovery_key_of_now(tmp_path: Path) -> None:
    vault = new_desk(tmp_path / "v", HandClock())
    place = tmp_path / "v" / RECOVERY_FILE
    seeds = [new_receiving_seed() for _ in range(2)]
    asking = receiving_public(new_receiving_seed())

    def keep() -> bytes:
        key = unlock(tmp_path / "v" / KEY_FILE, passphrase(), floor=CHEAP.floor)
        vault.keep_recovery(key)
        key.wipe()
        return place.read_bytes() if place.exists() else b""

    assert keep() == b""
    for one, other in (seeds, reversed(seeds)):
        vault.opened.vault.do(commands.SetKeyring(((RECOVERY_KEY, receiving_public(one)),)))
        kept = keep()
        assert keep() == kept
        request = recovery_request(kept, asking)
        assert kept_for(kept) == asked_by(request)
        answer_request(request, one)
        with pytest.raises(WrongRecoveryHalves):
            answer_request(request, other)
    vault.close()


@pytest.mark.parametrize("trouble", ["no place for it", "no key at all"])
def test_what_cannot_be_written_stops_nobody(tmp_path: Path, trouble: str) -> None:
    vault = new_desk(tmp_path / "v", HandClock())
    public = receiving_public(new_receiving_seed()) if trouble == "no place for it" else bytes(1216)
    vault.opened.vault.do(commands.SetKeyring(((RECOVERY_KEY, public),)))
    key = unlock(tmp_path / "v" / KEY_FILE, passphrase(), floor=CHEAP.floor)
    folder = tmp_path / "gone" if trouble == "no place for it" else tmp_path / "v"
    keep_recovery(folder, key, vault.opened.vault)
    assert not (folder / RECOVERY_FILE).exists()
    vault.close()
