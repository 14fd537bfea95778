"""The throw-away process ends in time, holds no more than it may, leaves nothing behind, and is not just believed."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import coachdesk
from coachdesk.errors import BrokenInstallation, Unreadable
from coachdesk.sandbox.frames import PAYLOAD_LIMIT
from coachdesk.sandbox.parent import SUBCOMMAND, TOO_LONG, run_in_sandbox, sandbox_command

WICKED = (sys.executable, "-B", str(Path(__file__).with_name("wicked_child.py")))
PLAIN = "That file could not be read safely."


def wicked(task: str, payload: bytes = b"", seconds: int = 20, memory_mb: int = 512) -> bytes:
    return run_in_sandbox(task, payload, seconds, memory_mb, command=WICKED)


@pytest.mark.parametrize("payload", [b"", b"words", bytes(3_000_000)])
def test_what_goes_in_comes_back(payload: bytes) -> None:
    assert wicked("echo", payload) == payload


def test_a_task_that_takes_all_memory_is_stopped_by_its_own_cap() -> None:
    with pytest.raises(Unreadable, match="more memory"):
        wicked("hoard", memory_mb=150)


@pytest.mark.parametrize("task", ["spin"])
def test_a_task_that_never_ends_is_ended(task: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        wicked(task, seconds=1)
    assert time.monotonic() - began < 10
    assert caught.value.sentence in {TOO_LONG, PLAIN}  # the cap on processor time comes first on an idle machine


def test_one_that_only_waits_is_given_three_times_as_long_and_not_more() -> None:
    began = time.monotonic()
    with pytest.raises(Unreadable, match="took too long"):
        wicked("sleep", seconds=1)
    assert 2.9 < time.monotonic() - began < 10


def test_it_can_leave_no_file_behind(tmp_path: Path) -> None:
    place = tmp_path / "left"
    assert wicked("write", str(place).encode()).startswith(b"refused")
    assert not place.exists() or place.read_bytes() == b""


def test_what_a_library_prints_is_neither_answer_nor_heard(capfd: pytest.CaptureFixture[str]) -> None:
    assert wicked("chatter") == b"answer"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("task", ["crash", "raise_oddly", "no such task"])
def test_a_task_that_dies_is_an_unreadable_file_in_plain_words(task: str) -> None:
    with pytest.raises(Unreadable) as caught:
        wicked(task)
    assert caught.value.sentence == PLAIN


def test_a_task_s_own_sentence_arrives_and_not_all_of_it_if_it_is_long() -> None:
    with pytest.raises(Unreadable, match="That is a picture of a plan"):
        wicked("complain", b"That is a picture of a plan")
    with pytest.raises(Unreadable) as caught:
        wicked("complain", b"x" * 10_000)
    assert caught.value.sentence == "x" * 500


def test_a_flood_of_an_answer_is_refused() -> None:
    with pytest.raises(Unreadable, match="could not be read"):
        wicked("flood")


def test_what_is_too_large_is_not_even_sent() -> None:
    with pytest.raises(Unreadable, match="larger"):
        run_in_sandbox("echo", bytes(PAYLOAD_LIMIT + 1), command=("no such program",))


def test_a_program_that_is_not_there_is_a_broken_installation() -> None:
    with pytest.raises(BrokenInstallation):
        run_in_sandbox("echo", b"", command=("/no/such/program",))


@pytest.mark.parametrize("noise", ["print('hello')", "pass", "import sys; sys.stdout.buffer.write(bytes(40))"])
def test_anything_but_one_whole_reply_is_not_an_answer(noise: str) -> None:
    with pytest.raises(Unreadable, match="could not be read"):
        run_in_sandbox("echo", bytes(200_000), command=(sys.executable, "-c", noise))


def test_it_knows_no_store_and_no_desk() -> None:
    imported = wicked("modules").decode().split("\n")
    assert "coachdesk.sandbox.child" in imported
    forbidden = ("coachdesk.store", "coachdesk.desk", "coachdesk.operations", "coachdesk.ui", "PySide6", "sqlcipher3")
    assert [name for name in imported if name.startswith(forbidden)] == []


def test_nothing_of_it_is_left_running() -> None:
    before = threading.active_count()
    wicked("echo")
    with pytest.raises(Unreadable):
        wicked("sleep", seconds=1)
    assert threading.active_count() == before


def test_a_checkout_and_a_wheel_start_the_hidden_subcommand_of_this_very_package() -> None:
    command, folder = sandbox_command()
    assert command[0] == sys.executable
    assert command[-3:] == ["-m", "coachdesk", SUBCOMMAND]
    assert folder == Path(coachdesk.__file__).resolve().parents[1]


def test_a_frozen_build_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert sandbox_command() == ([sys.executable, SUBCOMMAND], None)


def test_another_package_of_the_same_name_nearby_is_not_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoy = tmp_path / "coachdesk"
    decoy.mkdir()
    (decoy / "__init__.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unreadable, match="could not be read"):
        run_in_sandbox("verify-pdf", b"not a request")
    command, folder = sandbox_command()
    assert subprocess.run(command, cwd=folder, input=b"", capture_output=True, check=False).returncode != 7
