"""A time of day as people say it: "9:30", "2.30 pm", echoed as the clock shows it and never guessed."""

from datetime import time

from PySide6.QtWidgets import QWidget

from coachdesk.tools.typed_times import parse_time
from coachdesk.ui.widgets.date_field import TypedDateField


class TimeField(TypedDateField):
    """TimeField(label, *, at=None, hint="", label_shown=True, parent=None)

    `.at()` -> datetime.time | None;  `.set_at(time | None)` emits nothing;  `.is_doubtful()`;  signals as DateField's,
    `left(object)` with a datetime.time or None.
    """

    def __init__(
        self,
        label: str,
        *,
        at: time | None = None,
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, _meant, hint=hint, label_shown=label_shown, parent=parent)
        self.set_at(at)

    def at(self) -> time | None:
        """The time typed; None when nothing or not a time is typed."""
        value = self._read()[0]
        return value if isinstance(value, time) else None

    def set_at(self, at: time | None) -> None:
        """Shows a time that came from elsewhere."""
        self._show(f"{at:%H:%M}" if at else "", "")


def _meant(typed: str) -> tuple[object, str]:
    at = parse_time(typed)
    return at, f"{at:%H:%M}"
