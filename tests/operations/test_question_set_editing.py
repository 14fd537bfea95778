"""A set is changed question by question as a draft, and comes and goes as a file that is read whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput, FileExists, NotFound, Unreadable
from coachdesk.operations.question_set_editing import (
    draft_of,
    drop_draft,
    keep_draft,
    made_question,
    read_set_file,
    save_set_file,
)
from coachdesk.operations.question_sets import sets_to_ask
from coachdesk.tools.question_set_file import FILE_LIMIT
from tests.desks import new_desk
from tests.tools.question_sets import a_question, a_set


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault")
    yield opened.desk
    opened.close()


def test_what_is_saved_is_read_back_and_never_written_over(tmp_path: Path) -> None:
    content = a_set()
    out = save_set_file(content, tmp_path)
    assert out.name == "garden-1-en.questions.json"
    assert read_set_file(out) == content
    with pytest.raises(FileExists):
        save_set_file(content, tmp_path)


def test_what_is_no_file_of_questions_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_set_file(tmp_path / "none")
    with pytest.raises(Unreadable, match="not brought in"):
        read_set_file(tmp_path)
    (tmp_path / "large").write_bytes(b" " * (FILE_LIMIT + 1))
    with pytest.raises(Unreadable, match="too large"):
        read_set_file(tmp_path / "large")
    (tmp_path / "other").write_bytes(b"%PDF-1.7")
    with pytest.raises(Unreadable, match="damaged, or not a question set"):
        read_set_file(tmp_path / "other")


def test_a_draft_is_kept_apart_from_what_is_asked(desk: Desk) -> None:
    content = a_set("wellbeing", title="Begun")
    assert draft_of(desk, "wellbeing", "en") is None
    keep_draft(desk, content)
    assert draft_of(desk, "wellbeing", "en") == content
    assert draft_of(desk, "wellbeing", "cy") is None
    assert "Begun" not in {one.title for one in sets_to_ask(desk)}
    drop_draft(desk, content)
    assert draft_of(desk, "wellbeing", "en") is None


def test_a_draft_that_can_no_longer_be_read_is_none(desk: Desk) -> None:
    desk.drafts.save("question_set/wellbeing/en", "{}")
    assert draft_of(desk, "wellbeing", "en") is None


def test_a_question_that_lacks_something_says_what(desk: Desk) -> None:
    values = dict(a_question())
    assert made_question(values) == a_question()
    with pytest.raises(BadInput) as refused:
        made_question({**values, "low_words": " "})
    assert refused.value.field == "low_words"
    for field, words in (("name", "<b>Garden</b>"), ("faces", ("a", "b", "c", "d", "e &lt;")), ("source", "a\u202eb")):
        with pytest.raises(BadInput, match="plain words") as refused:
            made_question({**values, field: words})
        assert refused.value.field == field
