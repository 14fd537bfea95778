"""The command line as scripts use it: data on stdout, sentences on stderr, exit codes, no passphrase in sight."""

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coachdesk.cli.arguments import build_parser
from coachdesk.cli.opening import passphrase_in
from coachdesk.errors import DiskFull
from coachdesk.operations import taking_out
from tests.desks import CHEAP, PASSPHRASE
from tests.sample_vaults import made_once

Told = tuple[int, str, str]


@pytest.fixture
def on_sample(coachdesk: Callable[..., Told], tmp_path: Path) -> Callable[..., Told]:
    """The same on a copy of the sample's coach's vault."""
    import shutil

    shutil.copytree(made_once() / "coach", tmp_path / "vault")
    return lambda *words: coachdesk("--vault", tmp_path / "vault", "--passphrase-file", tmp_path / "passphrase", *words)


def test_every_command_named_exists() -> None:
    from coachdesk.cli import _function

    names = {
        words: build_parser().parse_args(words.split()).run
        for words in (
            "",
            "demo",
            "organisation create a --trust t",
            "vault create p",
            "families",
            "show F1",
            "history F1",
            "plan export F1 --copy full o.pdf",
            "plan countersign f o.pdf",
            "print-forms d",
            "export measures o.csv",
            "import contacts f.csv",
            "import undo b",
            "backup o",
            "restore i p",
            "rebuild",
            "connect s --administrator a",
            "invite w o",
            "enrol i",
            "rejoin i",
            "certify",
            "recover ask r",
            "recover answer r a --worker w --halves h",
            "recover open a",
            "sync --once",
            "verify f",
            "doctor",
            "read-in-sandbox",
        )
    }
    for name in names.values():
        assert callable(_function(name))


