"""The parts of a long page filled one after the other, the screen having its turn between any two."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer


class InTurn(QObject):
    """InTurn(parent): `.begin(steps)` does the first at once and the others in turn; a new beginning drops the rest."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: list[Callable[[], object]] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._do_next)

    def begin(self, steps: Sequence[Callable[[], object]]) -> None:
        """What was to come of an earlier beginning is not done any more."""
        self._steps = list(steps)
        self._do_next()

    def is_over(self) -> bool:
        """Whether all of it stands there."""
        return not self._steps

    def _do_next(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        if self._steps:
            self._next.start()
