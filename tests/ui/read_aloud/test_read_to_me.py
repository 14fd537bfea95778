""" "Read to me" asks first who can hear, reads what stands there, and says so where nothing can be heard."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.read_aloud.read_to_me import Hearing, ReadToMe
from coachdesk.ui.read_aloud.reader import Reader

LINES = ["How is money for us?", "Think about food."]


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()


def test_nothing_is_read_before_the_person_says_nobody_overhears(qtbot: QtBot) -> None:
    reader, hearing = Reader("en_GB", engine="mock"), Hearing()
    asked = ReadToMe(reader, lambda: LINES, hearing)
    shown(qtbot, asked)
    begun: list[bool] = []
    reader.speaking.connect(begun.append)
    asked.button.click()
    assert asked.asking.isVisible()
    asked.overheard.click()
    assert begun == []
    assert not asked.asking.isVisible()
    asked.button.click()
    assert asked.asking.isVisible(), "somebody may have left the room"
    with qtbot.waitSignal(asked.heard):
        asked.alone.click()
    assert begun == [True]
    assert asked.button.words() == "Stop reading"
    asked.button.click()
    assert begun == [True, False]
    assert asked.button.words() == "Read to me"


def test_asked_once_for_as_long_as_one_person_holds_it(qtbot: QtBot) -> None:
    reader, hearing = Reader("en_GB", engine="mock"), Hearing(safe=True)
    asked = ReadToMe(reader, lambda: LINES, hearing)
    shown(qtbot, asked)
    with qtbot.waitSignal(asked.heard):
        asked.button.click()
    assert not asked.asking.isVisible()
    asked.stop()
    assert not reader.busy


@pytest.mark.parametrize("language", ["none", "cy"])
def test_where_nothing_can_be_heard_the_coach_reads(qtbot: QtBot, language: str) -> None:
    reader = None if language == "none" else Reader(language, engine="mock")
    asked = ReadToMe(reader, lambda: LINES, Hearing(safe=True))
    shown(qtbot, asked)
    heard: list[bool] = []
    asked.heard.connect(lambda: heard.append(True))
    assert asked.button.words() == "Coach reads aloud"
    asked.button.click()
    assert asked.told.isVisible()
    assert heard == []
