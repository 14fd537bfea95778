"""`case-study`: refused with the reason until it may be told, then one file."""

from collections.abc import Callable
from pathlib import Path

from coachdesk.models.case_study import TellingAnswer
from coachdesk.operations import case_studies as studies
from coachdesk.operations.sample import family_id
from tests.cli.conftest import Told
from tests.sample_vaults import sample

F4 = family_id("F4")


def test_it_is_refused_until_it_may_be_told_and_never_over_another_file(
    tmp_path: Path, coachdesk: Callable[..., Told]
) -> None:
    opened = sample(tmp_path)
    line = ("--vault", opened.folder, "--passphrase-file", tmp_path / "passphrase", "case-study", "F4")
    studies.keep_study(opened.desk, F4, studies.draft_study(opened.desk, F4))
    opened.close()
    code, _, said = coachdesk(*line, tmp_path / "study.pdf")
    assert code != 0
    assert "each grown-up" in said
    assert not (tmp_path / "study.pdf").exists()
    (tmp_path / "again").mkdir()
    opened = sample(tmp_path / "again")
    study = studies.keep_study(opened.desk, F4, studies.draft_study(opened.desk, F4)).record
    for one in studies.standing_of_study(opened.desk, F4).grown_ups:
        studies.say_of_study(opened.desk, study, one.person.id, TellingAnswer.YES)
    line = ("--vault", opened.folder, *line[2:])
    opened.close()
    code, _, said = coachdesk(*line, tmp_path / "study.pdf")
    assert (code, "Names were taken out" in said) == (0, True)
    assert (tmp_path / "study.pdf").read_bytes().startswith(b"%PDF")
    assert coachdesk(*line, tmp_path / "study.pdf")[0] != 0
