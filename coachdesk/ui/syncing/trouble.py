"""What a known error means for sending and fetching: try again by itself, or somebody has to do something."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from coachdesk.errors import CoachDeskError, Unreachable
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.ui.syncing.standing import Phase
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_BY_ITSELF = frozenset((Code.TOO_MANY, Code.BUSY, Code.FAILED, Code.TOO_SLOW, Code.RESYNC, Code.GAP, Code.STALE_EPOCH))
"""Refusals that pass."""

_SAID: Mapping[Code, str] = {
    Code.REVOKED: QT_TRANSLATE_NOOP(
        "SyncTrouble",
        "This laptop has been signed out of your organisation, so nothing is sent or fetched any more. What is here is "
        "kept. Ring your administrator.",
    ),
    Code.TOO_OLD: QT_TRANSLATE_NOOP(
        "SyncTrouble",
        "The server wants a newer CoachDesk. Your work is saved on this laptop and waits. Update CoachDesk or ask your "
        "IT officer.",
    ),
}
_BUSY = QT_TRANSLATE_NOOP("SyncTrouble", "The server is busy. Your work is saved on this laptop and waits.")
_NO = QT_TRANSLATE_NOOP(
    "SyncTrouble",
    "The server does not take this laptop’s work just now. It is saved here and waits. If it goes on, ring your "
    "administrator.",
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """`phase` OFFLINE passes by itself, REFUSED does not; `wait` are the seconds the server asks for."""

    phase: Phase
    said: str
    wait: int | None = None


def meaning(error: CoachDeskError) -> Trouble:
    """Of any known error that a round ended with."""
    if isinstance(error, ServerSaidNo):
        code = error.refusal.error
        if code in _BY_ITSELF:
            return Trouble(Phase.OFFLINE, QCoreApplication.translate("SyncTrouble", _BUSY), error.wait)
        return Trouble(Phase.REFUSED, QCoreApplication.translate("SyncTrouble", _SAID.get(code, _NO)), error.wait)
    return Trouble(Phase.OFFLINE if isinstance(error, Unreachable) else Phase.REFUSED, error.sentence)
