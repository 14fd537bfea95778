"""The family's page leaves as a file only where paper is safe, and whoever looks later finds that it left and where."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Opened
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import FileExists, NotSaved, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.family import Assignment
from coachdesk.models.handover import Handover
from coachdesk.models.organisation import Worker
from coachdesk.operations import handing_over_family as handing
from coachdesk.operations import letting_out
from coachdesk.operations import new_coach_paper as paper
from coachdesk.operations.copies_out import CopyState, copies_here
from coachdesk.operations.sample import family_id
from tests.sample_vaults import sample

F4 = family_id("F4")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    made = sample(tmp_path)
    yield made
    made.close()


@pytest.fixture
def handover(opened: OpenDesk) -> Opened[Handover]:
    """F4's coach goes; another of the sample's workers comes."""
    desk = opened.desk
    mine = next(one for one in desk.all(Assignment, F4) if one.record.role == "coach" and not one.record.to_date)
    other = next(one for one in desk.records(Worker) if one.id != mine.record.worker and one.role != "advocate")
    return handing.propose(opened, mine, other.id, desk.today(), why="A new job")


def test_the_page_is_of_the_sample_and_named_by_code_and_day(
    opened: OpenDesk, handover: Opened[Handover], tmp_path: Path
) -> None:
    page = paper.page_for(opened, handover.record)
    assert (page.family_ref, page.is_sample) == ("F4", True)
    assert page.other, "the advocate stays"
    name = paper.file_name(page)
    assert name == f"F4-new-coach-{opened.desk.today()}.pdf"
    pdf, out = paper.draw_page(page), tmp_path / name
    with pytest.raises(Refused):
        paper.save_page(opened, F4, pdf, out, safe_on_paper=False)
    assert not out.exists()
    paper.save_page(opened, F4, pdf, out, safe_on_paper=True)
    assert out.read_bytes() == pdf
    (copy,) = [one for one in copies_here(opened.desk) if one.copy.what == paper.NEW_COACH]
    assert (copy.state, copy.copy.family) == (CopyState.HERE, F4)
    with pytest.raises(FileExists):
        paper.save_page(opened, F4, pdf, out, safe_on_paper=True)
    paper.note_page_printed(opened.desk, F4)
    deeds = [one.deed for one in opened.desk.records(AccessEntry) if one.what == paper.NEW_COACH]
    assert deeds == [AccessDeed.EXPORTED, AccessDeed.PRINTED]


def test_what_cannot_be_written_down_does_not_leave(
    opened: OpenDesk, handover: Opened[Handover], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise NotSaved

    pdf = paper.draw_page(paper.page_for(opened, handover.record))
    monkeypatch.setattr(letting_out, "copy_line", fails)
    with pytest.raises(NotSaved):
        paper.save_page(opened, F4, pdf, tmp_path / "page.pdf", safe_on_paper=True)
    assert not (tmp_path / "page.pdf").exists()
