"""The frame round the pages: rail, strip, shortcuts, banners, and that all of it is usable at every size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coachdesk.desk import Touched
from coachdesk.errors import Locked
from coachdesk.models.family import Family
from coachdesk.ui.deeds import StopToken
from coachdesk.ui.frame.rail import Rail
from coachdesk.ui.theme import Scheme
from coachdesk.ui.widgets.banner import Banner
from tests.ui.conftest import Shoot, Usable, lay_out
from tests.ui.sittings import PAGES, SURNAME, Sitting, heard, sitting

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    with sitting(qtbot, tmp_path) as now:
        now.open()
        yield now


def place_of(now: Sitting) -> str:
    place = now.frame.pages.place
    assert place is not None
    return place.page


def test_the_rail_and_its_keys_lead_to_the_main_pages(open_window: Sitting) -> None:
    assert place_of(open_window) == "today"
    open_window.press((Qt.Key.Key_2, ALT))
    assert place_of(open_window) == "families"
    open_window.press((Qt.Key.Key_1, ALT))
    assert place_of(open_window) == "today"
    open_window.press((Qt.Key.Key_Comma, CTRL))
    assert place_of(open_window) == "settings"
    open_window.press((Qt.Key.Key_Left, ALT), (Qt.Key.Key_Left, ALT))
    assert place_of(open_window) == "families"
    open_window.press((Qt.Key.Key_Right, ALT))
    assert place_of(open_window) == "today"


def test_the_rail_holds_only_pages_that_exist(qtbot: QtBot) -> None:
    rail = Rail({"today", "settings"})
    qtbot.addWidget(rail)
    assert rail.pages == ("today", "settings")
    nothing = Rail(set())
    qtbot.addWidget(nothing)
    assert nothing.pages == ()


def test_the_rail_says_beside_a_row_how_much_waits_there(qtbot: QtBot) -> None:
    rail = Rail({"today", "sync"})
    qtbot.addWidget(rail)
    row = rail._rows["sync"]
    for narrow in (False, True):
        rail.set_narrow(narrow)
        rail.count("sync", 3)
        rail.count("families", 1)  # there is no such row
        assert row.accessibleName() == "Sync, 3 waiting"
        assert row.words() == ("" if narrow else "Sync (3)")
        rail.count("sync", 0)
        assert (row.accessibleName(), "waiting" in row.toolTip()) == ("Sync", False)


def test_the_rail_lights_where_one_is(open_window: Sitting) -> None:
    open_window.frame.pages.go_to("family", family_id="0" * 32)
    rows = open_window.frame.rail._rows
    assert [name for name, row in rows.items() if row.isChecked()] == ["families"]


def test_a_page_that_will_not_be_left_keeps_its_light(open_window: Sitting) -> None:
    open_window.frame.pages.go_to("family", family_id="0" * 32)
    page = open_window.page()
    page.leaves = False  # type: ignore[attr-defined]
    open_window.frame.rail._rows["today"].click()
    assert place_of(open_window) == "family"
    assert [name for name, row in open_window.frame.rail._rows.items() if row.isChecked()] == ["families"]
    page.leaves = True  # type: ignore[attr-defined]


def test_the_rail_shows_icons_alone_when_narrow_and_keeps_its_names(open_window: Sitting) -> None:
    row = open_window.frame.rail._rows["families"]
    lay_out(open_window.window, (1_200, 700))
    wide = row.width()
    assert row.words() == "Families"
    lay_out(open_window.window, (800, 600))
    assert row.words() == ""
    assert row.width() < wide
    assert row.accessibleName() == "Families"
    assert row.height() >= 56


def test_the_strip_names_the_open_family_and_no_other(open_window: Sitting) -> None:
    strip = open_window.frame.strip
    assert "No family open" in heard(strip)
    family = open_window.frame._desk.all(Family)[0].record
    open_window.frame.pages.go_to("family", family_id=family.id)
    open_window.until(lambda: SURNAME in heard(strip))
    open_window.frame.pages.go_to("families")
    assert SURNAME not in heard(strip)
    assert "No family open" in heard(strip)


def test_text_size_is_changed_from_the_strip_and_kept(open_window: Sitting) -> None:
    theme = open_window.window.around.theme
    open_window.frame.strip.larger.emit()
    assert theme.percent == 125
    assert open_window.window.around.settings.text_size == 125
    open_window.frame.strip.smaller.emit()
    assert theme.percent == 100


def test_what_takes_long_is_said_at_the_bottom_and_can_be_stopped(open_window: Sitting) -> None:
    said: list[str] = []

    def export(cancelled: StopToken) -> str:
        while not cancelled():
            pass
        return "stopped"

    frame = open_window.frame
    frame.pages.page.do(export, said.append, label="Making the PDF")  # type: ignore[union-attr]
    open_window.until(frame.under_way.isVisible)
    assert "Making the PDF" in heard(frame.under_way)
    frame.under_way.strip._cancel.click()
    open_window.until(lambda: said == ["stopped"])
    open_window.until(frame.under_way.isHidden)


def test_the_lock_that_is_near_is_announced_in_the_page_too(open_window: Sitting) -> None:
    open_window.frame.lock_near(60)
    assert "locks in 60 second" in open_window.frame.banners.said()["lock"]
    open_window.frame.lock_near(0)
    assert "lock" not in open_window.frame.banners.said()


def test_a_clock_behind_the_records_is_spoken_of(qtbot: QtBot, tmp_path: Path) -> None:
    with sitting(qtbot, tmp_path) as now:
        now.clock.move(days=-400)
        now.open()
        now.until(lambda: "clock" in now.frame.banners.said())
        assert "clock looks wrong" in now.frame.banners.said()["clock"]


def test_in_a_low_window_the_bands_say_it_shortly_and_leave_the_page_its_room(open_window: Sitting) -> None:
    banners, window = open_window.frame.banners, open_window.window
    theme = window.around.theme
    banners.say("sample", "Sample families: nobody here is real.", closes=False)
    open_window.frame.ask_for_numbers()
    theme.set_percent(200)
    lay_out(window, (640, 360))
    (band,) = [one for one in banners.findChildren(Banner) if one.isVisible()]
    assert band.words() == "There is nobody to ring yet."
    assert band.height() >= band.heightForWidth(band.width())
    assert open_window.frame.pages.height() > window.height() / 3
    banners.take_back("ring")
    lay_out(window, (640, 360))
    (band,) = [one for one in banners.findChildren(Banner) if one.isVisible()]
    assert band.words() == "Sample families: nobody here is real."
    assert band.height() >= band.heightForWidth(band.width())
    open_window.frame.ask_for_numbers()
    theme.set_percent(100)
    lay_out(window, (1366, 768))
    shown = [one for one in banners.findChildren(Banner) if one.isVisible()]
    assert len(shown) == 2
    assert "does not know whom you ring" in banners.said()["ring"]
    assert all(one.action is None or one.action.isVisible() for one in shown)


def test_a_clock_a_minute_behind_is_nothing_to_speak_of(qtbot: QtBot, tmp_path: Path) -> None:
    with sitting(qtbot, tmp_path) as now:
        now.clock.move(seconds=-60)
        now.open()
        now.qtbot.wait(150)
        assert "clock" not in now.frame.banners.said()


def test_the_frame_is_usable_at_every_size(open_window: Sitting, usable: Usable, shoot: Shoot) -> None:
    open_window.frame.pages.go_to("families")
    open_window.frame.banners.say("clock", "This laptop's clock looks wrong.", kind="warning")
    usable(open_window.window)
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST):
        shoot(open_window.window, "frame", scheme=scheme)
    shoot(open_window.window, "frame", (640, 360), 200)


def test_a_very_long_name_is_shortened_on_the_strip_and_told_in_full(qtbot: QtBot, tmp_path: Path) -> None:
    long = "Featherstonehaugh-" * 8 + "end"
    with sitting(qtbot, tmp_path, families=(long,)) as now:
        now.open()
        now.window.resize(640, 360)
        family = now.frame._desk.all(Family)[0].record
        now.frame.pages.go_to("family", family_id=family.id)
        name = now.frame.strip._name
        now.until(lambda: name.words() == long)
        assert name.shown().endswith("…")
        assert long in name.accessibleName()
        assert long in name.toolTip()


def test_every_test_page_has_a_light(open_window: Sitting) -> None:
    assert {entry.lights for entry in PAGES.values()} <= set(open_window.frame.rail.pages)


class Locking:
    """The families that stay shut, asked for while the vault is just being closed."""

    @property
    def families(self) -> dict[str, str]:
        raise Locked


def test_what_is_told_while_the_vault_is_being_locked_breaks_nothing(
    open_window: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_window.frame.pages.go_to("family", family_id="0" * 32)
    monkeypatch.setattr(open_window.frame._desk, "closed", Locking())
    open_window.frame.pages.told(Touched(frozenset({"family"}), frozenset({"0" * 32})))
    assert place_of(open_window) == "family"
