"""Every page a family holds can be read at grade three, reached by keys alone and used at every size and colour."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from coachdesk.models.family_mode import FamilyPage
from coachdesk.models.plan import StepDone
from coachdesk.tools.readability import never_said, reading_grade
from coachdesk.ui.family_mode.page_table import names_of
from coachdesk.ui.family_mode.questions.way import Way
from coachdesk.ui.family_mode.tell_page import TellPage
from coachdesk.ui.theme import Scheme, Theme
from tests.ui.conftest import Usable
from tests.ui.family_mode.askings import a_set, mark, sheet
from tests.ui.family_mode.hands import ALARM, RUTH, SCHOOL, Table, on_the_table


def steps(table: Table) -> None:
    table.window.sitting.tick(SCHOOL, StepDone.TOGETHER, lambda: None)
    table.window.go("steps")


def tell(table: Table) -> None:
    table.window.go("tell")
    table.press("Keep this")


def unkept(table: Table) -> None:
    table.window.go("tell")
    page = table.window.page
    assert isinstance(page, TellPage)
    page.field.set_text("half")
    table.window.go("home")


def why(table: Table) -> None:
    ask(table)
    mark(table, "Bad", then=("Yes",))


def small_step(table: Table) -> None:
    why(table)
    table.press("Make this a small step")


def together(table: Table) -> None:
    ask(table)
    for face in ("Bad", "Very good"):
        mark(table, face)
    table.press("I am not sure")


def may_see(table: Table) -> None:
    together(table)
    for words in ("Go on", "Yes, they may see it"):
        table.press(words)


def asked_end(table: Table) -> None:
    may_see(table)
    table.press("Yes")


def question(table: Table) -> None:
    ask(table)
    table.press("Bad")


def practice(table: Table) -> None:
    who_taps(table, practice=True)
    table.press("I will")


def who_taps(table: Table, *, practice: bool = False) -> None:
    content = a_set(practice=practice, last=(("home", 1000), ("money", 750)))
    Way(table.window, content, content.asked[0]).begin()


def ask(table: Table) -> None:
    who_taps(table)
    table.press("I will")


PAGES: dict[str, Callable[[Table], None]] = {
    "who_sees": lambda table: table.window.go("who_sees"),
    "who": lambda table: table.window.go("who"),
    "home": lambda table: table.window.go("home"),
    "steps": steps,
    "done_how": lambda table: table.window.ask_who_did_it(ALARM),
    "tell": tell,
    "unkept": unkept,
    "stop": lambda table: table.window.go("stop"),
    "good_news": lambda table: table.window.go("good_news"),
    "who_taps": who_taps,
    "practice": practice,
    "question": question,
    "why": why,
    "small_step": small_step,
    "together": together,
    "may_see": may_see,
    "asked_end": asked_end,
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_usable_at_every_size(usable: Usable, qtbot: QtBot, name: str) -> None:
    assert qtbot is not None
    with on_the_table() as table:
        table.window.sitting.person = RUTH
        PAGES[name](table)
        assert table.window.name == name
        usable(table.window)


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_dark_and_high_contrast_too(usable: Usable, theme: Theme, qtbot: QtBot, scheme: Scheme) -> None:
    assert qtbot is not None
    theme.set_scheme(scheme)
    with on_the_table() as table:
        table.window.sitting.person = RUTH
        steps(table)
        usable(table.window)


@pytest.mark.usefixtures("right_to_left", "pseudo_language")
@pytest.mark.parametrize("name", ["question", "together", "may_see"])
def test_in_a_longer_language_read_from_right_to_left_too(usable: Usable, qtbot: QtBot, name: str) -> None:
    assert qtbot is not None
    with on_the_table() as table:
        table.window.sitting.person = RUTH
        content = a_set(last=(("home", 1000),))
        way = Way(table.window, content, content.asked[0])
        way.ask(0)
        sheet(table).scale.shown.marked.emit(250)
        if name != "question":
            sheet(table).echo.yes.click()
            {"together": way.together, "may_see": way.may_see}[name]()
        usable(table.window)


def test_no_page_asks_more_than_three_years_of_school_and_none_says_what_is_never_said(qtbot: QtBot) -> None:
    assert qtbot is not None
    assert set(PAGES) >= names_of((FamilyPage.STEPS, FamilyPage.TELL, FamilyPage.QUESTIONS, FamilyPage.GOOD_NEWS))
    for name, come in PAGES.items():
        with on_the_table() as table:
            table.window.sitting.person = RUTH
            come(table)
            page = table.window.page
            assert page is not None
            shown = [one for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]
            pressed = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
            words = ". ".join(one.text().rstrip(".") for one in [*shown, *pressed])
            assert reading_grade(words) <= 3, (name, words)
            assert never_said(words) == []
