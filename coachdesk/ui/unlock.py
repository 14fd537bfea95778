"""The unlock page: one field for the passphrase, and no name of anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import (
    CoachDeskError,
    KeyFileDamaged,
    KeyFileMissing,
    VaultDamaged,
    VaultEmpty,
    VaultMissing,
    WaitBeforeTrying,
    WrongPassphrase,
)
from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from datetime import datetime

    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.door import Door

_A_BACKUP_HELPS = (KeyFileMissing, KeyFileDamaged, VaultMissing, VaultEmpty, VaultDamaged)


class UnlockPage(FrontPage):
    """Emits `opened(OpenDesk)`; `forgot`, `elsewhere` and `restore` ask for other ways in, `ring` for whom to ring."""

    opened = Signal(object)
    forgot = Signal()
    elsewhere = Signal()
    restore = Signal()
    ring = Signal()

    def __init__(self, door: Door, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__("CoachDesk", parent=parent)
        self._door, self._deeds = door, deeds
        self._wait = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1_000)
        self._tick.timeout.connect(self._count_down)
        self.field = PassphraseField(self.tr("Passphrase"), parent=self)
        self.field.entered.connect(self._open)
        self.field.edited.connect(self._typing)
        self.first = self.field
        self.body.addWidget(self.field)
        self.restore_button = secondary_button(self.tr("Restore a backup as a copy"), parent=self)
        self.restore_button.clicked.connect(self.restore)
        self.restore_button.hide()
        self.unlock_button = primary_button(self.tr("Unlock"), icon="lock", parent=self)
        self.unlock_button.clicked.connect(self._open)
        self.add_action(self.restore_button)
        self.add_action(self.unlock_button)
        self._links()
        self._last_opened(door.last_opened())

    def offer(self, words: str, deed: Callable[[], object]) -> None:
        """One more button under the passphrase, for a way on that opens nothing."""
        button = secondary_button(words, icon="left", parent=self)
        button.clicked.connect(deed)
        self.after.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignLeft)

    def _links(self) -> None:
        ring = secondary_button(self.tr("Who to ring (F8)"), icon="phone", parent=self)
        ring.clicked.connect(self.ring)
        self.after.addWidget(ring, 0, Qt.AlignmentFlag.AlignLeft)
        forgot = quiet_button(self.tr("I forgot it"), parent=self)
        forgot.clicked.connect(self.forgot)
        other = quiet_button(self.tr("Other records, or a backup"), parent=self)
        other.clicked.connect(self.elsewhere)
        links = FlowLayout()
        spaced(links, 0.0, 0.3)
        links.addWidget(forgot)
        links.addWidget(other)
        self.after.addLayout(links)

    def _last_opened(self, when: datetime | None) -> None:
        if when is None:
            return
        moment = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
        recent = moment.daysTo(QDateTime.currentDateTime()) < 6
        words = QLocale().toString(moment, "dddd HH:mm" if recent else "dddd d MMMM yyyy, HH:mm")
        self.after.addWidget(
            SafeLabel(self.tr("Last opened {when}").format(when=words), tone="muted", level="small", parent=self)
        )

    def _typing(self) -> None:
        if not self._wait and not self.field.is_empty():
            self.warn("")

    def _open(self) -> None:
        if self._wait or not self.isEnabled():
            return
        if self.field.is_empty():
            self.field.show_problem(self.tr("Type your passphrase."))
            self.field.setFocus()
            return
        passphrase = self.field.take()
        self.warn("")
        self.restore_button.hide()
        self.busy(self.tr("Opening your records"))
        self._deeds.do(lambda: self._door.open(passphrase), then=self._is_open, failed=self._refused, owner=self)

    def _is_open(self, opened: OpenDesk) -> None:
        self.idle()
        self.opened.emit(opened)

    def _refused(self, error: CoachDeskError) -> None:
        self.idle()
        self.field.setFocus()
        if isinstance(error, WaitBeforeTrying):
            self._wait = error.seconds
            self._tick.start()
            self._count_down()
        elif isinstance(error, WrongPassphrase) and error.tries_left is not None:
            self.warn(self._wrong(error.tries_left))
        else:
            self.restore_button.setVisible(isinstance(error, _A_BACKUP_HELPS))
            self.warn(error)

    def _wrong(self, tries_left: int) -> str:
        sentence = self.tr("That passphrase did not open this laptop's records. Check Caps Lock.")
        if tries_left:
            return f"{sentence} {self.tr('%n more before a short wait.', '', tries_left)}"
        return f"{sentence} {self.tr('There is a short wait before the next try counts.')}"

    def _count_down(self) -> None:
        if self._wait <= 0:
            self._tick.stop()
            self.warn("")
            self.unlock_button.setEnabled(True)
            self.say(self.tr("You can try again now."))
            return
        minutes, seconds = divmod(self._wait, 60)
        self.unlock_button.setEnabled(False)
        self.message.set_tone("danger")
        self.message.set_words(
            self.tr("Too many tries. Wait {minutes}:{seconds}, then try again. Nothing is lost.").format(
                minutes=minutes, seconds=f"{seconds:02}"
            )
        )
        self.message.show()
        if self._wait % 30 == 0:
            announce(self, self.message.words())
        self._wait -= 1
