"""The sets to ask, the versions they have, and what the organisation keeps of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import NotFound, Refused
from coachdesk.operations.question_sets import (
    keep_own_set,
    own_sets,
    question_set,
    sets_to_ask,
    shipped_sets,
    take_out_of_use,
)
from tests.desks import new_desk
from tests.tools.question_sets import a_question, a_set


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault")
    yield opened.desk
    opened.close()


def test_two_sets_come_with_the_program(desk: Desk) -> None:
    assert [(one.key, one.version, len(one.questions)) for one in sets_to_ask(desk)] == [
        ("wellbeing", 1, 10),
        ("experience", 1, 7),
    ]


def test_an_own_version_is_asked_from_now_on_and_the_earlier_one_can_still_be_read(desk: Desk) -> None:
    shipped = shipped_sets()[0]
    kept = keep_own_set(desk, shipped.model_copy(update={"title": "Ours"})).record.content
    assert kept.version == 1001
    assert [one.title for one in sets_to_ask(desk) if one.key == "wellbeing"] == ["Ours"]
    assert question_set(desk, "wellbeing", 1) == shipped
    assert question_set(desk, "wellbeing", 1001) == kept


def test_a_set_taken_out_is_not_asked_and_comes_back_when_it_is_kept_again(desk: Desk) -> None:
    content = keep_own_set(desk, a_set()).record.content
    assert content in sets_to_ask(desk)
    take_out_of_use(desk, content)
    assert "garden" not in {one.key for one in sets_to_ask(desk)}
    keep_own_set(desk, content)
    assert "garden" in {one.key for one in sets_to_ask(desk)}
    assert [one.content.version for one in own_sets(desk)] == [1, 2, 3]


def test_a_question_without_a_picture_we_have_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(Refused, match="no picture"):
        keep_own_set(desk, a_set(questions=(a_question(picture="no_such_picture"),)))
    assert own_sets(desk) == []


def test_a_version_is_read_in_the_language_it_was_asked_in_else_in_english(desk: Desk) -> None:
    welsh = shipped_sets()[0].model_copy(update={"language": "cy", "reviewed_by": "Mair Puw"})
    keep_own_set(desk, welsh)
    assert question_set(desk, "wellbeing", 1, "cy").language == "cy"
    assert question_set(desk, "wellbeing", 1, "so").language == "en"
    only_welsh = keep_own_set(desk, a_set(language="cy")).record.content
    assert question_set(desk, "garden", 1, "so") == only_welsh


def test_a_version_that_is_not_here_is_said_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(NotFound, match="not on this laptop"):
        question_set(desk, "wellbeing", 2)


def test_hard_words_are_refused_unless_a_licence_says_as_they_are(desk: Desk) -> None:
    hard = a_set(questions=(a_question(question="To what extent is the household budget sustainable?"),))
    with pytest.raises(Refused, match="hard to read"):
        keep_own_set(desk, hard)
    assert own_sets(desk) == []
    keep_own_set(desk, hard, as_it_is=True)
    assert "garden" in {one.key for one in sets_to_ask(desk)}
