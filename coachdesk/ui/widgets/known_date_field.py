"""When something was, as well as anybody knows it: typed in words or figures, echoed as what it was understood as."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from coachdesk.tools.day_spans import known_in_words
from coachdesk.tools.typed_known_dates import KnownDay, parse_known
from coachdesk.ui.widgets.date_field import TypedDateField


class KnownDateField(TypedDateField):
    """ "15 March", "about 15 March 2011", "March 2011", "spring 2009" or "2009"; nothing that has not come.

    KnownDateField(label, today, *, hint="", label_shown=True, parent=None)
      `.known()` -> KnownDay | None;  `.set_known(KnownDay | None)` emits nothing; otherwise as DateField;
      `left(object)` gives the KnownDay or None
    """

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        *,
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, self._day_meant, hint=hint, label_shown=label_shown, parent=parent)
        self._today = today

    def known(self) -> KnownDay | None:
        """The day typed, and how well it is known; None when nothing or no day is typed."""
        value = self._read()[0]
        return value if isinstance(value, KnownDay) else None

    def set_known(self, known: KnownDay | None) -> None:
        """Shows a day that came from elsewhere."""
        self._show(known_in_words(*known) if known else "", "")

    def _day_meant(self, typed: str) -> tuple[object, str]:
        known = parse_known(typed, self._today())
        return known, known_in_words(*known)
