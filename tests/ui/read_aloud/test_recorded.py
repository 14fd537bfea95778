"""Every fixed line of the shipped English sets has a recording that plays, and no recording is left over."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import QMediaPlayer
from pytestqt.qtbot import QtBot

from coachdesk.operations.question_sets import shipped_sets
from coachdesk.settings import resource
from coachdesk.ui.family_mode.questions.spoken_lines import spoken_lines
from coachdesk.ui.read_aloud.clips import clips_of


@pytest.fixture(scope="module")
def lines() -> tuple[str, ...]:
    return spoken_lines(one for one in shipped_sets() if one.language == "en")


def test_every_line_is_recorded(lines: tuple[str, ...]) -> None:
    clips = clips_of("en")
    missing = [line for line in lines if clips.clip(line) is None]
    assert missing == [], "run packaging/record_voice.py"


def test_no_recording_is_left_over(lines: tuple[str, ...]) -> None:
    wanted = {clips_of("en").clip(line) for line in lines}
    assert set(resource("voice", "en").glob("*.opus")) == wanted


def test_a_recording_plays_and_takes_as_long_as_its_words(qtbot: QtBot, lines: tuple[str, ...]) -> None:
    player = QMediaPlayer()
    for line in (min(lines, key=len), max(lines, key=len)):
        player.setSource(QUrl.fromLocalFile(str(clips_of("en").clip(line))))
        qtbot.waitUntil(lambda: player.mediaStatus() == QMediaPlayer.MediaStatus.LoadedMedia, timeout=5_000)
        seconds = player.duration() / 1_000
        assert 0.3 < seconds < 30
        assert len(line) / 30 < seconds < 2 + len(line) / 5, line
