"""A copy leaves with every line about it, is counter-signed under its family's name, and is on record when printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk.opening import OpenDesk
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.family import Family
from coachdesk.operations.access_log import access_log
from coachdesk.operations.plan_versions import freeze
from coachdesk.operations.sample import family_id
from coachdesk.operations.taking_out import TakenOut, copy_for, countersign, note_printed, save_copy, seal
from coachdesk.reports.titles import family_ref_of
from tests.sample_vaults import sample

F1 = family_id("F1")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenDesk, TakenOut, Path]]:
    """The coach's vault, what she sealed of F1, and the file she saved."""
    folder = tmp_path_factory.mktemp("coach")
    opened = sample(folder)
    version = freeze(opened.desk, F1)
    taken = seal(opened, version, copy_for(opened, version, None))
    written: list[frozenset[str]] = []
    forget = opened.desk.told.subscribe(lambda touched: written.append(touched.kinds))
    save_copy(opened, taken, None, folder / "plan.pdf", safe_on_paper=False)
    forget()
    assert written == [{"export", "access_entry", "copy_out"}]
    yield opened, taken, folder / "plan.pdf"
    opened.close()


@pytest.fixture
def advocate(tmp_path: Path) -> Iterator[OpenDesk]:
    opened = sample(tmp_path, "advocate")
    yield opened
    opened.close()


def test_a_counter_signed_copy_names_its_family_in_the_log_and_in_the_list(
    sealed: tuple[OpenDesk, TakenOut, Path], advocate: OpenDesk, tmp_path: Path
) -> None:
    countersign(advocate, sealed[2], tmp_path / "both.pdf")
    line = access_log(advocate.desk).lines[0]
    assert (line.entry.deed, line.entry.what, line.family) == (AccessDeed.EXPORTED, "countersigned", "F1 Ashdown")
    (copy,) = advocate.desk.records(CopyOut)
    assert (copy.family, copy.what) == (F1, "countersigned")


def test_a_code_that_two_families_have_here_names_neither(
    sealed: tuple[OpenDesk, TakenOut, Path], advocate: OpenDesk, tmp_path: Path
) -> None:
    other = next(one for one in advocate.desk.all(Family) if one.record.ref == "F2")
    advocate.desk.amend(other, ref="F1")
    countersign(advocate, sealed[2], tmp_path / "both.pdf")
    assert access_log(advocate.desk).lines[0].entry.family == ""


def test_where_the_file_was_made_its_family_is_known_whatever_its_code_is_now(
    sealed: tuple[OpenDesk, TakenOut, Path], tmp_path: Path
) -> None:
    opened = sealed[0]
    other = next(one for one in opened.desk.all(Family) if one.record.ref == "F2")
    opened.desk.amend(other, ref="F1")
    countersign(opened, sealed[2], tmp_path / "both.pdf")
    assert access_log(opened.desk).lines[0].entry.family == F1


def test_what_goes_to_a_printer_is_on_record(sealed: tuple[OpenDesk, TakenOut, Path]) -> None:
    opened, taken, _ = sealed
    note_printed(opened.desk, taken, "full")
    last = opened.desk.records(AccessEntry)[-1]
    assert (last.deed, last.family, last.what) == (AccessDeed.PRINTED, F1, "full")


def test_the_code_is_read_from_no_other_title(sealed: tuple[OpenDesk, TakenOut, Path], tmp_path: Path) -> None:
    import pikepdf

    assert family_ref_of(sealed[1].pdf) == "F1"
    plain = pikepdf.new()
    plain.save(tmp_path / "plain.pdf")
    assert family_ref_of((tmp_path / "plain.pdf").read_bytes()) == ""
