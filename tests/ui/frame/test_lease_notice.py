"""A laptop that has not reached its server for long says so above every page, and says nothing before."""

from pytestqt.qtbot import QtBot

from coachdesk.ui.frame.banners import Banners
from coachdesk.ui.frame.notices import Notices, say_notices


def said(qtbot: QtBot, found: Notices) -> dict[str, str]:
    banners = Banners()
    qtbot.addWidget(banners)
    say_notices(found, banners, lambda: None)
    return banners.said()


def test_it_says_for_how_long_and_what_is_still_kept(qtbot: QtBot) -> None:
    words = said(qtbot, Notices(days_away=15))["lease"]
    assert "15 days" in words
    assert "notes and worries" in words


def test_nothing_is_said_while_all_is_well(qtbot: QtBot) -> None:
    assert said(qtbot, Notices()) == {}
