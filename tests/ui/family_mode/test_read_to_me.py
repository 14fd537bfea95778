"""A question is read out with its answers, only where nobody overhears, and never on after the page was left."""

from contextlib import ExitStack

from PySide6.QtWidgets import QApplication

from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.read_aloud.read_to_me import ReadToMe
from coachdesk.ui.read_aloud.reader import Reader
from tests.ui.family_mode.askings import answers, asking, begin, mark, sheet
from tests.ui.family_mode.hands import Table


def with_reader(asked: ExitStack) -> tuple[Table, Reader]:
    table = asking(asked)
    reader = Reader("en_GB", engine="mock")
    table.window.reader = reader
    return table, reader


def reading(page: Sheet | None) -> ReadToMe:
    assert page is not None
    assert page.read_to_me is not None
    return page.read_to_me


def test_what_is_read_is_the_question_then_its_answers_then_what_was_told_back(asked: ExitStack) -> None:
    table, _ = with_reader(asked)
    begin(table)
    page = sheet(table)
    lines = ("Your home", "How is your home for you?", "Think about: warm, dry, safe, enough room.")
    faces = ("Very bad", "Bad", "In the middle", "Good", "Very good")
    assert page.spoken_text() == (*lines, *faces)
    table.press("Good")
    assert page.spoken_text()[-1] == "You are telling us that your home is good. Is that right?"


def test_an_answer_says_whether_its_question_was_heard(asked: ExitStack) -> None:
    table, _ = with_reader(asked)
    begin(table)
    table.press("Read to me")
    table.press("No. Read it to me")
    mark(table, "Good")
    mark(table, "Good")
    assert [one.heard for one in answers(table)] == [True, False]


def test_it_falls_silent_when_the_page_is_left_covered_or_a_number_is_looked_for(asked: ExitStack) -> None:
    table, reader = with_reader(asked)
    begin(table)
    ways = (table.window.cover, table.window.ring, lambda: table.window.go("home"))
    for leave in ways:
        reading(table.window.page)._hearing.safe = True
        table.press("Read to me")
        assert reader.busy
        leave()
        assert not reader.busy
        table.window.uncover()
        table.window.ringing.back()
        QApplication.processEvents()


def test_who_can_hear_is_asked_anew_after_the_cover_and_when_it_is_passed_on(asked: ExitStack) -> None:
    table, reader = with_reader(asked)
    for begin_again in (lambda: None, table.window.cover, lambda: table.window.go("who")):
        begin_again()
        table.window.uncover()
        QApplication.processEvents()
        if not isinstance(table.window.page, Sheet) or table.window.name != "home":
            table.window.go("who_sees")
        page = reading(table.window.page) if table.window.page and table.window.page.read_to_me else None
        assert page is not None
        page.button.click()
        assert page.asking.isVisible()
        page.alone.click()
        assert reader.busy
        page.button.click()
        page.button.click()
        assert not page.asking.isVisible(), "the same person is not asked twice"


def test_no_page_that_may_be_read_aloud_names_anybody(asked: ExitStack) -> None:
    table, _ = with_reader(asked)
    begin(table)
    for _ in range(3):
        assert not {"Ruth", "Isla"} & set(" ".join(sheet(table).spoken_text()).replace(".", " ").split())
        mark(table, "Bad")
    page = table.window.page
    assert page is not None
    assert page.reads_aloud
    assert "Ruth" not in " ".join(page.spoken_text())
