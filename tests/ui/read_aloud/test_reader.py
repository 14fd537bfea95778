"""Lines are said in their order, each once, by clip or voice; stopped means silent; a line nobody can say is told."""

import json
import struct
import wave
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from coachdesk.ui.read_aloud.clips import Clips
from coachdesk.ui.read_aloud.reader import Reader


@pytest.fixture
def clips(tmp_path: Path) -> Clips:
    with wave.open(str(tmp_path / "money.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        sound.writeframes(struct.pack("<h", 0) * 1_600)
    index = {"voice": "nobody", "clips": {"How is money?": "money.wav", "Lost": "lost.wav"}}
    (tmp_path / "index.json").write_text(json.dumps(index), "utf-8")
    return Clips(tmp_path)


class Heard:
    """What was played and what was spoken, in the order it began."""

    def __init__(self, reader: Reader) -> None:
        self.lines: list[str] = []
        player, voice = reader.findChild(QMediaPlayer), reader.findChild(QTextToSpeech)
        assert player is not None
        assert voice is not None

        def played(state: QMediaPlayer.PlaybackState) -> None:
            if state == QMediaPlayer.PlaybackState.PlayingState:
                self.lines.append(Path(player.source().toLocalFile()).name)

        player.playbackStateChanged.connect(played)
        voice.aboutToSynthesize.connect(lambda _id: self.lines.append("voice"))


def test_clips_and_voice_take_turns_and_it_ends(qtbot: QtBot, clips: Clips) -> None:
    reader = Reader("en_GB", engine="mock", clips=clips)
    heard = Heard(reader)
    states: list[bool] = []
    reader.speaking.connect(states.append)
    lines = ["How is money?", "Think about food.", "How is money?"]
    assert reader.can_read(lines)
    reader.read(lines)
    qtbot.waitUntil(lambda: states == [True, False], timeout=10_000)
    assert heard.lines == ["money.wav", "voice", "money.wav"]


def test_stopped_is_silent_and_says_so_once(qtbot: QtBot, clips: Clips) -> None:
    reader = Reader("en_GB", engine="mock", clips=clips)
    states: list[bool] = []
    reader.speaking.connect(states.append)
    reader.read(["Think about food and rent and all the things there are."] * 3)
    reader.stop()
    reader.stop()
    qtbot.wait(300)
    assert states == [True, False]
    assert not reader.busy


def test_reading_anew_begins_at_the_beginning(qtbot: QtBot, clips: Clips) -> None:
    reader = Reader("en_GB", engine="mock", clips=clips)
    heard = Heard(reader)
    reader.read(["One two three four five six seven eight."] * 4)
    reader.read(["How is money?"])
    qtbot.waitUntil(lambda: not reader.busy, timeout=10_000)
    assert heard.lines[-1] == "money.wav"
    assert heard.lines.count("money.wav") == 1
    assert heard.lines.count("voice") <= 1, "what was left of the first is not read"


def test_a_language_without_a_voice_has_its_clips_only(clips: Clips) -> None:
    reader = Reader("cy", engine="mock", clips=clips)
    assert reader.can_read(["How is money?"])
    assert not reader.can_read(["How is money?", "Unsaid"])


def test_a_recording_is_of_exactly_these_words_and_there(clips: Clips) -> None:
    assert clips.clip("How is money?")
    assert clips.clip("How is money") is None
    assert clips.clip("Lost") is None
    assert Clips(Path("nowhere")).clip("How is money?") is None
