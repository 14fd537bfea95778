"""What a question looks like: its picture, its name, one plain question, examples, and what to answer with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from coachdesk.models.measures import AnswerMode
from coachdesk.models.question_set import Question
from coachdesk.ui.family_mode.questions.ask_card import AskCard
from coachdesk.ui.family_mode.questions.asking_words import read_back, think_about
from coachdesk.ui.family_mode.questions.mark_draft import MarkDraft
from coachdesk.ui.family_mode.questions.scale import Scale
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.buttons import Button, primary_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.measure_picture import MeasurePicture

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow

_NARROW = 42.0
_LARGE, _SMALL = 8.0, 3.6


class QuestionSheet(Sheet):
    """Every mark is read back in words at once. A subclass says what `_right` and `_leave` do, and calls `finish`.

    `draft` is the mark as it stands on the page; `heard` is set once the page was read aloud by the laptop.
    """

    reads_aloud = True

    def __init__(self, window: FamilyWindow, question: Question, mode: AnswerMode, draft: MarkDraft) -> None:
        super().__init__(window)
        self.question, self.draft, self.heard = question, draft, False
        self.place_in_set = SafeLabel(tone="muted", level="small", wrap=False, parent=self)
        self.place_in_set.hide()
        self.header.addWidget(self.place_in_set)
        self._picture = MeasurePicture(question.picture, _LARGE, self)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        spaced(self._beside, gap=1.4)
        self._beside.addWidget(self._picture)
        column = QVBoxLayout()
        spaced(column, gap=0.4)
        self._beside.addLayout(column, 1)
        self.body.removeWidget(self.title)
        column.addWidget(self.title)
        self.set_title(question.name)
        self.setAccessibleName(f"{question.name}. {question.question}")
        for words, level in ((question.question, "2"), (think_about(question), "")):
            label = SafeLabel(words, level=level, parent=self)
            label.setVisible(bool(words))
            column.addWidget(label)
            self._said.append(label)
        column.addStretch(1)
        self.body.addLayout(self._beside)
        self.scale = Scale(question, mode, self)
        self.scale.set_place(draft.place)
        self.scale.marked.connect(self._marked)
        self.scale.cleared.connect(self._change)
        self.add(self.scale)
        self.echo = AskCard(self)
        self.add(self.echo)
        self.next = primary_button(self.tr("Next"), "right", self)
        self.next.clicked.connect(self._next)
        self._turn_beside()

    def finish(
        self,
        primary: Button | None = None,
        back: str | Callable[[], object] = "",
        *,
        stop: bool | Callable[[], object] = True,
    ) -> None:
        """As any page; from now on it knows when it was read aloud."""
        super().finish(primary, back, stop=stop)
        assert self.read_to_me is not None, "it reads aloud"
        self.read_to_me.heard.connect(self._was_heard)

    def _was_heard(self) -> None:
        self.heard = True

    def spoken_text(self) -> tuple[str, ...]:
        """Also what there is to choose from, worst first, and what is asked about the mark on the page."""
        words = self.scale.choice_words()
        return (*super().spoken_text(), *words, *((self.echo.words(),) if self.echo.asks else ()))

    # -- the mark ---------------------------------------------------------------------------------

    def _marked(self, place: int) -> None:
        self.draft = self.draft.put(place)
        self.message.hush()
        self.next.hide()
        pattern = self.tr("{told} Is that right?")
        words = pattern.format(told=read_back(self.question, place))
        self.echo.ask(words, self.tr("Yes"), self._right, self.tr("Change it"), self._change)

    def _change(self) -> None:
        """Back to no mark, as often as anybody likes."""
        self.draft = self.draft.taken_off()
        self.scale.set_place(None)
        self._ask_nothing()
        self.scale.setFocus()

    def _ask_nothing(self) -> None:
        self.echo.hush()
        self.next.show()

    def _next(self) -> None:
        """On; without a mark it asks once."""
        self.next.hide()
        no_more = (self.tr("No"), self._stay)
        self.echo.ask(self.tr("Leave this one?"), self.tr("Yes"), self._leave, *no_more)

    def _stay(self) -> None:
        self._ask_nothing()
        self.scale.setFocus()

    def _right(self) -> None:
        raise NotImplementedError

    def _leave(self) -> None:
        raise NotImplementedError

    # -- room -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_beside()

    def restyle(self) -> None:
        """Puts the picture where the text size leaves room for it (the theme calls this)."""
        super().restyle()
        self._turn_beside()

    def _turn_beside(self) -> None:
        if not hasattr(self, "_beside"):  # the page is still being made
            return
        narrow = self.width() < em(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() != way:
            self._beside.setDirection(way)
        self._picture.set_ems(_SMALL if narrow else _LARGE)
