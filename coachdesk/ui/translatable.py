"""Marks words for the translators where they stand in a table; they are put into the language worn when shown."""


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """The same words. Qt's own marker, by the name its tools look for, but typed as what it gives back."""
    return words
