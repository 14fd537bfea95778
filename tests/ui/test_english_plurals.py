"""One is one and many are many, wherever a number stands in a sentence."""

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from coachdesk.ui.english_plurals import EnglishPlurals, in_number


@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        ("%n step(s) done", 1, "1 step done"),
        ("%n step(s) done", 0, "0 steps done"),
        ("%n step(s) done", 5, "5 steps done"),
        ("%n famil(y/ies)", 1, "1 family"),
        ("%n famil(y/ies)", 9, "9 families"),
        ("%n child(ren), %n visit(s)", 2, "2 children, 2 visits"),
        ("Show %n more", 1, "Show 1 more"),
        ("%n day(s) late (since last Friday)", 1, "1 day late (since last Friday)"),
    ],
)
def test_the_mark_becomes_the_right_ending(text: str, count: int, said: str) -> None:
    assert in_number(text, count) == said


def test_qt_says_it_so_and_leaves_what_has_no_number_alone(qapp: QApplication) -> None:
    plurals = EnglishPlurals(qapp)
    qapp.installTranslator(plurals)
    try:
        assert QObject().tr("%n step(s)", "", 1) == "1 step"
        assert QCoreApplication.translate("Today", "%n step(s)", "", 3) == "3 steps"
        assert QObject().tr("Save (all)") == "Save (all)"
        assert QObject().tr("Loss of 10 %n", "", -1) == "Loss of 10 %n"
    finally:
        qapp.removeTranslator(plurals)
