"""How a conflict is told: who wrote, on which laptop, when, and what may be answered."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from coachdesk.operations.conflicts import Side, Writer
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated

HERE = QT_TRANSLATE_NOOP("conflicts", "you, on this laptop")
ELSEWHERE = QT_TRANSLATE_NOOP("conflicts", "you, on another laptop")
SOMEBODY = QT_TRANSLATE_NOOP("conflicts", "somebody not on this laptop")
WROTE = QT_TRANSLATE_NOOP("conflicts", "Written by {who}")
WROTE_NUMBERED = QT_TRANSLATE_NOOP("conflicts", "Written by {who} ({number})")
NOT_HERE = QT_TRANSLATE_NOOP("conflicts", "something not on this laptop")
FIRST_IN_LIST = QT_TRANSLATE_NOOP("conflicts", "First in the list")
IN_LIST_AFTER = QT_TRANSLATE_NOOP("conflicts", "In the list after “{title}”")
AND = QT_TRANSLATE_NOOP("conflicts", "{one} and {other}")
WRITTEN_AT = QT_TRANSLATE_NOOP("conflicts", "{day}, {time} by the clock of that laptop")
RECEIVED_AT = QT_TRANSLATE_NOOP("conflicts", "received {day}, {time}")
NOT_RECEIVED = QT_TRANSLATE_NOOP("conflicts", "not yet sent")


def translated(text: str) -> str:
    """In the language worn."""
    return QCoreApplication.translate("conflicts", text)


def who_words(writer: Writer) -> str:
    """ "Ada", "you, on this laptop"."""
    if writer.is_here:
        return translated(HERE)
    if writer.is_me:
        return translated(ELSEWHERE)
    return isolated(writer.name) or translated(SOMEBODY)


def all_of(words: Sequence[str]) -> str:
    """ "Ada and Bronwen"; each once."""
    found = list(dict.fromkeys(words))
    said = found[0]
    for other in found[1:]:
        said = translated(AND).format(one=said, other=other)
    return said


def when_words(writer: Writer) -> str:
    """When it was written by the clock of the laptop it was written on, and when the server had it."""
    at, received = writer.written.at, writer.written.received
    written = translated(WRITTEN_AT).format(day=short(at.date()), time=f"{at:%H:%M}")
    if received is None:
        return f"{written} · {translated(NOT_RECEIVED)}"
    wall = on_the_wall(received)
    return f"{written} · {translated(RECEIVED_AT).format(day=short(wall.date()), time=f'{wall:%H:%M}')}"


def side_titles(sides: Sequence[Side]) -> list[str]:
    """What each side is called, above its value and on its choice: never two alike."""
    plain = [all_of([who_words(one) for one in side.writers]) for side in sides]
    titles = []
    for number, who in enumerate(plain, 1):
        pattern = WROTE_NUMBERED if plain.count(who) > 1 else WROTE
        titles.append(translated(pattern).format(who=who, number=number))
    return titles
