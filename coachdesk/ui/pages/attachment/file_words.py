"""What is said of a picture that is not everywhere yet: nothing went wrong, and nobody has to do anything."""

from PySide6.QtCore import QCoreApplication

from coachdesk.operations.files_between import FileStanding, FileState
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_NAMED: dict[FileState, str] = {
    FileState.ELSEWHERE: str(
        QT_TRANSLATE_NOOP("file_words", "This picture is on {name}’s laptop and has not come yet.")
    ),
    FileState.TO_COME: str(QT_TRANSLATE_NOOP("file_words", "{name} has sent this picture. It has not come yet.")),
    FileState.WRONG: str(
        QT_TRANSLATE_NOOP(
            "file_words",
            "What came of this picture was damaged, so it is not shown. It is fetched again when you next unlock "
            "CoachDesk. If it stays so, ask {name} to add it again.",
        )
    ),
}

_NAMELESS: dict[FileState, str] = {
    FileState.WAITING_TO_GO: str(
        QT_TRANSLATE_NOOP("file_words", "Only on this laptop so far. It goes to the others when there is a connection.")
    ),
    FileState.ELSEWHERE: str(
        QT_TRANSLATE_NOOP("file_words", "This picture is on another laptop and has not come yet.")
    ),
    FileState.TO_COME: str(QT_TRANSLATE_NOOP("file_words", "This picture has been sent. It has not come yet.")),
    FileState.WRONG: str(
        QT_TRANSLATE_NOOP(
            "file_words",
            "What came of this picture was damaged, so it is not shown. It is fetched again when you next unlock "
            "CoachDesk.",
        )
    ),
}


def standing_words(standing: FileStanding) -> str:
    """A sentence on where a picture is; empty where it is here and elsewhere too."""
    words = _NAMED.get(standing.state, "") if standing.whose else ""
    words = words or _NAMELESS.get(standing.state, "")
    return QCoreApplication.translate("file_words", words).format(name=standing.whose) if words else ""
