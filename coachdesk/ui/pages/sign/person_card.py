"""One person's card on the sign page: what they answered, or the ways to answer."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.person import Person
from coachdesk.models.plan import Ink, InkMethod
from coachdesk.operations.inking import STATEMENT
from coachdesk.ui.path_field import PathField
from coachdesk.ui.theme import for_family
from coachdesk.ui.widgets.buttons import Button, primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.ink_pad import InkPad
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField


class PersonCard(Card):
    """PersonCard(person, ink, parent=None): `answered(method, strokes, witness, file)` when the person has decided.

    Object names for whoever drives it: `sign <name>`, `ink <name>`, `done <name>`, `rather not <name>`.
    """

    answered = Signal(str, object, str, object)
    paper_wanted = Signal(str)
    """The id of the photographed page is to be shown."""
    began = Signal()

    def __init__(self, person: Person, ink: Ink | None, parent: QWidget | None = None) -> None:
        super().__init__(person.known_as, icon="child" if person.role.value == "child" else "person", parent=parent)
        self.person, self.ink = person, ink
        for_family(self)
        self._pad: InkPad | None = None
        self._witness: LineField | None = None
        self._paper: PathField | None = None
        self._method = InkMethod.DRAWN
        self._buttons: list[Button] = []
        if ink is not None:
            self.add(
                SafeLabel(self._said(ink), tone="ok" if ink.method is not InkMethod.RATHER_NOT else "", parent=self)
            )
            if ink.strokes:
                shown = InkPad(self.tr("What {name} drew").format(name=person.known_as), parent=self)
                shown.show_strokes(ink.strokes)
                self.add(shown)
            if ink.attachment:
                see = secondary_button(self.tr("See the signed page"), "eye", self)
                see.setObjectName(f"see {person.known_as}")
                see.setAccessibleName(self.tr("{name}: see the signed page").format(name=person.known_as))
                see.clicked.connect(lambda _=False, paper=ink.attachment: self.paper_wanted.emit(paper))
                self.add_action(see)
        self._choices(again=ink is not None)

    @property
    def begin_button(self) -> Button:
        """The button that begins to sign."""
        return self._buttons[0]

    def _choices(self, *, again: bool) -> None:
        name = self.person.known_as
        begin = self.tr("Sign again") if again else self.tr("Sign here")
        ways = (
            (begin, "sign", f"sign {name}", InkMethod.DRAWN),
            (self.tr("Make my mark, with a witness"), "edit", f"mark {name}", InkMethod.MARK_WITH_WITNESS),
            (self.tr("I signed on paper"), "camera", f"paper {name}", InkMethod.ON_PAPER),
            (self.tr("I'd rather not"), "close", f"rather not {name}", InkMethod.RATHER_NOT),
        )
        for words, icon, object_name, method in ways:
            button = (primary_button if method is InkMethod.DRAWN and not again else secondary_button)(
                words, icon, self
            )
            button.setObjectName(object_name)
            button.setAccessibleName(f"{name}: {words}")
            button.clicked.connect(lambda _=False, chosen=method: self._begin(chosen))
            self.add_action(button)
            self._buttons.append(button)

    def _begin(self, method: InkMethod) -> None:
        self._method = method
        if method is InkMethod.RATHER_NOT:
            self.answered.emit(method.value, (), "", None)
            return
        self.began.emit()
        for button in self._buttons:
            button.hide()
        self.add(SafeLabel(STATEMENT, parent=self))
        if method is InkMethod.MARK_WITH_WITNESS:
            self._witness = LineField(self.tr("Who saw the mark being made?"), parent=self)
            self.add(self._witness)
        if method is InkMethod.ON_PAPER:
            self._paper = PathField(self.tr("Picture or scan of the signed page"), "file", parent=self)
            self.add(self._paper)
        else:
            label = self.tr("{name}, sign in the box").format(name=self.person.known_as)
            self._pad = InkPad(label, parent=self)
            self._pad.setObjectName(f"ink {self.person.known_as}")
            self.add(self._pad)
            self._pad.setFocus()
        done = primary_button(self.tr("Done"), "tick", self)
        done.setObjectName(f"done {self.person.known_as}")
        done.setAccessibleName(self.tr("{name}: done").format(name=self.person.known_as))
        done.clicked.connect(self._done)
        self.add_action(done)

    def _done(self) -> None:
        if self._pad is not None and not self._pad.check():
            return
        witness = self._witness.text().strip() if self._witness is not None else ""
        if self._witness is not None and not witness:
            self._witness.show_problem(self.tr("Write the name of the person who saw the mark being made."))
            return
        file: Path | None = self._paper.path() if self._paper is not None else None
        if self._paper is not None and file is None:
            self._paper.show_problem(self.tr("Choose the picture of the signed page."))
            return
        self.answered.emit(self._method.value, self._pad.strokes() if self._pad else (), witness, file)

    def _said(self, ink: Ink) -> str:
        name, when = self.person.known_as, ink.signed_at.strftime("%H:%M")
        if ink.method is InkMethod.RATHER_NOT:
            return self.tr("{name} would rather not sign. That is all right.").format(name=name)
        if ink.method is InkMethod.ON_PAPER:
            return self.tr("{name} signed on paper at {when}.").format(name=name, when=when)
        if ink.method is InkMethod.MARK_WITH_WITNESS:
            return self.tr("{name} made a mark at {when}. {witness} saw it.").format(
                name=name, when=when, witness=ink.witness
            )
        return self.tr("{name} signed at {when}.").format(name=name, when=when)
