"""The pages for what families are asked: read, changed as a draft, put into use, brought in, taken out, printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.operations.question_set_editing import draft_of
from coachdesk.operations.question_sets import sets_to_ask
from coachdesk.tools.question_set_file import written_question_set
from coachdesk.ui.pages.question_sets.page import QuestionSetsPage
from coachdesk.ui.pages.question_sets.question_form import QuestionForm
from coachdesk.ui.pages.question_sets.set_page import QuestionSetPage
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.words_field import WordsField
from tests.tools.question_sets import a_question, a_set
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

HARD = "To what extent is the household budget sustainable?"


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def the_set(here: DeskStanding, key: str = "wellbeing", language: str = "en") -> QuestionSetPage:
    return here.page(QuestionSetPage, key=key, language=language)


def form_on(page: QuestionSetPage) -> QuestionForm:
    assert page.form is not None
    return page.form


def write(form: QuestionForm, name: str, text: str) -> None:
    """Types a text into a field, over what was there."""
    field = form.fields[name]
    assert isinstance(field, LineField | WordsField)
    editor = field.editor()
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClicks(editor, line)


def test_every_set_is_listed_with_where_it_stands_and_opens(here: DeskStanding) -> None:
    page = here.page(QuestionSetsPage)
    said = words(page)
    assert "Version 1 · en · 10 questions · came with CoachDesk" in said
    assert said.count("Families are asked this") == 2
    here.press(page, "How the help has been")
    assert (here.went[-1].page, here.went[-1].where) == ("question_set", {"key": "experience", "language": "en"})


def test_each_question_says_where_it_comes_from_and_when_it_is_asked(here: DeskStanding) -> None:
    said = words(the_set(here, "experience"))
    assert said.count("from the things that matter to us (evaluation report 3.1)") == 7
    assert words(the_set(here)).count("Asked only when the person is alone.") == 1


def test_a_changed_question_is_a_draft_until_it_is_put_into_use(here: DeskStanding) -> None:
    page = the_set(here)
    here.press(page, "Change: Money")
    write(form_on(page), "question", "How is cash for us?")
    here.press(page, "Done with this question")
    assert sets_to_ask(here.desk)[0].questions[0].question == "How is money for us?"
    assert "You have begun to change it" in words(page)
    assert "How is cash for us?" in words(the_set(here))
    here.press(page, "Ask families this from now on")
    assert sets_to_ask(here.desk)[0].questions[0].question == "How is cash for us?"
    assert "version 1001 from now on" in page.message.words()
    assert draft_of(here.desk, "wellbeing", "en") is None


def test_what_was_half_typed_is_there_when_the_page_is_opened_again(here: DeskStanding) -> None:
    page = the_set(here)
    here.press(page, "Change: Our home")
    write(form_on(page), "name", "Where we live")
    page.leave()
    here.settle()
    again = the_set(here)
    assert form_on(again).values()["name"] == "Where we live"
    assert form_on(again).key == "home"
    here.press(again, "Leave it as it was")
    assert the_set(here).form is None


def test_hard_words_are_said_while_typing_and_are_not_put_into_use(here: DeskStanding) -> None:
    page = the_set(here)
    here.press(page, "Change: Money")
    write(form_on(page), "question", HARD)
    here.qtbot.waitUntil(lambda: "Hard to read" in words(page), timeout=3000)
    here.press(page, "Done with this question")
    here.press(page, "Ask families this from now on")
    assert "Change them first" in page.message.words()
    assert HARD not in [one.questions[0].question for one in sets_to_ask(here.desk)]
    here.press(page, "Throw the changes away")
    assert HARD not in words(page)


def test_a_question_that_lacks_something_says_so_at_its_field(here: DeskStanding) -> None:
    page = the_set(here)
    here.press(page, "Add a question")
    form = form_on(page)
    write(form, "name", "The garden")
    here.press(page, "Done with this question")
    assert form.fields["question"].problem() == "Question is needed."
    for name in ("question", "low_words", "high_words"):
        write(form, name, "Weeds")
    write(form, "faces", "one\ntwo")
    here.press(page, "Done with this question")
    assert "how many lines" in form.fields["faces"].problem()
    for name in ("faces", "read_back"):
        write(form, name, "one\ntwo\nthree\nfour\nfive")
    here.press(page, "Done with this question")
    assert page.form is None
    assert "The garden" in words(page)


def test_a_set_is_taken_out_of_use_and_used_again(here: DeskStanding) -> None:
    page = the_set(here, "experience")
    here.press(page, "Take it out of use")
    assert [one.key for one in sets_to_ask(here.desk)] == ["wellbeing"]
    assert "Not in use" in words(page)
    listed = here.page(QuestionSetsPage)
    here.press(listed, "Use it again")
    assert [one.key for one in sets_to_ask(here.desk)] == ["wellbeing", "experience"]


def test_a_file_is_shown_before_it_is_brought_in(here: DeskStanding, tmp_path: Path) -> None:
    file = tmp_path / "garden.json"
    file.write_bytes(written_question_set(a_set(licence="CC BY 4.0")))
    page = here.page(QuestionSetsPage)
    page.bring_in.file.set_path(file)
    here.press(page, "See what is in it")
    assert "Licence: CC BY 4.0" in words(page)
    assert "How is the garden?" in words(page)
    assert "garden" not in [one.key for one in sets_to_ask(here.desk)]
    here.press(page, "Bring it in")
    assert "garden" in [one.key for one in sets_to_ask(here.desk)]
    assert page.bring_in.is_clean()
    assert "The garden" in [one.words() for one in page.findChildren(type(page.bring_in._take))]


def test_licensed_words_stay_as_they_are_only_when_it_is_said(here: DeskStanding, tmp_path: Path) -> None:
    file = tmp_path / "hard.json"
    file.write_bytes(written_question_set(a_set(questions=(a_question(question=HARD),))))
    page = here.page(QuestionSetsPage)
    page.bring_in.file.set_path(file)
    here.press(page, "See what is in it")
    assert "Hard to read" in words(page)
    here.press(page, "Bring it in")
    assert "Change them first" in page.bring_in.file.problem()
    page.bring_in.licensed.click()
    here.press(page, "Bring it in")
    assert "garden" in [one.key for one in sets_to_ask(here.desk)]


def test_a_translation_is_asked_only_with_its_native_reader(here: DeskStanding, tmp_path: Path) -> None:
    file = tmp_path / "welsh.json"
    file.write_bytes(written_question_set(a_set("wellbeing", language="cy", title="Sut mae pethau")))
    page = here.page(QuestionSetsPage)
    for reader, asked in (("", "en"), ("Mair Puw", "cy")):
        page.bring_in.file.set_path(file)
        here.press(page, "See what is in it")
        page.bring_in.reader.set_text(reader)
        here.press(page, "Bring it in")
        assert sets_to_ask(here.desk, "cy")[0].language == asked
        assert ("Waits until a native reader has passed it" in words(page)) == (not reader)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"format": "coachdesk question set"}', b"[" * 50_000])
def test_what_is_no_set_is_one_sentence_at_the_field_and_brings_nothing(
    here: DeskStanding, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "file").write_bytes(content)
    page = here.page(QuestionSetsPage)
    page.bring_in.file.set_path(tmp_path / "file")
    here.press(page, "See what is in it")
    assert page.bring_in.file.problem().startswith("That question set was not brought in")
    assert not page.bring_in._take.isVisible()
    assert len(sets_to_ask(here.desk)) == 2


def test_a_set_goes_out_as_a_file_that_comes_in_again(here: DeskStanding, tmp_path: Path) -> None:
    page = the_set(here)
    page.file.folder.set_path(tmp_path)
    here.press(page, "Save the set as a file")
    assert "wellbeing-1-en.questions.json" in page.message.words()
    listed = here.page(QuestionSetsPage)
    listed.bring_in.file.set_path(tmp_path / "wellbeing-1-en.questions.json")
    here.press(listed, "See what is in it")
    here.press(listed, "Bring it in")
    assert [one.version for one in sets_to_ask(here.desk)] == [1001, 1]


def test_an_empty_form_is_saved_and_printed(here: DeskStanding, tmp_path: Path) -> None:
    page = here.page(QuestionSetsPage)
    here.press(page, "Save the form as a PDF")
    assert page.forms.folder.problem()
    page.forms.folder.set_path(tmp_path)
    here.press(page, "Three faces")
    here.press(page, "Save the form as a PDF")
    assert (tmp_path / "wellbeing-1-en-faces3.pdf").read_bytes().startswith(b"%PDF")
    here.press(page, "The line from A to B")
    assert not page.forms.mode.isVisible()
    paper = QPdfWriter(str(tmp_path / "printed.pdf"))
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    page.forms.print_on(paper)
    here.settle()
    assert "1 page went to the printer." in page.message.words()


@pytest.mark.parametrize("which", ["list", "set", "form"])
def test_it_has_names_room_and_tab(
    here: DeskStanding, usable: Usable, shoot: Shoot, tmp_path: Path, which: str
) -> None:
    if which == "list":
        page: QuestionSetsPage | QuestionSetPage = here.page(QuestionSetsPage)
        (tmp_path / "file").write_bytes(written_question_set(a_set(questions=(a_question(question=HARD),))))
        page.bring_in.file.set_path(tmp_path / "file")
        here.press(page, "See what is in it")
    else:
        here.desk.drafts.save("question_set/experience/en", written_question_set(a_set("experience")).decode())
        page = the_set(here, "experience")
        if which == "form":
            here.press(page, "Change: Garden")
    shoot(page, f"question_sets_{which}")
    shoot(page, f"question_sets_{which}", (640, 360), 200)
    QApplication.processEvents()
    usable(page)
