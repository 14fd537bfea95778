"""The table for evaluation leaves whole or not at all, and its leaving is written down for each family."""

import csv
from pathlib import Path

import pytest

from coachdesk.errors import FileExists, NotSaved, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.family import Family
from coachdesk.operations.measures_export import export_table
from coachdesk.operations.sample import family_id
from tests.sample_vaults import sample


def test_the_samples_answers_leave_with_empty_places_for_what_was_skipped(tmp_path: Path) -> None:
    opened = sample(tmp_path)
    desk = opened.desk
    families = [desk.get(Family, family_id(ref)).record for ref in ("F5", "F7")]
    out = tmp_path / "answers.csv"
    rows = export_table(desk, families, out)
    with out.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert len(read) == rows
    skipped = {(one["family"], one["status"]) for one in read if not one["place"]}
    assert skipped == {("F5", "prefer_not"), ("F7", "skipped")}
    assert {one["family"] for one in read} == {"F5", "F7"}
    lines = [one for one in desk.records(AccessEntry) if one.what == "measures_table"]
    assert {one.family for one in lines} == {one.id for one in families}
    assert {one.deed for one in lines} == {AccessDeed.EXPORTED}
    (copy,) = [one for one in desk.records(CopyOut) if one.what == "measures_table"]
    assert not copy.family
    with pytest.raises(FileExists):
        export_table(desk, families, out)
    with pytest.raises(Refused):
        export_table(desk, [], tmp_path / "none.csv")
    with pytest.raises(NotSaved):
        export_table(desk, families, tmp_path / "nowhere" / "answers.csv")
    opened.close()
