"""A date as people say it: typed in words or figures, echoed in words, never silently swapped or refused."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coachdesk.errors import BadInput
from coachdesk.tools.dates import parse_date, parse_partial_date, partial_in_words, short
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.writing import Writing

_LONGEST = 60


class TypedDateField(Field):
    """What a whole and a partial date share: a line, its echo in words, and the sentence when it cannot be a date."""

    edited = Signal()
    left = Signal(object)
    doubtful = Signal(str)

    def __init__(
        self,
        label: str,
        understood: Callable[[str], tuple[object, str]],
        *,
        hint: str,
        label_shown: bool,
        parent: QWidget | None,
    ) -> None:
        """`understood` turns what is typed into the value and its words, or raises BadInput."""
        super().__init__(label, hint=hint, label_shown=label_shown, parent=parent)
        self._understood = understood
        self._line = QLineEdit(self)
        self._line.setMaxLength(_LONGEST)
        self.place(self._line)
        self._echo = SafeLabel("", tone="muted", parent=self)
        self._rows.insertWidget(3, self._echo)
        self._echo.hide()
        self._writing = Writing(self._line, self._nothing, self._left)
        self._line.textEdited.connect(self._edited)
        self._line.returnPressed.connect(self.leave)

    def typed(self) -> str:
        """What stands in the box, letter for letter."""
        return self._line.text()

    def set_typed(self, typed: str) -> None:
        """Puts back what was being typed, a date or not yet one; emits nothing."""
        self._line.setText(typed)
        self._writing.forget()
        self.clear_problem()
        value, words = self._read()
        self._say_echo(words if value is not None else "")

    def echo(self) -> str:
        """What the typed date was understood as, in words; "" while it is not one."""
        return self._echo.words()

    def is_doubtful(self) -> bool:
        """True when something is typed that is not a date: a draft may be kept, a change may not be cut."""
        return bool(self.typed().strip()) and self._read()[0] is None

    def set_read_only(self, read_only: bool) -> None:
        """The date can be read and copied, not changed."""
        self._line.setReadOnly(read_only)

    def leave(self) -> None:
        """Hands over what is typed now, as if the focus had left."""
        self._writing.leave()

    def _show(self, typed: str, echo: str) -> None:
        self._line.setText(typed)
        self._writing.forget()
        self.clear_problem()
        self._say_echo(echo)

    def _read(self) -> tuple[object | None, str]:
        """The value and its words, or None and why not."""
        if not self.typed().strip():
            return None, ""
        try:
            return self._understood(self.typed())
        except BadInput as bad:
            return None, bad.sentence

    def _edited(self) -> None:
        value, words = self._read()
        self._say_echo(words if value is not None else "")
        if value is not None or not self.typed().strip():
            self.clear_problem()
        self._writing.typed()
        self.edited.emit()

    def _left(self) -> None:
        value, words = self._read()
        if value is None and words:
            self.show_problem(words)
            self.doubtful.emit(self.typed())
            return
        self.clear_problem()
        announce(self, self.echo())
        self.left.emit(value)

    def _say_echo(self, words: str) -> None:
        self._echo.set_words(words)
        self._echo.setVisible(bool(words) and words != self.typed())

    def _nothing(self) -> None:
        """A date is too short for drafts."""


class DateField(TypedDateField):
    """One day: "27/11/26" (day first), "27 Nov", "Friday", "in 2 weeks".

    DateField(label, today, *, day=None, past=False, hint="", label_shown=True, parent=None)
      `today`: callable giving the date of today;  `past`: "Friday" and "3 May" mean the last one
      `.day()` -> date | None;  `.set_day(date | None)` emits nothing;  `.typed()`;  `.echo()`;  `.is_doubtful()`
      signals: `edited()` · `left(object)` date or None, once when left after a change · `doubtful(str)` left with
      what is not a date: the typed words stay, the reason stands under them, nothing is blocked
    """

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        *,
        day: date | None = None,
        past: bool = False,
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, self._day_meant, hint=hint, label_shown=label_shown, parent=parent)
        self._today, self._past = today, past
        self.set_day(day)

    def day(self) -> date | None:
        """The day typed; None when nothing or not a date is typed."""
        value = self._read()[0]
        return value if isinstance(value, date) else None

    def set_day(self, day: date | None) -> None:
        """Shows a date that came from elsewhere."""
        self._show(short(day) if day else "", "")

    def _day_meant(self, typed: str) -> tuple[object, str]:
        day = parse_date(typed, self._today(), past=self._past)
        return day, short(day)


class PartialDateField(TypedDateField):
    """A date known to the day, the month or the year: "2011", "March 2011", "15/3/2011".

    PartialDateField(label, today, *, partial=None, hint="", label_shown=True, parent=None)
      `.partial()` -> str | None ("2011", "2011-03" or "2011-03-15");  `.set_partial(str | None)` emits nothing;
      otherwise as DateField; `left(object)` gives that text or None
    """

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        *,
        partial: str | None = None,
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, self._date_meant, hint=hint, label_shown=label_shown, parent=parent)
        self._today = today
        self.set_partial(partial)

    def partial(self) -> str | None:
        """The date typed as PartialDate text; None when nothing or not a date is typed."""
        value = self._read()[0]
        return value if isinstance(value, str) else None

    def set_partial(self, partial: str | None) -> None:
        """Shows a date that came from elsewhere."""
        self._show(partial_in_words(partial) if partial else "", "")

    def _date_meant(self, typed: str) -> tuple[object, str]:
        partial = parse_partial_date(typed, self._today())
        return partial, partial_in_words(partial)
