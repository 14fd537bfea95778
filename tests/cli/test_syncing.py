"""Two vaults and one real server over TLS, all by the command line: connect, invite, enrol, sync."""

import json
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachdesk.desk import opening
from coachdesk.operating_system import WallClock
from coachdesk.operations.families import start_family
from coachdesk.operations.vaults import WhoIAm, create_organisation, create_vault, open_vault, signer_of
from tests.cli.conftest import Told
from tests.desks import CHEAP, PASSPHRASE, passphrase
from tests.sync.server_process import ServerProcess, command
from tests.sync.transport.servers import new_authority


@dataclass(frozen=True)
class Office:
    """A server that is running, the organisation it is of, and who signs its certificate."""

    folder: Path
    url: str
    pin: str

    @property
    def trusting(self) -> tuple[object, ...]:
        return ("--authority", self.folder / "authority.pem", "--pin", self.pin)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    authority = new_authority()
    (folder / "authority.pem").write_text(authority.pem)
    pin = authority.server(folder).pin.hex()
    (certificate,) = (one for one in folder.glob("*.pem") if one.name != "authority.pem")
    create_organisation(folder / "admin", passphrase(), folder / "trust", "Brue Vale", WallClock(), CHEAP)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    url = f"https://127.0.0.1:{port}"
    assert command("init", folder / "server", "--trust", folder / "trust", "--origin", url).returncode == 0
    process = ServerProcess(folder / "server", "--port", port, "--tls-cert", certificate, "--tls-key", certificate)
    made = create_vault(
        folder / "ada", passphrase(), WhoIAm("Ada Frost"), WallClock(), administrator_file=folder / "admin", costs=CHEAP
    )
    made.recovery_code.wipe()
    made.open_desk.close()
    yield Office(folder, url, pin)
    assert process.stop() == 0


@pytest.fixture
def typed(coachdesk: Callable[..., Told], tmp_path: Path) -> Callable[..., Told]:
    """Commands on a vault of the office."""

    def on(vault: Path, *words: object) -> Told:
        return coachdesk("--vault", vault, "--passphrase-file", tmp_path / "passphrase", *words)

    return on


def lost_and_found(coachdesk: Callable[..., Told], typed: Callable[..., Told], office: Office, tmp_path: Path) -> None:
    """Bronwen has forgotten her passphrase; two officers type their halves at Ada's laptop."""
    (tmp_path / "new").write_bytes(b"walnut ferry plinth gargle mosaic\n")
    bronwen = ("--vault", tmp_path / "bronwen", "--passphrase-file", tmp_path / "new")
    code, words, err = coachdesk(*bronwen, "recover", "ask", tmp_path / "request")
    assert (code, len(words.split())) == (0, 8), err
    answer = ("recover", "answer", tmp_path / "request", tmp_path / "answer", "--worker", "Bronwen Tarr", "--halves")
    (tmp_path / "one half").write_text((tmp_path / "halves").read_text().splitlines()[0])
    (tmp_path / "noise").write_bytes(b"\xff")
    for wrong in ("one half", "noise"):
        assert typed(office.folder / "ada", *answer, tmp_path / wrong)[0] == 3
    code, told, err = typed(office.folder / "ada", *answer, tmp_path / "halves")
    assert (code, told) == (0, words), err
    assert typed(office.folder / "ada", *answer, tmp_path / "halves")[0] == 3  # nothing is written over
    assert coachdesk(*bronwen, "recover", "ask", tmp_path / "request")[0] == 3
    taken = coachdesk(*bronwen, "recover", "open", tmp_path / "answer", "--recovery-code", tmp_path / "code")
    assert taken[0] == 3
    code, told, err = coachdesk(*bronwen, "recover", "open", tmp_path / "answer")
    assert (code, len(told.split())) == (0, 8), err
    assert coachdesk(*bronwen, "recover", "open", tmp_path / "nothing")[0] == 2
    assert coachdesk("recover", "ask", tmp_path / "r")[0] == 3


