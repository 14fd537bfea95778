"""A line in tests of the family's pages, and hands that put an X on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.models.family_mode import FamilyPage
from coachdesk.models.measures_in_sight import EarlierMark, LineInSight, LineWords, MarkGiven
from coachdesk.ui.family_mode.lines.mark_page import MarkPage
from tests.ui.family_mode.hands import ISLA, RUTH, Table, on_the_table
from tests.ui.sittings import heard

A, B = "We shout", "We eat"
DEAN = "3" * 32
MORNINGS = LineInSight(id="7" * 32, a_words=A, b_words=B, people=(RUTH.id, ISLA.id))
NEW = LineInSight(id="8" * 32, people=(RUTH.id,))
BEFORE = EarlierMark(person=DEAN, name="Dean", place=150, on=date(2010, 12, 3))
FORWARD = ("Go on", "Go on", "No, not my family")


@contextmanager
def lines_on_the_table(*lines: LineInSight) -> Iterator[Table]:
    """The window with these lines and nothing else."""
    with on_the_table(pages=(FamilyPage.LINES,), lines=lines) as table:
        yield table


def words_of(table: Table) -> str:
    return heard(table.window).replace("\u2068", "").replace("\u2069", "")


def marks(table: Table) -> list[MarkGiven]:
    return [one.mark for one in table.given() if one.mark]


def said(table: Table) -> list[LineWords]:
    return [one.line_words for one in table.given() if one.line_words]


def come(table: Table, name: str = "Ruth", tapping: str = "I will") -> None:
    """To the line itself, as somebody."""
    table.press("Go on" if table.window.name == "who_sees" else "Give it to the next one")
    for words in (name, "Our lines", f"Put my X: {B}", tapping):
        table.press(words)


def put(table: Table, part: float) -> None:
    """Taps the line, and waits until it is read back."""
    page = table.window.page
    assert isinstance(page, MarkPage)
    surface = page.line.surface
    page.show_widget(surface)
    at = surface.rect().center()
    at.setX(round(surface.line_left() + part * surface.line_length()))
    QTest.mouseClick(table.window.windowHandle(), Qt.MouseButton.LeftButton, pos=surface.mapTo(table.window, at))
    page._settles.setInterval(0)
    page._settles.start()
    QTest.qWait(20)


def one_turn(table: Table, name: str, part: float, *, released: bool) -> None:
    come(table, name)
    put(table, part)
    for words in ("Yes", "Go on", "Go on"):
        table.press(words)
    for words in ("Yes, they may see it", "Yes") if released else ("No, not my family",):
        table.press(words)
