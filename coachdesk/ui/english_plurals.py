"""English one and many, from the mark in the text itself: "%n step(s)", "%n famil(y/ies)", "%n child(ren)"."""

import re

from PySide6.QtCore import QTranslator

_ENDING = re.compile(r"\(([^\W\d_]+)(?:/([^\W\d_]+))?\)")


def in_number(text: str, count: int) -> str:
    """The text for so many: the mark "(s)" goes for one and stays for others; "(one/many)" gives either; %n is filled.

    >>> in_number("%n famil(y/ies) and %n child(ren)", 1)
    '1 family and 1 child'
    """

    def ending(mark: re.Match[str]) -> str:
        first, second = mark.group(1), mark.group(2)
        if second is None:
            return "" if count == 1 else first
        return first if count == 1 else second

    return _ENDING.sub(ending, text).replace("%n", str(count))


class EnglishPlurals(QTranslator):
    """A translator for the language the program is written in: it changes only what has a number in it.

    Other languages bring their plural forms in their .qm files and need none of this.
    """

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, n: int = -1) -> str:
        return in_number(source, n) if n >= 0 and "%n" in source else source

    def isEmpty(self) -> bool:
        return False
