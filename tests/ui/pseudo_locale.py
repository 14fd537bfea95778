"""A language that nobody speaks: every text of ours 40 % longer, accented and in brackets, so that what is left shows.

Install it like any translator: `qapp.installTranslator(PseudoTranslator(qapp))`, or use the fixture `pseudo`.
"""

import re

from PySide6.QtCore import QTranslator

_ACCENTED = str.maketrans("aceinorsuyzACEINORSUYZ", "àçéîñöŕšûýžÀÇÉÎÑÖŔŠÛÝŽ")
_KEPT = re.compile(r"(\{[^}]*\}|%n|%\d|&&|&)")
_PADDING = " ïò"


def pseudo(text: str) -> str:
    """The text in the pseudo-language; what is filled in later ({name}, %n) stays as it is."""
    parts = _KEPT.split(text)
    said = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in parts)
    longer = max(1, round(len(text) * 0.4))
    return f"[{said}{(_PADDING * longer)[:longer]}]"


class PseudoTranslator(QTranslator):
    """Translates everything of ours that goes through `tr` or `translate`; what does not is plain to see.

    Qt's own words stay: a file picker left standing takes "[Àll" for a pattern and warns in whichever test runs.
    """

    def translate(self, context: str, source: str, _disambiguation: str | None = None, n: int = -1) -> str:
        if context.startswith("Q") and context[1:2].isupper():  # QFileDialog, but not QuestionPage
            return ""
        said = pseudo(source)
        return said.replace("%n", str(n)) if n >= 0 else said

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        return False