def test_an_organisation_and_a_vault_in_it(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    words = ("--passphrase-file", tmp_path / "passphrase")
    assert coachdesk("organisation", "create", tmp_path / "admin", *words, "--trust", tmp_path / "trust")[0] == 0
    code, out, err = coachdesk(
        "vault", "create", tmp_path / "vault", *words, "--organisation", tmp_path / "admin", "--worker", "Jo Bell"
    )
    assert code == 0
    assert len(out.split()) == 8
    assert "Print the recovery code" in err
    assert PASSPHRASE.decode() not in out + err
    code, out, _ = coachdesk("--vault", tmp_path / "vault", *words, "families", "--json")
    assert (code, json.loads(out)) == (0, [])
    assert coachdesk("vault", "create", tmp_path / "vault", *words)[0] == 3


def test_a_vault_without_an_organisation_makes_one_of_its_own(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    code, out, _ = coachdesk(
        "vault", "create", tmp_path / "alone", "--passphrase-file", tmp_path / "passphrase", "--recovery-code",
        tmp_path / "code",
    )  # fmt: skip
    assert (code, out) == (0, "")
    assert (tmp_path / "alone.administrator").is_file()
    assert len((tmp_path / "code").read_text(encoding="utf-8").split()) == 8


def test_families_show_and_history_tell_the_sample_as_json(on_sample: Callable[..., Told]) -> None:
    code, out, err = on_sample("families", "--json")
    families = json.loads(out)
    assert (code, err) == (0, "")
    assert [one["family"] for one in families] == [f"F{n}" for n in range(1, 10)]
    assert (families[0]["done"], families[0]["steps"]) == (18, 25)
    shown = json.loads(on_sample("show", "F1", "--json")[1])
    assert shown["people"][0]["person"] == "F1-P1"
    assert shown["plan"]["targets"][0]["family_words"] == "Keep my boys home with me"
    history = json.loads(on_sample("history", "F1", "--json")[1])
    assert {"at", "who", "kind", "fields"} <= set(history[0])
    assert any(one["who"] == "Bronwen Tarr" and one["kind"] == "sub_target" for one in history)
    assert on_sample("families")[1].startswith("F1\tAshdown\t18 of 25 steps")


def test_a_code_nobody_has_is_a_sentence_and_exit_code_three(on_sample: Callable[..., Told]) -> None:
    for words in (("show", "F99"), ("plan", "export", "F1", "--copy", "person:F1-P99", "x.pdf")):
        code, out, err = on_sample(*words)
        assert (code, out) == (3, "")
        assert err.endswith(".\n")


def test_a_copy_is_exported_verified_and_never_written_over(on_sample: Callable[..., Told], tmp_path: Path) -> None:
    out = tmp_path / "copy.pdf"
    code, _, err = on_sample("plan", "export", "F1", "--copy", "person:F1-P1", out)
    assert code == 0
    assert "Left out: 1 private target of someone else." in err
    assert on_sample("plan", "export", "F1", "--copy", "full", out)[0] == 3
    assert on_sample("verify", out)[0] == 0
    code, told, _ = on_sample("verify", out, "--json")
    assert (code, json.loads(told)["valid"]) == (0, True)
    damaged = bytearray(out.read_bytes())
    damaged[2000] ^= 1
    (tmp_path / "damaged.pdf").write_bytes(damaged)
    assert on_sample("verify", tmp_path / "damaged.pdf", "--trust", made_once() / "organisation.trust")[0] in (1, 2)
    (tmp_path / "no.pdf").write_bytes(b"no pdf at all")
    assert on_sample("verify", tmp_path / "no.pdf")[0] == 2
    assert on_sample("verify", tmp_path / "missing.pdf")[0] == 2
    assert on_sample("plan", "export", "F2", "--copy", "person:F1-P1", tmp_path / "x.pdf")[0] == 3
    assert on_sample("plan", "export", "F1", "--copy", "half", tmp_path / "x.pdf")[0] == 3


def test_an_agencys_copy_is_refused_with_its_reason_until_the_family_allows_it(
    on_sample: Callable[..., Told], tmp_path: Path
) -> None:
    out = tmp_path / "copy.pdf"
    code, _, err = on_sample("plan", "export", "F4", "--copy", "agency:Brue Vale Homes", "--family-said-now", out)
    assert (code, out.exists()) == (3, False)
    assert err.endswith(".\n")
    assert "Traceback" not in err
    code, _, err = on_sample("plan", "export", "F1", "--copy", "agency:Nobody at all", out)
    assert (code, "No agency has this name." in err) == (3, True)
    assert "Nobody at all" not in err
    words = ("plan", "export", "F1", "--copy", "agency:Brue Vale Homes")
    code, _, err = on_sample(*words, out)
    assert (code, out.exists(), "This waits until" in err) == (3, False, True)
    code, _, err = on_sample(*words, "--family-said-now", out)
    assert (code, out.exists()) == (0, True)
    assert "Left out: targets in which this agency has no step" in err


@pytest.mark.parametrize("how", ["far too large", "a pipe nobody writes to", "a folder"])
def test_what_is_no_plan_by_its_size_or_kind_is_not_read(
    on_sample: Callable[..., Told], tmp_path: Path, how: str
) -> None:
    file = tmp_path / "handed in.pdf"
    if how == "far too large":
        with file.open("wb") as opened:
            opened.truncate(2**40)
    elif how == "a folder":
        file.mkdir()
    else:
        os.mkfifo(file)
    for words in (("verify", file), ("plan", "countersign", file, tmp_path / "out.pdf")):
        code, _, err = on_sample(*words)
        assert code == 2
        assert "could not be read" in err


def test_a_copy_that_cannot_be_recorded_does_not_leave(
    on_sample: Callable[..., Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed, out = tmp_path / "sealed.pdf", tmp_path / "out.pdf"
    assert on_sample("plan", "export", "F1", "--copy", "full", sealed)[0] == 0

    def full(*_words: object, **_named: object) -> None:
        raise DiskFull

    monkeypatch.setattr(taking_out, "access_line", full)
    assert on_sample("plan", "export", "F1", "--copy", "full", out)[0] == 3
    assert not out.exists()
    assert on_sample("plan", "countersign", sealed, out)[0] == 3
    assert not out.exists()


def test_a_recovery_code_is_never_lost_for_want_of_a_place(
    coachdesk: Callable[..., Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("vault", "create", tmp_path / "v", "--passphrase-file", tmp_path / "passphrase")
    (tmp_path / "taken").write_text("something else")
    assert coachdesk(*words, "--recovery-code", tmp_path / "taken")[0] == 3
    assert not (tmp_path / "v").exists()
    code, out, _ = coachdesk(*words, "--recovery-code", tmp_path / "no folder" / "code")
    assert code == 3
    assert len(out.split()) == 8


def test_a_passphrase_may_come_through_a_pipe_and_in_pieces(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def write() -> None:
        with pipe.open("wb", buffering=0) as opened:
            for piece in (PASSPHRASE[:7], PASSPHRASE[7:], b"\r\n", b"and more"):
                opened.write(piece)
                time.sleep(0.05)

    writer = threading.Thread(target=write)
    writer.start()
    with passphrase_in(pipe) as passphrase:
        assert passphrase == PASSPHRASE
    writer.join()
    assert passphrase == bytes(len(PASSPHRASE))
    assert coachdesk("vault", "create", tmp_path / "v", "--passphrase-file", tmp_path)[0] == 3


def test_someone_marked_no_contact_is_refused_a_copy(on_sample: Callable[..., Told], tmp_path: Path) -> None:
    people = json.loads(on_sample("show", "F2", "--json")[1])["people"]
    dean = next(one["person"] for one in people if one["no_contact"])
    code, _, err = on_sample("plan", "export", "F2", "--copy", f"person:{dean}", tmp_path / "x.pdf")
    assert code == 3
    assert err.endswith(".\n")
    assert not (tmp_path / "x.pdf").exists()


def test_the_advocate_counter_signs_from_the_command_line(
    on_sample: Callable[..., Told], coachdesk: Callable[..., Told], tmp_path: Path
) -> None:
    import shutil

    on_sample("plan", "export", "F1", "--copy", "full", tmp_path / "plan.pdf")
    shutil.copytree(made_once() / "advocate", tmp_path / "advocate")
    words = ("--vault", tmp_path / "advocate", "--passphrase-file", tmp_path / "passphrase")
    assert coachdesk(*words, "plan", "countersign", tmp_path / "plan.pdf", tmp_path / "both.pdf")[0] == 0
    code, out, _ = coachdesk("verify", tmp_path / "both.pdf", "--trust", made_once() / "organisation.trust", "--json")
    assert code == 0
    assert [one["field"] for one in json.loads(out)["signatures"]] == ["coach", "advocate"]
    assert coachdesk(*words, "plan", "countersign", tmp_path / "gone.pdf", tmp_path / "y.pdf")[0] == 2


def test_backup_restore_and_rebuild(
    on_sample: Callable[..., Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coachdesk: Callable[..., Told]
) -> None:
    from coachdesk.desk import opening

    monkeypatch.setattr(opening.restore, "__kwdefaults__", {"costs": CHEAP})
    code, _, err = on_sample("backup", tmp_path / "backup")
    assert code == 0
    assert "Backed up and checked" in err
    assert on_sample("backup", tmp_path / "backup")[0] == 3
    restored = coachdesk(
        "restore", tmp_path / "backup", tmp_path / "copy", "--passphrase-file", tmp_path / "passphrase"
    )
    assert restored[0] == 0
    code, out, err = on_sample("rebuild")
    before, after = out.split()
    assert (code, before, err) == (0, after, "")


def test_the_doctor_looks_at_the_machine_and_the_vault(
    on_sample: Callable[..., Told], coachdesk: Callable[..., Told]
) -> None:
    code, out, _ = on_sample("doctor")
    assert code == 0
    assert "every record in the vault is as it was written" in out
    assert coachdesk("doctor")[0] == 0


def test_words_that_are_missing_are_asked_for(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    for words in (("families",), ("--vault", tmp_path / "v", "families"), ("verify", tmp_path / "passphrase")):
        code, _, err = coachdesk(*words)
        assert code in (2, 3)
        assert err.endswith(".\n")
    code, _, err = coachdesk("--vault", tmp_path / "v", "--passphrase-file", tmp_path / "nowhere", "families")
    assert code == 3


def test_empty_forms_are_written_for_every_set_and_the_line(on_sample: Callable[..., Told], tmp_path: Path) -> None:
    code, told, said = on_sample("print-forms", tmp_path / "forms")
    modes = ("faces5", "faces3", "faces2", "line")
    names = [f"{one}-1-en-{mode}.pdf" for one in ("wellbeing", "experience") for mode in modes]
    assert (code, [Path(line).name for line in told.splitlines()]) == (0, [*names, "line-from-a-to-b.pdf"])
    assert "9 empty forms" in said
    assert all(path.read_bytes().startswith(b"%PDF") for path in (tmp_path / "forms").iterdir())


def test_answers_leave_as_a_table_by_code(on_sample: Callable[..., Told], tmp_path: Path) -> None:
    code, told, sentence = on_sample("export", "measures", tmp_path / "answers.csv", "--family", "F1")
    assert (code, told) == (0, "")
    assert sentence.startswith("54 answers and marks written. Self-reported:")
    table = (tmp_path / "answers.csv").read_text(encoding="utf-8")
    assert "F1-P1" in table
    assert "Marcus" not in table