def test_two_vaults_share_a_family_by_the_command_line(
    coachdesk: Callable[..., Told],
    typed: Callable[..., Told],
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ada, bronwen = office.folder / "ada", tmp_path / "bronwen"
    assert typed(ada, "sync", "--once")[0] == 3  # not connected yet
    connect = ("connect", office.url, "--administrator", office.folder / "admin", *office.trusting)
    code, out, err = typed(ada, *connect)
    assert code == 0, err
    halves = out.splitlines()
    (tmp_path / "halves").write_text(out)
    assert [len(half.split()) for half in halves] == [8, 8]
    assert halves[0] != halves[1]
    assert typed(ada, *connect)[0] == 3  # once is enough
    open_desk = open_vault(ada, passphrase(), WallClock(), CHEAP)
    start_family(open_desk.desk, "Quill")
    open_desk.close()

    assert typed(ada, "invite", "Bronwen Tarr", tmp_path / "i")[0] == 3  # nobody has that name yet
    code, out, err = typed(ada, "invite", "Bronwen Tarr", tmp_path / "i", "--role", "coach")
    assert (code, out) == (0, "")
    assert (tmp_path / "i").read_text().startswith("coachdesk:invite:")
    assert typed(ada, "invite", "Bronwen Tarr", tmp_path / "i")[0] == 3  # nothing is written over
    code, out, err = typed(bronwen, "enrol", tmp_path / "i", "--recovery-code", tmp_path / "code")
    assert (code, out) == (0, ""), err
    assert len((tmp_path / "code").read_text().split()) == 8
    assert PASSPHRASE.decode() not in out + err
    code, _, err = typed(tmp_path / "thief", "enrol", tmp_path / "i")
    assert (code, "used already" in err, (tmp_path / "thief").exists()) == (3, True, False)

    assert typed(bronwen, "sync", "--once")[0] == 0  # it asks for a certificate
    assert typed(ada, "certify") == (0, "Bronwen Tarr\tcoach\n", "")
    assert typed(ada, "certify", "--administrator", office.folder / "admin")[:2] == (0, "Bronwen Tarr\tcoach\n")
    assert typed(ada, "certify") == (0, "", "")
    assert typed(bronwen, "sync", "--once")[0] == 0
    open_desk = open_vault(bronwen, passphrase(), WallClock(), CHEAP)
    assert signer_of(open_desk).worker().name == "Bronwen Tarr"
    open_desk.close()

    told = [json.loads(typed(one, "sync", "--once", "--json")[1]) for one in (ada, bronwen, ada)]
    assert told[0]["logs"] == 2
    assert told[2] == {**told[2], "sent": 0, "received": 0, "conflicts": 0, "held": 0, "waiting": 0, "alarms": []}
    code, out, _ = typed(bronwen, "sync", "--once")
    assert (code, "alarms none" in out, "sent 0" in out) == (0, True, True)
    lost_and_found(coachdesk, typed, office, tmp_path)

    code, out, _ = typed(ada, "invite", "Win", tmp_path / "w", "--role", "coach", "--administrator", "--code")
    (tmp_path / "typed").write_text(out)
    assert len(out.split()) == 7
    words = ("enrol", tmp_path / "typed", "--server", office.url)
    assert typed(tmp_path / "win", *words, "--authority", office.folder / "admin")[0] == 2  # no certificate at all
    assert typed(tmp_path / "win", *words)[0] == 3  # nobody says who signs the server's certificate
    assert typed(tmp_path / "win", *words, "--authority", office.folder / "authority.pem", "--pin", "ab" * 32)[0] == 3
    code, out, err = typed(tmp_path / "win", *words, *office.trusting)
    assert (code, len(out.split())) == (0, 8), err
    assert typed(tmp_path / "win", "sync", "--once")[0] == 0
    # what the invitation carried is kept: the next invitation carries it on
    assert typed(tmp_path / "win", "invite", "Ada Frost", tmp_path / "a2", "--administrator")[0] == 0
    assert typed(tmp_path / "ada2", "enrol", tmp_path / "a2")[0] == 0
    # a vault that was put back is a laptop of its own, and joins by an invitation of its own
    assert typed(tmp_path / "win", "backup", tmp_path / "backup")[0] == 0
    monkeypatch.setattr(opening.restore, "__kwdefaults__", {"costs": CHEAP})
    words = ("restore", tmp_path / "backup", tmp_path / "win2", "--passphrase-file", tmp_path / "passphrase")
    assert coachdesk(*words)[0] == 0
    code, _, err = typed(tmp_path / "win2", "sync", "--once")
    assert (code, "restored copy" in err) == (3, True)
    assert typed(ada, "invite", "Win", tmp_path / "w2", "--administrator")[0] == 0
    assert typed(tmp_path / "win2", "rejoin", tmp_path / "w2")[0] == 0
    assert typed(tmp_path / "win2", "sync", "--once")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("enrol", "missing"),
        ("enrol", "passphrase"),
        ("connect", "https://127.0.0.1:1", "--administrator", "a", "--pin", "ab"),
        ("connect", "https://127.0.0.1:1", "--administrator", "a", "--pin", "no"),
        ("connect", "https://127.0.0.1:1", "--administrator", "a", "--authority", "missing"),
    ],
)
def test_words_that_lead_nowhere_are_a_sentence(
    typed: Callable[..., Told], tmp_path: Path, words: tuple[str, ...]
) -> None:
    placed = [tmp_path / one if one in ("missing", "passphrase", "a") else one for one in words]
    code, out, err = typed(tmp_path / "v", *placed)
    assert code in (2, 3)
    assert (out, err.endswith(".\n")) == ("", True)
    assert not (tmp_path / "v").exists()


def test_enrolling_says_where_first(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("something else")
    assert coachdesk("enrol", tmp_path / "i")[0] == 3
    assert coachdesk("--vault", tmp_path / "v", "enrol", tmp_path / "i", "--recovery-code", tmp_path / "taken")[0] == 3
    assert (tmp_path / "taken").read_text() == "something else"
