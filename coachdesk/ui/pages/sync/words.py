"""What sending and fetching came to, in sentences a coach can act on (sync.md 3.16)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from coachdesk.operations.exchange_now import ExchangeNow
from coachdesk.operations.files_between import FilesWaiting
from coachdesk.sync.round import Alarm, Receipt
from coachdesk.ui.syncing.standing import Phase, Standing
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_ALARMS: Mapping[Alarm, str] = {
    Alarm.HISTORY: QT_TRANSLATE_NOOP(
        "SyncWords",
        "Somebody had read another history than this laptop: the server may have shown two. Nothing is lost here. Ring "
        "your administrator today.",
    ),
    Alarm.WRONG_KEY: QT_TRANSLATE_NOOP(
        "SyncWords", "A key came that nobody had signed for. It was not used. Tell your administrator."
    ),
    Alarm.DAMAGED: QT_TRANSLATE_NOOP(
        "SyncWords",
        "Something came that does not check out. It was set aside and nothing else was touched. Tell your "
        "administrator if it happens again.",
    ),
    Alarm.REJECTED: QT_TRANSLATE_NOOP(
        "SyncWords",
        "The server will not take something you wrote. All of it is kept on this laptop. Ring your administrator.",
    ),
    Alarm.UNPROVED: QT_TRANSLATE_NOOP(
        "SyncWords",
        "The server says that a family is no longer yours, and nobody has signed that. Everything was kept. Ask your "
        "administrator.",
    ),
    Alarm.TOO_OLD: QT_TRANSLATE_NOOP(
        "SyncWords",
        "This CoachDesk is too old to read what is new on the server. Your work is kept and still sent. Update "
        "CoachDesk, or ask your administrator to.",
    ),
    Alarm.RESTORED: QT_TRANSLATE_NOOP(
        "SyncWords",
        "The server was put back to an earlier day. What it lost is sent again by itself. There is nothing to do.",
    ),
}
_ANY_ALARM = QT_TRANSLATE_NOOP(
    "SyncWords", "Something is not as it should be. Everything was kept on this laptop. Tell your administrator."
)

_SET_ASIDE: Mapping[str, str] = {
    "waiting_key": QT_TRANSLATE_NOOP(
        "SyncWords", "%n change(s) still sealed. Access comes by itself from a colleague’s laptop."
    ),
    "newer": QT_TRANSLATE_NOOP(
        "SyncWords", "%n change(s) from a newer CoachDesk, to be seen once this laptop is updated."
    ),
    "corrupt": QT_TRANSLATE_NOOP("SyncWords", "%n change(s) damaged on the way. Tell your administrator."),
    "held": QT_TRANSLATE_NOOP(
        "SyncWords", "%n change(s) from somebody who had left. Whoever leads the work says whether this counts."
    ),
}
_NOT_TRUSTED = QT_TRANSLATE_NOOP(
    "SyncWords", "%n change(s) that could not be trusted or read. Tell your administrator."
)

Names = Mapping[str, str]
"""The code of each family, and what the organisation's own list is called, by log."""


def alarm_words(alarm: Alarm) -> str:
    """What happened and what to do."""
    return _tr(_ALARMS.get(alarm, _ANY_ALARM))


def set_aside_words(reason: str, count: int) -> str:
    """How many changes came and do not count, why, and what to do."""
    return _tr(_SET_ASIDE.get(reason, _NOT_TRUSTED), count)


def state_words(standing: Standing | None) -> str:
    """The one sentence the page begins with."""
    if standing is None or standing.phase is Phase.ALONE:
        return _tr(
            "This laptop is not connected to a server. What you write is saved here, and only here: keep a backup."
        )
    changes = standing.now.changes if standing.now else 0
    if standing.phase is Phase.BROKEN:
        return _tr(
            "Sending has stopped because of a fault in CoachDesk. Your work is saved on this laptop. Lock and open it "
            "again to go on."
        )
    if standing.phase is Phase.PAUSED:
        return _tr("Paused by you. Everything you write is saved here; nothing is sent or fetched until you go on.")
    if standing.phase is Phase.WORKING:
        return _tr("Sending and fetching now.")
    if standing.phase is Phase.RESTING:
        return (
            _tr("%n change(s) will be sent in a moment.", changes)
            if changes
            else _tr("Everything you wrote is sent, and what others wrote is here.")
        )
    return standing.said


def waiting_words(now: ExchangeNow, names: Names) -> str:
    """What waits to be sent, by family; empty where nothing does."""
    if not now.waits:
        return ""
    by_family = _by_log([(one.log, one.changes) for one in now.waits], names)
    return _tr("Still to be sent: %n change(s), {families}.", now.changes).format(families=by_family)


def files_words(waiting: FilesWaiting) -> str:
    """What is on its way of pictures and papers, a sentence for each thing; empty where nothing is."""
    counted = (
        (waiting.to_go, _tr("%n picture(s) still to be sent.", waiting.to_go)),
        (waiting.to_come, _tr("%n picture(s) still to come.", waiting.to_come)),
        (waiting.elsewhere, _tr("%n picture(s) so far only on a colleague’s laptop.", waiting.elsewhere)),
        (waiting.wrong, _tr("%n picture(s) came damaged; fetched again when you next unlock.", waiting.wrong)),
    )
    return " ".join(words for count, words in counted if count)


def receipt_words(receipt: Receipt, names: Names) -> list[str]:
    """What one round came to, a sentence for each thing."""
    said = []
    sent = [(one.log.hex(), one.sent - one.controls) for one in receipt.logs]
    if count := sum(number for _, number in sent):
        said.append(_tr("Sent %n change(s): {families}.", count).format(families=_by_log(sent, names)))
    came = [(one.log.hex(), one.received) for one in receipt.logs]
    if count := sum(number for _, number in came):
        said.append(_tr("%n change(s) arrived: {families}.", count).format(families=_by_log(came, names)))
    if receipt.files_sent:
        said.append(_tr("Sent %n picture(s).", receipt.files_sent))
    if receipt.files_received:
        said.append(_tr("%n picture(s) arrived.", receipt.files_received))
    if receipt.files_trouble is not None:
        said.append(_tr("Not every picture could go or come: {why}").format(why=receipt.files_trouble.sentence))
    if gone := sum(one.purged for one in receipt.logs):
        said.append(_tr("%n famil(y/ies) went to other hands and left this laptop.", gone))
    if any(one.unsent_kept for one in receipt.logs):
        said.append(_tr("A family went to other hands, and something you wrote was not taken. It is kept here."))
    said += [alarm_words(one) for one in sorted(receipt.alarms)]
    return said or [_tr("Who works with whom was brought up to date.")]


def _by_log(counts: Sequence[tuple[str, int]], names: Names) -> str:
    """Whose they are, and where there are several, how many of each."""
    moved = [(names.get(log) or _tr("a family that is no longer here"), count) for log, count in counts if count]
    if len(moved) == 1:
        return moved[0][0]
    return ", ".join(_tr("{family} ({count})").format(family=family, count=count) for family, count in moved)


def _tr(words: str, count: int = -1) -> str:
    return QCoreApplication.translate("SyncWords", words, "", count)
