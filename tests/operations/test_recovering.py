"""A lost passphrase costs nothing that was written, sent or not; and nobody gets in but by both halves (sync.md 29)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.crypto.key_file import KEY_FILE
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.recovery_file import RECOVERY_FILE
from coachdesk.crypto.recovery_halves import new_recovery_halves
from coachdesk.desk import opening
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import (
    BadInput,
    KeyFileDamaged,
    NotEnrolled,
    NotFound,
    VaultDamaged,
    WrongPassphrase,
    WrongRecoveryAnswer,
    WrongRecoveryCode,
    WrongRecoveryHalves,
)
from coachdesk.models.family import Family
from coachdesk.models.recovery_use import RecoveryUse
from coachdesk.operations.families import start_family
from coachdesk.operations.recovering import ASKING_FILE, answer, ask_to_be_opened, open_again
from coachdesk.operations.vaults import open_vault
from tests.desks import CHEAP, passphrase
from tests.operations.syncing.connected import Connected, new_office, two_connected

NEW = b"walnut ferry plinth gargle mosaic"
Halves = tuple[RecoveryCode, RecoveryCode]


class Scene:
    """Bronwen's laptop locked, with work that was never sent; Ada is the administrator of her organisation."""

    def __init__(self, two: Connected) -> None:
        self.office, self.ada, self.fresh = two.office, two.ada, two.halves
        self.worker, self.folder = two.bronwen.desk.owner.worker_id, two.office.folder / "bronwen"
        self.family = start_family(two.bronwen.desk, "Moss").record.id
        two.bronwen.close()

    def ask(self, folder: Path | None = None) -> bytes:
        return ask_to_be_opened(folder or self.folder, bytearray(NEW), CHEAP).content

    def answer(self, request: bytes, halves: Halves | None = None) -> bytes:
        return answer(self.ada, request, halves or self.fresh(), self.worker)

    def open(self, answered: bytes, secret: bytes = NEW) -> OpenDesk:
        made = open_again(self.folder, answered, bytearray(secret), self.office.clock, CHEAP)
        self.code = made.recovery_code
        return self.office.opens(made.open_desk)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with two_connected(tmp_path) as two:
        yield Scene(two)


def test_the_laptop_opens_again_with_all_that_was_never_sent(scene: Scene) -> None:
    request = ask_to_be_opened(scene.folder, bytearray(NEW), CHEAP)
    assert len(request.words) == 8
    opened = scene.open(scene.answer(request.content))
    assert opened.desk.get(Family, scene.family).record.name == "Moss"
    scene.office.round(opened)
    opened.close()
    assert not (scene.folder / ASKING_FILE).exists()
    with pytest.raises(WrongPassphrase):
        open_vault(scene.folder, passphrase(), scene.office.clock, CHEAP)
    open_vault(scene.folder, bytearray(NEW), scene.office.clock, CHEAP).close()
    scene.office.round(scene.ada)
    (use,) = scene.ada.desk.records(RecoveryUse)
    assert use.worker == scene.worker
    fresh = RecoveryCode.typed(scene.code.text)
    made, _ = opening.unlock_with_recovery_code(
        scene.folder, fresh, passphrase(), clock=scene.office.clock, costs=CHEAP
    )
    made.close()
    with pytest.raises(WrongRecoveryCode):
        opening.unlock_with_recovery_code(
            scene.folder, RecoveryCode.new(), passphrase(), clock=scene.office.clock, costs=CHEAP
        )


def test_wrong_halves_give_no_information_at_all(scene: Scene) -> None:
    """Each is refused with the same words, and nothing is written down or given out."""
    request = scene.ask()
    one, other = scene.fresh()
    strangers = new_recovery_halves(b"x" * 16)[:2]
    said = set()
    for halves in ((one, RecoveryCode.new()), (RecoveryCode.new(), other), (one, one), (other, other), strangers):
        with pytest.raises(WrongRecoveryHalves) as refused:
            scene.answer(request, halves)
        said.add((refused.value.sentence, str(refused.value), refused.value.__cause__))
    assert len(said) == 1
    assert scene.ada.desk.records(RecoveryUse) == []
    assert scene.answer(request, (other, one))


def test_an_answer_opens_the_laptop_that_asked_last_and_no_other(scene: Scene) -> None:
    first = scene.answer(scene.ask())
    second = scene.answer(scene.ask())
    for wrong in (first, second[:-1], b"", second[:-1] + bytes([second[-1] ^ 1])):
        with pytest.raises((WrongRecoveryAnswer, KeyFileDamaged)):
            scene.open(wrong)
    with pytest.raises(WrongPassphrase):
        scene.open(second, b"something else entirely here")
    with pytest.raises(WrongPassphrase):
        open_vault(scene.folder, bytearray(NEW), scene.office.clock, CHEAP)
    scene.open(second)


def test_a_vault_put_in_the_place_of_another_does_not_open(scene: Scene) -> None:
    answered = scene.answer(scene.ask())
    win = scene.office.enrolled(scene.office.invited(scene.ada, "Win"), "win")
    win.close()
    before = (scene.folder / KEY_FILE).read_bytes()
    for one in scene.folder.glob("records*"):
        one.unlink()
    (scene.folder / "records").write_bytes((scene.office.folder / "win" / "records").read_bytes())
    with pytest.raises(VaultDamaged):
        scene.open(answered)
    assert (scene.folder / KEY_FILE).read_bytes() == before
    assert (scene.folder / ASKING_FILE).exists()


def test_the_file_beside_the_vault_comes_back_and_the_administrators_comes_when_it_is_opened(scene: Scene) -> None:
    ada = scene.office.folder / "ada"
    kept = (ada / RECOVERY_FILE).read_bytes()
    scene.ada.close()
    open_vault(ada, passphrase(), scene.office.clock, CHEAP).close()
    assert (ada / RECOVERY_FILE).read_bytes() == kept  # not written at every opening
    (ada / RECOVERY_FILE).unlink()
    again = scene.office.opens(open_vault(ada, passphrase(), scene.office.clock, CHEAP))
    assert (ada / RECOVERY_FILE).exists()
    scene.ada = again
    assert scene.open(scene.answer(scene.ask()))


def test_what_is_missing_is_said(scene: Scene, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="has not asked"):
        scene.open(b"")
    with pytest.raises(BadInput):
        ask_to_be_opened(scene.folder, bytearray(b"short"), CHEAP)
    with pytest.raises(NotFound, match="nothing beside"):
        scene.ask(tmp_path)
    with pytest.raises(KeyFileDamaged):
        scene.answer(b"noise")
    with pytest.raises(NotFound):
        answer(scene.ada, scene.ask(), scene.fresh(), "ab" * 16)
    with new_office(tmp_path / "other") as (_, alone), pytest.raises(NotEnrolled):
        answer(alone, scene.ask(), scene.fresh(), scene.worker)
