"""`coachdesk-server` as an IT officer types it: init, serve, status, backup, restore, and a sentence when it cannot."""

import base64
import io
import json
import secrets
import ssl
import subprocess
from pathlib import Path

import httpx
import pytest

from coachdesk.crypto.signatures import new_signing_seed, public_key_of
from coachdesk.sync.protocol.arriving import Hello
from coachdesk.sync.server.command_line import run
from coachdesk.sync.server.folder import METRICS_FILE, check_origin
from coachdesk.sync.server.migrations import MIGRATIONS
from tests.crypto.test_server_certificate import certificate_files
from tests.postgresql_process import PostgresqlProcess
from tests.sync.server_process import ServerProcess, command, trust_file

ORGANISATION, ROOT_KEY = secrets.token_bytes(16), public_key_of(new_signing_seed())
ORIGIN = "https://sync.example.org"


def typed(*words: str | Path) -> tuple[int, str, str]:
    """Exit code, answer and sentence of one command, in this process."""
    out, err = io.StringIO(), io.StringIO()
    code = run([str(word) for word in words], out, err)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return trust_file(tmp_path / "brue.trust", ORGANISATION, ROOT_KEY)


@pytest.fixture(params=["sqlite", "postgresql"])
def words(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """What is added to each command on each engine."""
    if request.param == "sqlite":
        return ()
    process: PostgresqlProcess = request.getfixturevalue("postgresql")
    return ("--database", process.database())


def test_a_server_is_made_served_counted_backed_up_and_restored(
    tmp_path: Path, trust: Path, words: tuple[str, ...], postgresql: PostgresqlProcess
) -> None:
    folder, out = tmp_path / "server", tmp_path / "backup"
    assert typed("init", folder, "--trust", trust, "--origin", ORIGIN, *words) == (
        0,
        f"organisation {ORGANISATION.hex()}\n",
        "",
    )
    code, _, sentence = typed("init", folder, "--trust", trust, "--origin", ORIGIN, *words)
    assert code == 1
    assert "Nothing was changed" in sentence
    assert oct((folder / METRICS_FILE).stat().st_mode)[-3:] == "600"
    process = ServerProcess(folder, *words)
    hello = Hello.from_bytes(httpx.get(f"{process.url}/v1/hello", trust_env=False).content)
    assert (hello.organisation, hello.root) == (ORGANISATION, ROOT_KEY)
    assert typed("backup", folder, out, *words)[0] == 0  # while it runs
    assert process.stop() == 0
    told = typed("status", folder, *words)[1]
    assert f"organisation {ORGANISATION.hex()}\norigin {ORIGIN}\nstep {len(MIGRATIONS)}\nlog 1\nbundle 0\n" in told
    again = tmp_path / "again"
    elsewhere = () if not words else ("--database", postgresql.database())
    code, answer, _ = typed("restore", out, again, *elsewhere)
    assert code == 0
    assert "organisation 1\nlog 1\n" in answer
    assert typed("status", again, *elsewhere)[1] == told


def test_what_is_missing_or_wrong_is_said_in_a_sentence(tmp_path: Path, trust: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for name in ("serve", "status"):
        code, _, sentence = typed(name, nowhere)
        assert (code, "init" in sentence) == (1, True)
    assert not nowhere.exists()
    nowhere.mkdir()
    (nowhere / METRICS_FILE).write_bytes(b"\xff")
    assert typed("status", nowhere)[0] == 1
    (nowhere / METRICS_FILE).write_text("token")
    assert typed("serve", nowhere)[0] == 1
    for origin in ("sync.example.org", "ftp://sync", "https://", "https://a/b", "https://me@a", "https://é"):
        code, _, sentence = typed("init", nowhere, "--trust", trust, "--origin", origin)
        assert (code, "https://sync.example.org" in sentence) == (1, True)
    assert check_origin("http://127.0.0.1:8080") == "http://127.0.0.1:8080"
    ran = command("status", tmp_path / "still nowhere")
    assert (ran.returncode, ran.stdout) == (1, "")


GOOD = {"organisation_id": ORGANISATION.hex(), "signing_root": base64.b64encode(ROOT_KEY).decode()}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        "[" * 100_000,
        json.dumps({**GOOD, "organisation_id": "00"}),
        json.dumps({**GOOD, "organisation_id": "zz" * 16}),
        json.dumps({**GOOD, "signing_root": "AAAA"}),
        json.dumps({**GOOD, "signing_root": "*"}),
        json.dumps({"organisation_id": ORGANISATION.hex()}),
    ],
    ids=["empty", "a list", "endless", "short id", "no id", "short root", "no root", "root left out"],
)
def test_what_is_no_trust_file_is_refused(tmp_path: Path, words: str) -> None:
    (tmp_path / "bad.trust").write_text(words)
    code, _, sentence = typed("init", tmp_path / "server", "--trust", tmp_path / "bad.trust", "--origin", ORIGIN)
    assert (code, sentence) == (1, "That is not an organisation's public trust file.\n")
    assert not (tmp_path / "server").exists()


def test_tls_1_3_is_spoken_and_nothing_older(tmp_path: Path, trust: Path) -> None:
    folder = tmp_path / "server"
    typed("init", folder, "--trust", trust, "--origin", ORIGIN)
    certificate, key = certificate_files(tmp_path)
    process = ServerProcess(folder, "--tls-cert", certificate, "--tls-key", key)
    try:
        url = process.url.replace("127.0.0.1", "localhost")
        assert url.startswith("https://")
        context = ssl.create_default_context(cafile=str(certificate))
        assert httpx.get(f"{url}/healthz", verify=context, trust_env=False).text == "ok\n"
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{url}/healthz", verify=context, trust_env=False)
    finally:
        assert process.stop() == 0


def test_a_certificate_or_a_port_that_cannot_be_used_is_said(tmp_path: Path, trust: Path) -> None:
    folder = tmp_path / "server"
    typed("init", folder, "--trust", trust, "--origin", ORIGIN)
    ran: list[subprocess.CompletedProcess[str]] = [
        command("serve", folder, "--tls-cert", tmp_path / "none.pem"),
        command("serve", folder, "--host", "192.0.2.1"),
    ]
    assert [one.returncode for one in ran] == [1, 1]
    assert "certificate" in ran[0].stderr
    assert "cannot listen" in ran[1].stderr


def test_ipv6_and_a_proxy_that_is_believed(tmp_path: Path, trust: Path) -> None:
    folder = tmp_path / "server"
    typed("init", folder, "--trust", trust, "--origin", ORIGIN)
    process = ServerProcess(folder, "--host", "::1", "--behind-proxy", "::1")
    try:
        assert process.url.startswith("http://[::1]:")
        assert httpx.get(f"{process.url}/healthz", trust_env=False).text == "ok\n"
    finally:
        process.stop()
