"""Commands as scripts type them, in this process; passphrases cost little here."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coachdesk.cli import run
from coachdesk.operations import organisation_file, recovering, vaults
from coachdesk.operations.devices import signing_papers
from coachdesk.operations.syncing import enrolling
from tests.desks import CHEAP, PASSPHRASE

Told = tuple[int, str, str]
_COSTLY: tuple[Callable[..., object], ...] = (
    vaults.create_organisation,
    vaults.create_vault,
    vaults.open_vault,
    enrolling.enrol,
    recovering.ask_to_be_opened,
    recovering.open_again,
    organisation_file.read_organisation_file,
    organisation_file.write_organisation_file,
    signing_papers.settle_signing,
)


@pytest.fixture
def coachdesk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Told]:
    """`coachdesk(words…)` -> exit code, stdout, stderr; passphrases cost little here."""
    monkeypatch.setattr(vaults, "STANDARD", CHEAP)
    for function in _COSTLY:
        monkeypatch.setattr(function, "__defaults__", _cheap(function.__defaults__))
        monkeypatch.setattr(function, "__kwdefaults__", _cheap_named(function.__kwdefaults__))
    (tmp_path / "passphrase").write_bytes(PASSPHRASE + b"\n")

    def type_in(*words: object) -> Told:
        code = run([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return type_in


def _cheap(defaults: tuple[object, ...] | None) -> tuple[object, ...] | None:
    return tuple(CHEAP if isinstance(one, type(CHEAP)) else one for one in defaults) if defaults else defaults


def _cheap_named(defaults: dict[str, object] | None) -> dict[str, object] | None:
    return {n: CHEAP if isinstance(v, type(CHEAP)) else v for n, v in defaults.items()} if defaults else defaults
