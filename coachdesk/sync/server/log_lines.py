"""What the server writes down of its days: one JSON object a line, ids and counts only, never a word that was sent."""

import json
import logging
from collections.abc import Callable
from datetime import datetime

LOGGER = logging.getLogger("coachdesk.server")
_OWN = "coachdesk"


class JsonLines(logging.Formatter):
    """Our own lines carry their parts; of anybody else's only the logger's name and level are written."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """`clock` gives the time on the wall."""
        super().__init__()
        self._clock = clock

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        parts = getattr(record, _OWN, None) or {"what": "library", "logger": record.name}
        told = {"at": self._clock().isoformat(timespec="milliseconds"), "level": record.levelname.lower(), **parts}
        return json.dumps(told, separators=(",", ":"))


def write_line(what: str, *, level: int = logging.INFO, **parts: str | int | float | None) -> None:
    """One line of our own: a fixed word, ids as hex, counts."""
    LOGGER.log(level, what, extra={_OWN: {"what": what, **parts}})


def write_trouble(what: str, trouble: BaseException, **parts: str | int | float | None) -> None:
    """That something broke: its class, and where in our own code; never its text, which may quote what was sent."""
    write_line(what, level=logging.ERROR, kind=type(trouble).__name__, place=_place(trouble), **parts)


def _place(trouble: BaseException) -> str:
    place, step = "", trouble.__traceback__
    while step is not None:
        name = str(step.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("coachdesk"):
            place = f"{name}:{step.tb_lineno}"
        step = step.tb_next
    return place
