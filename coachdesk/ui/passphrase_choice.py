"""Choosing a passphrase: five words picked by chance, or one's own with a sentence on how hard it is to guess."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput
from coachdesk.operating_system import wipe
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from coachdesk.ui.deeds import Deeds

SUGGESTED, OWN = "suggested", "own"
_JUDGE_AFTER_MS = 300


class PassphraseChoice(QWidget):
    """`settle(then)` calls `then(bytearray)` once the choice is good, and else says under the field why it is not."""

    entered = Signal()

    def __init__(self, deeds: Deeds, about: Callable[[], tuple[str, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds, self._about = deeds, about
        self._suggestion = ""
        choices = (Choice(SUGGESTED, self.tr("Use five words")), Choice(OWN, self.tr("Choose my own")))
        self.way = ChoiceField(self.tr("Your passphrase"), choices, chosen=SUGGESTED, optional=False, parent=self)
        self.way.edited.connect(self._turn)
        self._words = SafeLabel("", level="2", parent=self)
        self._another = quiet_button(self.tr("Suggest other words"), icon="undo", parent=self)
        self._another.clicked.connect(self._suggest)
        self._card = Card(parent=self)
        self._card.body.addWidget(self._words)
        self._card.body.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = PassphraseField("", parent=self)
        self.again = PassphraseField(self.tr("The same passphrase again"), parent=self)
        self.field.entered.connect(self._onwards)
        self.again.entered.connect(self.entered)
        self.field.edited.connect(self._edited)
        self._judge_soon = QTimer(self)
        self._judge_soon.setSingleShot(True)
        self._judge_soon.setInterval(_JUDGE_AFTER_MS)
        self._judge_soon.timeout.connect(self._judge)
        column = QVBoxLayout(self)
        spaced(column, 0.0, 0.8)
        for part in (self.way, self._card, self.field, self.again):
            column.addWidget(part)
        self._suggest()
        self._turn()

    def settle(self, then: Callable[[bytearray], object]) -> None:
        """Checks the choice off the screen's thread; `then` gets the passphrase, which it wipes."""
        self._judge_soon.stop()  # of two questions only the newer is answered, and this is the one that counts
        if self.field.is_empty():
            self._refuse(self.field, self.tr("Type the passphrase here."))
            return
        if self._is_own() and not self.field.same_as(self.again):
            self._refuse(self.again, self.tr("The two do not match. Type it again."))
            return
        if not self._is_own() and not self.field.judged(self._is_suggestion):
            self._refuse(self.field, self.tr("That is not the five words above. Type them with a gap between."))
            return
        if not self._is_own():
            then(self.field.take())
            return
        self._ask(lambda problem: self._settled(problem, then))

    def wipe(self) -> None:
        """Forgets what was typed, and suggests other words."""
        self.field.wipe()
        self.again.wipe()
        self._suggest()

    def suggestion(self) -> str:
        """The five words on the screen."""
        return self._suggestion

    def _settled(self, problem: str, then: Callable[[bytearray], object]) -> None:
        if problem:
            self._refuse(self.field, problem)
            return
        self.again.wipe()
        then(self.field.take())

    def _refuse(self, field: PassphraseField, sentence: str) -> None:
        field.show_problem(sentence)
        field.setFocus()

    def _suggest(self) -> None:
        from coachdesk.crypto.passphrase_choice import suggested_passphrase  # loads cryptography

        self._suggestion = suggested_passphrase()
        self._words.set_words(self._suggestion)
        self.field.wipe()

    def _turn(self) -> None:
        own = self._is_own()
        self._card.setVisible(not own)
        self.again.setVisible(own)
        self.field.wipe()
        self.again.wipe()
        self.field.rename(self.tr("Your own passphrase") if own else self.tr("Type the five words to learn them"))
        self.field.set_hint(
            self.tr("At least 14 letters. A few words that do not belong together are hard to guess.") if own else ""
        )

    def _is_own(self) -> bool:
        return self.way.chosen() == OWN

    def _is_suggestion(self, typed: bytearray) -> bool:
        return typed == self._suggestion.encode()

    def _onwards(self) -> None:
        if self._is_own():
            self.again.setFocus()
        else:
            self.entered.emit()

    def _edited(self) -> None:
        if self._is_own():
            self._judge_soon.start()

    def _judge(self) -> None:
        if not self.field.is_empty() and self._is_own():
            self._ask(lambda problem: self.field.say(problem or self.tr("Good: this is hard to guess.")))

    def _ask(self, answered: Callable[[str], object]) -> None:
        """Has the passphrase judged on the reading thread: "" or the sentence against it."""
        typed = self.field.judged(bytearray)
        about = self._about()
        self._deeds.read(lambda: _problem_with(typed, about), answered, key=(id(self), "judge"), owner=self)


def _problem_with(typed: bytearray, about: tuple[str, ...]) -> str:
    from coachdesk.crypto.passphrase_choice import check_choice  # loads dictionaries

    try:
        check_choice(typed, about)
    except BadInput as problem:
        return problem.sentence
    finally:
        wipe(typed)
    return ""
