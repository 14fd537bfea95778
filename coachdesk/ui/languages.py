"""Puts the program's words, Qt's own words, dates and figures into the language chosen."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from coachdesk.settings import resource
from coachdesk.ui.english_plurals import EnglishPlurals

HOME = "en_GB"
"""The language the program is written in: it needs no translation."""


def speak(application: QApplication, code: str) -> str:
    """Uses the language `code`, or the system's where it is empty; answers the code of the one in use.

    A language without a translation here falls back to English, dates included, rather than mixing two.
    """
    wanted = QLocale(code) if code else QLocale.system()
    name = next((name for name in (wanted.name(), wanted.name().split("_")[0]) if _file_exists(name)), "")
    if not name:
        application.installTranslator(EnglishPlurals(application))
        QLocale.setDefault(QLocale(HOME))
        return HOME
    for stem, folder in (
        (f"coachdesk_{name}", str(resource("translations"))),
        (f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    ):
        translator = QTranslator(application)
        if translator.load(stem, folder):
            application.installTranslator(translator)
    QLocale.setDefault(wanted)
    return name


def _file_exists(name: str) -> bool:
    return resource("translations", f"coachdesk_{name}.qm").is_file()
