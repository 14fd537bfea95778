"""There is a form for everything that is asked, and none is written over another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import FileExists, NotSaved
from coachdesk.operations.blank_forms import blank_forms, draw_form, file_name, save_form, save_forms
from coachdesk.operations.question_sets import keep_own_set, take_out_of_use
from tests.desks import new_desk
from tests.tools.question_sets import a_set


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault")
    yield opened.desk
    opened.close()


def test_there_is_a_form_for_every_set_in_every_mode_and_one_for_the_line(desk: Desk) -> None:
    own = keep_own_set(desk, a_set()).record.content
    names = [file_name(form) for form in blank_forms(desk)]
    assert len(names) == len(set(names)) == 3 * 4 + 1
    assert "garden-1-en-faces2.pdf" in names
    take_out_of_use(desk, own)
    assert "garden-1-en-faces2.pdf" not in [file_name(form) for form in blank_forms(desk)]
    assert {form.organisation for form in blank_forms(desk)} == {"Brue Vale"}


def test_a_form_is_written_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    form = blank_forms(desk)[-1]
    save_form(form, tmp_path / "line.pdf")
    assert (tmp_path / "line.pdf").read_bytes() == draw_form(form)
    with pytest.raises(FileExists):
        save_form(form, tmp_path / "line.pdf")


def test_where_one_form_is_already_none_is_written(desk: Desk, tmp_path: Path) -> None:
    forms = blank_forms(desk)[-2:]
    (tmp_path / file_name(forms[1])).write_text("mine")
    with pytest.raises(FileExists, match="Choose another"):
        save_forms(forms, tmp_path)
    assert not (tmp_path / file_name(forms[0])).exists()
    with pytest.raises(NotSaved):
        save_forms(forms, tmp_path / file_name(forms[1]) / "folder")
