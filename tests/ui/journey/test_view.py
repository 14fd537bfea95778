"""The map on the screen: nothing is lost by zooming, the arrows reach everything, and a shape needs no colour."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.models.contact import DateKnown
from coachdesk.models.journey_map import JourneyMap, Mark
from coachdesk.ui.journey.drawn_map import DrawnMap
from coachdesk.ui.journey.glance import glance
from coachdesk.ui.journey.glyphs import Look, colour_of, draw_glyph
from coachdesk.ui.journey.items import TILE
from coachdesk.ui.journey.lane_item import LaneItem
from coachdesk.ui.journey.measure import heights_of
from coachdesk.ui.journey.picture import JourneyPicture
from coachdesk.ui.journey.top_items import FeelingItem
from coachdesk.ui.journey.view import MOST_PER_DAY
from coachdesk.ui.journey.words import event_words, mark_words, place_words, short_pounds, when_words
from coachdesk.ui.theme import Scheme, Theme, tokens
from coachdesk.ui.theme_tokens import contrast
from tests.ui.journey.maps import FIRST, a_full_map, a_map, a_spot, an_event


def shown(qtbot: QtBot, whole: JourneyMap, size: tuple[int, int] = (1100, 620)) -> JourneyPicture:
    picture = JourneyPicture()
    qtbot.addWidget(picture)
    picture.resize(*size)
    picture.show()
    picture.show_map(whole)
    qtbot.waitExposed(picture)
    picture.view.fit()
    return picture


def everything(picture: JourneyPicture) -> list[str]:
    drawn = picture.view.drawn
    assert drawn is not None
    return [one for key in drawn.lane_keys() for stop in drawn.stops(key) for one in stop.ids]


def test_at_every_scale_each_event_and_point_stands_somewhere_once(qtbot: QtBot, theme: Theme) -> None:
    whole = a_full_map(200)
    picture = shown(qtbot, whole)
    ids = sorted([one.id for one in whole.events] + [one.id for one in whole.feelings])
    for days in (900, 365, 91, 30, 1):
        picture.view.show_days(days)
        assert sorted(everything(picture)) == ids


def test_the_arrows_reach_every_mark_and_say_what_they_came_to(qtbot: QtBot, theme: Theme) -> None:
    whole = a_full_map(40)
    picture = shown(qtbot, whole)
    view = picture.view
    said: list[tuple[str, ...]] = []
    view.chose.connect(said.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _ in range(60):
            QTest.keyClick(view, key)
    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Down)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            for _ in range(60):
                QTest.keyClick(view, key)
    assert {one for ids in said for one in ids} == set(everything(picture))


def test_a_click_finds_what_is_drawn_there_and_an_empty_place_names_its_lane_and_day(
    qtbot: QtBot, theme: Theme
) -> None:
    day = date(2011, 6, 1)
    call = an_event(1, day)
    picture = shown(qtbot, a_map(call, feelings=(a_spot(1, day, 900),)))
    view, empty = picture.view, []
    view.emptied.connect(lambda *where: empty.append(where))
    drawn = view.drawn
    assert drawn is not None
    for record_id in (call.id, a_spot(1, day, 900).id):
        stop = drawn.stop_of(record_id)
        assert stop is not None
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(stop.x, stop.y))
        assert view.chosen() == (record_id,)
    place = drawn.place("b" * 32)
    assert place is not None
    at = view.mapFromScene(drawn.scale.x(day) + 0.4, place.top + place.height / 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    ((lane, pointed),) = empty
    assert lane == "b" * 32
    assert abs((pointed - day).days) <= 1
    assert view.chosen() == ()
    beyond = view.mapFromScene(drawn.width - 2, place.top + place.height / 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beyond)
    assert empty[-1][1] == drawn.whole.today


def test_dragging_moves_the_map_and_chooses_nothing(qtbot: QtBot, theme: Theme) -> None:
    picture = shown(qtbot, a_full_map(100))
    view = picture.view
    view.show_days(60)
    bar = view.horizontalScrollBar()
    before, port = bar.value(), view.viewport()
    start, end = QPoint(500, 300), QPoint(350, 300)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    assert bar.value() - before == 150
    assert view.chosen() == ()


def test_zooming_keeps_the_middle_where_it_was_and_stops_at_its_ends(qtbot: QtBot, theme: Theme) -> None:
    picture = shown(qtbot, a_full_map(50))
    view = picture.view
    assert view.drawn is not None
    least = view.drawn.scale.per_day
    view.show_days(120)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum() // 2)
    middle = view.viewport().width() / 2
    day = view.drawn.scale.day_at(view.horizontalScrollBar().value() + middle)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    after = view.drawn.scale.day_at(view.horizontalScrollBar().value() + middle)
    assert abs((after - day).days) <= 1
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.drawn.scale.per_day == MOST_PER_DAY
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.drawn.scale.per_day == pytest.approx(least)
    assert view.horizontalScrollBar().maximum() <= 3


def test_what_is_drawn_close_together_opens_as_a_list_and_what_stands_alone_opens(qtbot: QtBot, theme: Theme) -> None:
    day = date(2011, 6, 1)
    pair = [an_event(number, day + timedelta(days=number)) for number in (1, 2)]
    picture = shown(qtbot, a_map(*pair, an_event(9, date(2010, 4, 1))))
    view = picture.view
    opened: list[str] = []
    listed: list[tuple[str, ...]] = []
    view.opened.connect(opened.append)
    view.chose.connect(listed.append)
    view.choose(pair[0].id)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (opened, listed) == ([], [(pair[0].id, pair[1].id)])
    removed: list[str] = []
    view.removed.connect(removed.append)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    view.choose(f"{9:032x}")
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert opened == removed == [f"{9:032x}"]
    assert not view.choose("0" * 32)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_no_two_shapes_are_alike_without_their_colour(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    looks = [Look(one) for one in Mark] + [Look(Mark.INCIDENT, hollow=True), Look(Mark.HELP, hollow=True)]
    drawn = [silhouette(look) for look in looks]
    for number, one in enumerate(drawn):
        for other in drawn[number + 1 :]:
            assert sum(a != b for a, b in zip(one, other, strict=True)) > 12


def silhouette(look: Look) -> list[bool]:
    """Which points of a shape are of its colour, in whatever colour."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#888888"))
    painter = QPainter(image)
    draw_glyph(painter, look, QPoint(20, 20).toPointF(), 16)
    painter.end()
    wanted = colour_of(look.mark)
    return [
        abs(image.pixelColor(x, y).lightness() - wanted.lightness()) < 24
        and image.pixelColor(x, y) != QColor("#888888")
        for x in range(6, 34)
        for y in range(6, 34)
    ]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_every_shape_stands_out_from_its_ground(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    for mark in Mark:
        assert contrast(colour_of(mark).name(), tokens().surface) >= 3.0
        assert contrast(colour_of(mark).name(), tokens().window) >= 3.0


def test_tiles_side_by_side_are_what_is_drawn_in_one_piece(qtbot: QtBot, theme: Theme) -> None:
    at_the_edge = (an_event(700 + day, FIRST + timedelta(days=day), Mark.NOTE, "notes") for day in (160, 180))
    others = (one for one in a_full_map(120).events if one.lane != "notes")
    whole = a_map(*others, *at_the_edge, feelings=a_full_map(0).feelings)
    heights = heights_of(whole, 600)
    drawn = DrawnMap.at(whole, heights, 3.0)
    places = [(LaneItem(one.lane.key), one.top, one.height) for one in heights.lanes]
    for item, top, height in [(FeelingItem(), 0.0, heights.feeling), *places]:
        item.show_drawn(drawn, top, height)
        wide, high = 3 * TILE, int(height)
        pieces, one_piece = (QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied) for _ in range(2))
        for image in (pieces, one_piece):
            image.fill(QColor(tokens().surface))
        painter = QPainter(one_piece)
        painter.translate(0, -top)
        item.draw(painter, drawn, QRectF(0, top, wide, height))
        painter.end()
        painter = QPainter(pieces)
        for number in range(3):
            painter.drawPixmap(number * TILE, 0, item.tile(drawn, number, 1.0))
        painter.end()
        places_at_edges = [
            (x, y) for edge in (TILE, 2 * TILE) for x in range(edge - 60, edge + 60) for y in range(0, high, 2)
        ]
        for x, y in places_at_edges:
            assert abs(pieces.pixelColor(x, y).lightness() - one_piece.pixelColor(x, y).lightness()) < 40


