"""The card that says whether everything for tomorrow's visits is on this laptop, or what is missing."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coachdesk.tools.ready_for_tomorrow import Lack, Ready, Verdict
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.syncing.face import moment
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

_LACKS: dict[Lack, str] = {
    Lack.NOT_ARRIVED: QT_TRANSLATE_NOOP("EveningCard", "a part of it has not arrived yet"),
    Lack.NO_KEY: QT_TRANSLATE_NOOP("EveningCard", "%n change(s) still sealed"),
    Lack.TOO_NEW: QT_TRANSLATE_NOOP("EveningCard", "%n change(s) from a newer CoachDesk"),
    Lack.SET_ASIDE: QT_TRANSLATE_NOOP("EveningCard", "%n change(s) that could not be trusted or read"),
    Lack.UNDECIDED: QT_TRANSLATE_NOOP("EveningCard", "%n change(s) from somebody who had left, not counted yet"),
    Lack.FILES: QT_TRANSLATE_NOOP("EveningCard", "%n file(s) not here yet"),
}


class EveningCard(Card):
    """EveningCard(parent): `.show_ready(ready, now, today=False)`; hidden where there is nothing to answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(level=2, parent=parent)
        row = TurningRow(4, gap=0.6, at_top=True, parent=self)
        self._icons = {name: IconLabel(name, tone, parent=row) for name, tone in (("tick", "ok"), ("info", "accent"))}
        for icon in self._icons.values():
            row.add(icon)
        self.answer = SafeLabel(level="3", parent=row)
        row.add(self.answer, 1)
        self.add(row)
        self._lacking = Rows(0.3, self)
        self.add(self._lacking)
        self._heard = small_label(parent=self)
        self.add(self._heard)
        self.hide()

    def show_ready(self, ready: Ready, now: datetime, *, today: bool = False) -> None:
        """The answer in words. `today`: of the visits still to come today."""
        self.set_title(_tr("Is everything for today here?") if today else _tr("Is everything for tomorrow here?"))
        self.answer.set_words(answer_words(ready, now))
        good = ready.verdict in {Verdict.READY, Verdict.NOBODY, Verdict.ALONE}
        self._icons["tick"].setVisible(good)
        self._icons["info"].setVisible(not good)
        self._lacking.fill(
            [SafeLabel(_lacking_words(family.ref, lacks), parent=self._lacking) for family, lacks in ready.lacking]
        )
        self._lacking.setVisible(bool(ready.lacking))
        heard = ready.heard
        self._heard.set_words(
            _tr("The server was last heard from: {when}.").format(when=moment(heard, now))
            if heard
            else _tr("The server was never heard from yet.")
        )
        self._heard.setVisible(ready.verdict in {Verdict.READY, Verdict.LACKING, Verdict.OLD})
        self.show()


def answer_words(ready: Ready, now: datetime) -> str:
    """One sentence: yes, or what to do."""
    if ready.verdict is Verdict.NOBODY:
        return _tr("No visit is planned.")
    if ready.verdict is Verdict.ALONE:
        return _tr("Yes. This laptop has no server, so everything is here.")
    if ready.verdict is Verdict.READY:
        return _tr("Yes. Everything for these visits is on this laptop.")
    if ready.verdict is Verdict.LACKING:
        return _tr("Not all of it. Connect this laptop before you go.")
    if ready.heard is None:
        return _tr("Nothing was fetched yet. Connect this laptop before you go.")
    return _tr("All that was known {when} is here. Connect once before you go, for what others wrote since.").format(
        when=moment(ready.heard, now)
    )


def _lacking_words(ref: str, lacks: Mapping[Lack, int]) -> str:
    said = ", ".join(_tr(_LACKS[lack], count) for lack, count in lacks.items())
    return _tr("{family}: {lacks}.").format(family=ref, lacks=said)


def _tr(words: str, count: int = -1) -> str:
    return QCoreApplication.translate("EveningCard", words, "", count)
