"""What an opened vault must tell the coach at once: it is the sample, its clock or key file looks wrong, and so on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from coachdesk.ui.vault_door import CODE_UNCHECKED

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.frame.banners import Banners

CLOCK_ALLOWANCE = timedelta(minutes=5)
"""How far the clock may be behind the newest record: two laptops never agree to the second."""


@dataclass(frozen=True)
class Notices:
    """What was found. `sample_day` is set for the sample caseload, `wrong_day` when the clock is behind the records."""

    sample_day: date | None = None
    wrong_day: date | None = None
    key_file_damaged: bool = False
    code_unchecked: bool = False
    days_away: int = 0
    """Since when only notes and worries are written here, in days without contact with the server; 0 while all is."""


def look_for_notices(opened: OpenDesk) -> Notices:
    """Reads what there is to tell. To be called off the screen's thread."""
    from coachdesk.operations.lease import days_read_only  # loaded with the vault, after the window
    from coachdesk.operations.vaults import organisation_of

    desk = opened.desk
    shut = desk.gate.is_shut  # its page says so, and there is no page that would help with the rest
    day = organisation_of(opened).sample_today
    behind = desk.latest_moment() - desk.now() > CLOCK_ALLOWANCE
    return Notices(
        sample_day=date.fromisoformat(day) if day else None,
        wrong_day=desk.today() if behind and not day else None,
        key_file_damaged=not opened.key_is_whole and not shut,
        code_unchecked=bool(opened.keyring.get(CODE_UNCHECKED)) and not shut,
        days_away=0 if shut else days_read_only(opened),
    )


def say_notices(found: Notices, banners: Banners, make_code: Callable[[], object]) -> None:
    """Shows what was found, each in its own band. `make_code` leads to the page where a new code is made."""
    if found.sample_day is not None:
        words = _tr("Sample families: nobody here is real. It is always {day} in them.").format(
            day=_in_words(found.sample_day)
        )
        banners.say("sample", words, short=_tr("Sample families: nobody here is real."), closes=False)
    if found.wrong_day is not None:
        words = _tr(
            "This laptop's clock looks wrong: it says {day}, before your newest records. Put it right before you sign."
        ).format(day=_in_words(found.wrong_day))
        banners.say("clock", words, kind="warning", icon="calendar")
    if found.days_away:
        words = _tr(
            "This laptop has not reached your organisation's server for {days} days. Until it does, it keeps notes and "
            "worries only; all else can be read."
        ).format(days=found.days_away)
        banners.say("lease", words, short=_tr("Read only until the next contact with the server."), kind="warning")
    if found.key_file_damaged:
        words = _tr("The key file was damaged and a spare opened your records. Make a new recovery code.")
        banners.say("key", words, kind="warning", action=_tr("Make a new code"), acted=make_code)
    if found.code_unchecked:
        words = _tr("Your recovery code was never checked against paper. Make a new one.")
        banners.say("code", words, kind="warning", action=_tr("Make a new code"), acted=make_code)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Notices", words)


def _in_words(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
