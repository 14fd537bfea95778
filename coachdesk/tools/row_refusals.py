"""What is wrong with one row of an agency's sheet: a sentence each, naming row and column and repeating nothing."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from coachdesk.errors import BadInput
from coachdesk.tools.contact_columns import Meaning, column_letter

Found = TypeVar("Found")

_NAMED = {
    Meaning.WHAT: "description",
    Meaning.POUNDS: "amount",
    Meaning.PENCE: "amount",
    Meaning.OUTCOME_WORDS: "reason",
    Meaning.ARRANGED: "way it was arranged",
    Meaning.SAVINGS_CATEGORY: "calculator code",
    Meaning.THEIR_ID: "number",
}
"""How a sentence names what a column means, where its own word would not do."""


class Refusals:
    """Collects what is wrong with one row, each as a sentence naming row and column."""

    def __init__(self, row: int, at: Mapping[Meaning, int]) -> None:
        self._row = row
        self._at = at
        self.sentences: list[str] = []
        self.refused: set[Meaning] = set()
        """Of which something has been said already."""

    def say(self, meaning: Meaning, trouble: str) -> None:
        self.refused.add(meaning)
        where = f", column {column_letter(self._at[meaning])}" if meaning in self._at else ""
        self.sentences.append(f"Row {self._row}{where}: the {_NAMED.get(meaning) or meaning.value} {trouble}")

    def trying(self, meaning: Meaning, read: Callable[[], Found]) -> Found | None:
        """What is read; None, and a sentence, where that is refused."""
        try:
            return read()
        except BadInput as refused:
            self.say(meaning, refused.sentence)
            return None
