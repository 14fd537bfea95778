"""Whether this laptop can be heard at all: Qt's audio parts are an extra, and need a sound system and a speaker."""

from __future__ import annotations

import contextlib
import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from coachdesk.ui.read_aloud.reader import Reader


def load_sound() -> bool:
    """Loads Qt's audio parts, which takes up to a second: called while nobody waits. False where there are none."""
    try:
        for name in ("PySide6.QtMultimedia", "PySide6.QtTextToSpeech"):
            importlib.import_module(name)
    except ImportError:  # the extra is not installed, or the system has no sound library
        return False
    return True


def new_reader(language: str, parent: QObject | None = None) -> Reader | None:
    """Somebody to read aloud in this language, or None where nothing could be heard: then the coach reads."""
    if not load_sound():
        return None
    from PySide6.QtMultimedia import QMediaDevices

    if not QMediaDevices.audioOutputs():
        return None
    reader = importlib.import_module("coachdesk.ui.read_aloud.reader")
    with contextlib.suppress(RuntimeError):
        made: Reader = reader.Reader(language, parent=parent)
        return made
    return None
