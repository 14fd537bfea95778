"""Says lines one after another: a clip where one was recorded, otherwise the laptop's own voice in that language."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QLocale, QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from PySide6.QtTextToSpeech import QTextToSpeech

from coachdesk.ui.read_aloud.clips import Clips, clips_of

_SLOWER = -0.2
"""How much slower than its usual pace the laptop's voice reads, from -1 to 1."""


class Reader(QObject):
    """One for a process. `speaking(True)` when it begins and `speaking(False)` when it has ended or was stopped."""

    speaking = Signal(bool)

    def __init__(
        self, language: str, *, engine: str = "", clips: Clips | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._given_clips = clips
        self._waiting: deque[str] = deque()
        self._began = False
        """Whether the voice has begun the line it was given: word of an earlier line may come late."""
        self.busy = False
        self._player, self._out = QMediaPlayer(self), QAudioOutput(self)
        self._player.setAudioOutput(self._out)
        self._player.mediaStatusChanged.connect(self._media)
        self._player.errorOccurred.connect(self._next_line)
        self._voice = QTextToSpeech(engine, self) if engine else QTextToSpeech(self)
        self._voice.setRate(_SLOWER)
        self.set_language(language)
        self._voice.stateChanged.connect(self._said)

    def set_language(self, language: str) -> None:
        """Reads in this language from now on: `en_GB`."""
        wanted = QLocale(language)
        self._clips = self._given_clips or clips_of(QLocale.languageToCode(wanted.language()))
        self.can_speak = self._speaks(wanted)
        """Whether the laptop's own voice speaks this language; clips are heard all the same."""

    def can_read(self, lines: Iterable[str]) -> bool:
        """Whether every line can be heard: none is left out silently."""
        return all(self.can_speak or self._clips.clip(line) for line in lines)

    def read(self, lines: Iterable[str]) -> None:
        """Stops what is being said and says these lines."""
        self.stop()
        self._waiting.extend(line for line in lines if line.strip())
        if self._waiting:
            self.busy = True
            self.speaking.emit(True)
            self._next_line()

    def stop(self) -> None:
        """Falls silent at once."""
        self._waiting.clear()
        was, self.busy = self.busy, False
        self._player.stop()
        self._voice.stop()
        if was:
            self.speaking.emit(False)

    def _next_line(self) -> None:
        if not self.busy:
            return
        if not self._waiting:
            self.busy = False
            self.speaking.emit(False)
            return
        line = self._waiting.popleft()
        clip = self._clips.clip(line)
        if clip is not None:
            self._player.setSource(QUrl.fromLocalFile(str(clip)))
            self._player.play()
        elif self.can_speak:
            self._began = False
            self._voice.say(line)
        else:
            self._next_line()

    def _media(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._next_line()

    def _said(self, state: QTextToSpeech.State) -> None:
        if state == QTextToSpeech.State.Speaking:
            self._began = True
        elif state == QTextToSpeech.State.Error or (state == QTextToSpeech.State.Ready and self._began):
            self._began = False
            self._next_line()

    def _speaks(self, wanted: QLocale) -> bool:
        """Chooses a voice of the language: the first one offered may speak any (ux.md 3.2)."""
        same = [one for one in self._voice.availableLocales() if one.language() == wanted.language()]
        best = next((one for one in same if one.territory() == wanted.territory()), same[0] if same else None)
        if best is None:
            return False
        self._voice.setLocale(best)
        return True
