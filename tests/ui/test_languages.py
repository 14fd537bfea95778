"""A language without a translation is English throughout, dates included."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication

from coachdesk.ui.languages import HOME, speak


@pytest.fixture(autouse=True)
def same_language_afterwards() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("code", ["", "en_GB", "de_DE", "tlh", "no such", "../../etc"])
def test_without_a_translation_everything_is_english(qapp: QApplication, code: str) -> None:
    assert speak(qapp, code) == HOME
    assert QLocale().toString(QDate(2011, 9, 1), "dddd d MMMM yyyy") == "Thursday 1 September 2011"
