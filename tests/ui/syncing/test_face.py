"""The pill: an icon and words for every state, never the colour alone, and nothing of being offline is an alarm."""

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.desk.reach import Waits
from coachdesk.operations.exchange_now import ExchangeNow
from coachdesk.ui.frame.sync_pill import SyncPill
from coachdesk.ui.icon_names import ICON_NAMES
from coachdesk.ui.syncing.face import face_of, moment
from coachdesk.ui.syncing.standing import Phase, Standing
from coachdesk.ui.theme import Theme
from coachdesk.ui.theme_tokens import DARK, LIGHT

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)
WAITS = (Waits("f1", 3, frozenset()),)


def standing(phase: Phase, waits: tuple[Waits, ...] = (), hours: float = 0.5, said: str = "") -> Standing:
    return Standing(phase, NOW, ExchangeNow(waits, heard=NOW - timedelta(hours=hours)), said)


@pytest.mark.parametrize(
    ("now", "needs", "icon", "words", "short", "eyes"),
    [
        (None, 0, "laptop", "Saved on this laptop", "", False),
        (Standing(Phase.ALONE, NOW), 0, "laptop", "Saved on this laptop", "", False),
        (standing(Phase.RESTING), 0, "tick", "All sent 16:10", "", False),
        (standing(Phase.RESTING, WAITS), 0, "laptop", "3 to send", "3", False),
        (Standing(Phase.RESTING, NOW, ExchangeNow()), 0, "tick", "All sent", "", False),
        (standing(Phase.WORKING, WAITS), 0, "sync", "Sending 3", "3", False),
        (standing(Phase.WORKING), 0, "sync", "Fetching", "", False),
        (standing(Phase.OFFLINE, WAITS), 0, "laptop", "Waiting for internet: 3", "3", False),
        (standing(Phase.OFFLINE), 0, "laptop", "Offline, sent 16:10", "", False),
        (Standing(Phase.OFFLINE, NOW, ExchangeNow()), 0, "laptop", "Offline", "", False),
        (standing(Phase.OFFLINE, WAITS, 23.9), 0, "laptop", "Waiting for internet: 3", "3", False),
        (standing(Phase.OFFLINE, WAITS, 24), 0, "warning", "Not sent since Saturday", "3", True),
        (standing(Phase.OFFLINE, WAITS, 24 * 9), 0, "warning", "Not sent since 13 Nov", "3", True),
        (standing(Phase.OFFLINE, (), 24 * 9), 0, "laptop", "Offline, sent 13 Nov", "", False),
        (standing(Phase.PAUSED, WAITS), 0, "pause", "Paused: 3 to send", "3", False),
        (standing(Phase.PAUSED), 0, "pause", "Paused", "", False),
        (standing(Phase.RESTING, WAITS), 2, "warning", "Needs you: 2", "2", True),
        (standing(Phase.OFFLINE), 2, "warning", "Needs you: 2", "2", True),
        (standing(Phase.REFUSED, WAITS), 2, "warning", "Not sent: see why", "", True),
        (Standing(Phase.BROKEN, NOW), 0, "warning", "Sending has stopped", "", True),
    ],
)
def test_every_state_has_its_icon_and_words(
    now: Standing | None, needs: int, icon: str, words: str, short: str, eyes: bool
) -> None:
    face = face_of(now, needs)
    assert (face.icon, face.words, face.short, face.wants_eyes) == (icon, words, short, eyes)
    assert face.icon in ICON_NAMES


def test_the_hour_is_the_laptops_own() -> None:
    summer = datetime(2026, 7, 1, 9, 30, tzinfo=UTC).astimezone()
    assert moment(summer.astimezone(UTC), summer) == f"{summer:%H:%M}"


def test_it_says_so_in_any_room_and_leads_somewhere(qtbot: QtBot, theme: Theme) -> None:
    pill = SyncPill()
    qtbot.addWidget(pill)
    pill.show_face(face_of(standing(Phase.OFFLINE, WAITS, said="There is no way."), 0))
    assert pill.words() == pill.accessibleName() == "Waiting for internet: 3"
    assert "There is no way." in pill.toolTip()
    assert "F5" in pill.toolTip()
    pill.set_room(narrow=True, scarce=False)
    assert (pill.words(), pill.accessibleName()) == ("3", "Waiting for internet: 3")
    pill.set_room(narrow=True, scarce=True)
    assert (pill.words(), pill.isVisible()) == ("", True)
    pill.show_face(face_of(standing(Phase.RESTING), 0))
    assert not pill.isVisible()
    pill.show_face(face_of(standing(Phase.RESTING), 1))
    assert pill.isVisible()


def test_nothing_of_it_is_ever_red(qtbot: QtBot, theme: Theme) -> None:
    pill = SyncPill()
    qtbot.addWidget(pill)
    red = {LIGHT.danger, LIGHT.danger_soft, DARK.danger, DARK.danger_soft}
    for phase in Phase:
        for needs in (0, 2):
            pill.show_face(face_of(standing(phase, WAITS, 24 * 9), needs))
            assert not red.intersection(pill._colours())
    pill.show_face(face_of(standing(Phase.OFFLINE, WAITS), 0))
    assert pill._colours()[1:] == (LIGHT.hairline, LIGHT.muted)