def test_what_lies_beside_is_drawn_before_it_is_come_to(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Moved by less than a tile, the map only copies what is there."""
    drawn: list[float] = []
    draw = LaneItem.draw

    def counted(self: LaneItem, painter: QPainter, whole: DrawnMap, seen: QRectF) -> None:
        drawn.append(seen.left())
        draw(self, painter, whole, seen)

    monkeypatch.setattr(LaneItem, "draw", counted)
    picture = shown(qtbot, a_full_map(300))
    view = picture.view
    view.show_days(90)
    qtbot.waitUntil(view.ahead.is_done)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: bool(drawn) and view.ahead.is_done())
    drawn.clear()
    bar.setValue(bar.value() + TILE // 2)
    view.viewport().grab()
    assert drawn == []
    qtbot.waitUntil(view.ahead.is_done)


def test_a_map_with_nothing_and_one_of_every_size_are_drawn(qtbot: QtBot, theme: Theme) -> None:
    for percent, size in ((100, (1100, 620)), (200, (600, 240)), (300, (320, 120))):
        theme.set_percent(percent)
        for whole in (a_map(), a_full_map(300), a_map(an_event(1, FIRST), for_family=True)):
            picture = shown(qtbot, whole, size)
            assert not picture.grab().isNull()


def test_words_say_what_it_is_when_and_never_nothing_for_uncosted(qtbot: QtBot, theme: Theme) -> None:
    spring = an_event(1, date(2010, 4, 1), days=a_spot(1, date(2010, 3, 1), 1, known=DateKnown.SEASON).days)
    vague = an_event(2, date(2010, 4, 1), Mark.HELP, until=date(2010, 9, 1), arrived=False)
    whole = a_map(spring, vague)
    said = event_words(vague, whole)
    assert "Planned help" in said
    assert "until Wed 1 Sep 2010" in said
    assert "did not arrive" in said
    assert "Brue Vale Police" in event_words(spring, whole)
    assert "£0" not in said
    assert [mark_words(one) for one in (Mark.INCIDENT, Mark.HELP)] == ["Emergency", "Planned help"]
    assert when_words(an_event(3, date(2010, 4, 1), known=DateKnown.YEAR)) == "2010"
    assert [place_words(one) for one in (0, 500, 1000)] == ["very bad", "in between", "very good"]
    sums = (short_pounds(one) for one in (0, 95_000, 123_456, 1_250_000, 130_000_000))
    assert list(sums) == ["£0", "£950", "£1.2k", "£13k", "£1.3m"]


def test_at_a_glance_every_sum_says_of_how_many_and_the_family_sees_none(qtbot: QtBot) -> None:
    whole = a_map(an_event(1, FIRST), an_event(2, FIRST, Mark.HELP, arrived=False))
    told = glance(whole)
    assert told[:2] == ["1 emergency", "1 time of planned help"]
    assert "1 time help did not arrive" in told
    assert "£28,000 for 56 of 84 contacts. 28 uncosted" in told
    assert not any("£" in one or "emergenc" in one for one in glance(a_map(an_event(1, FIRST), for_family=True)))
