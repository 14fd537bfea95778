"""A line of ups and downs in tests of the family's pages, and hands that put and move points on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coachdesk.models.contact import DateKnown
from coachdesk.models.family_mode import FamilyPage
from coachdesk.models.feelings_in_sight import (
    FeelingsInSight,
    LaneInSight,
    MarkInLane,
    PointGiven,
    PointInSight,
    TimeMeant,
    TimeToAsk,
)
from coachdesk.models.journey_map import LaneKind, Mark
from coachdesk.ui.family_mode.feelings.how_page import HowPage
from coachdesk.ui.family_mode.feelings.journey_page import UpsAndDownsPage
from coachdesk.ui.widgets.feeling_surface import FeelingSurface
from tests.ui.family_mode.hands import ISLA, RUTH, Table, on_the_table

OURS = PointInSight(
    id="71" * 16,
    when=TimeMeant(happened_on=date(2010, 3, 1), date_known=DateKnown.SEASON),
    place=200,
    words="We had no heat",
)
HERS = PointInSight(
    id="72" * 16,
    when=TimeMeant(happened_on=date(2010, 8, 5)),
    place=800,
    people=(ISLA.id,),
    names=(ISLA.name,),
)
LATER = PointInSight(
    id="73" * 16,
    when=TimeMeant(happened_on=date(2010, 9, 1), date_known=DateKnown.MONTH),
    place=500,
    people=(RUTH.id,),
    names=(RUTH.name,),
)
MOVED_HOUSE = TimeToAsk(
    about="74" * 16, when=TimeMeant(happened_on=date(2011, 1, 1), date_known=DateKnown.MONTH), mark=Mark.LIFE_EVENT,
    words="We got our own home",
)  # fmt: skip
LINE = FeelingsInSight(
    points=(OURS, HERS, LATER),
    times=(MOVED_HOUSE, TimeToAsk(about="75" * 16, when=HERS.when, mark=Mark.HELP, agency="Brue Vale Homes")),
    lanes=(
        LaneInSight(lane=LaneKind.PLAN, marks=(MarkInLane(on=date(2011, 2, 1)),)),
        LaneInSight(
            lane=LaneKind.AGENCY,
            agency="Brue Vale Homes",
            marks=(
                MarkInLane(on=date(2010, 4, 2), emergency=True),
                MarkInLane(on=date(2010, 8, 5)),
                MarkInLane(on=date(2010, 9, 5), until=date(2011, 1, 20)),
            ),
        ),
    ),
    since=date(2010, 1, 1),
)


@contextmanager
def ups_and_downs(feelings: FeelingsInSight = LINE) -> Iterator[Table]:
    """The window with the line and nothing else."""
    with on_the_table(pages=(FamilyPage.JOURNEY,), feelings=feelings) as table:
        yield table


def points(table: Table) -> list[PointGiven]:
    return [one.point for one in table.given() if one.point]


def surface(table: Table) -> FeelingSurface:
    page = table.window.page
    assert isinstance(page, UpsAndDownsPage)
    page.show_widget(page.surface)
    return page.surface


def come(table: Table, name: str = "Ruth") -> None:
    """To the line, as somebody."""
    table.press("Go on" if table.window.name == "who_sees" else "Give it to the next one")
    for words in (name, "Our ups and downs"):
        table.press(words)


def say_how(table: Table, part: float) -> None:
    """Taps the line on which it is said how a time was, and waits until it is read back."""
    page = table.window.page
    assert isinstance(page, HowPage)
    shown = page.line.surface
    page.show_widget(shown)
    at = shown.rect().center()
    at.setX(round(shown.line_left() + part * shown.line_length()))
    QTest.mouseClick(table.window.windowHandle(), Qt.MouseButton.LeftButton, pos=shown.mapTo(table.window, at))
    page._settles.setInterval(0)
    page._settles.start()
    QTest.qWait(20)


def drag(table: Table, key: str, up: int) -> None:
    """Drags a point up by so many pixels, and waits until it is read back."""
    shown = surface(table)
    page = table.window.page
    assert isinstance(page, UpsAndDownsPage)
    page._settles.setInterval(0)
    point = next(one for one in shown.points if one.key == key)
    begins = shown.mapTo(table.window, shown.spot_of(point).toPoint())
    handle = table.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=begins)
    for part in (1, 2):
        QTest.mouseMove(handle, begins - QPoint(0, up * part // 2))
        QTest.qWait(5)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=begins - QPoint(0, up))
    QTest.qWait(20)
