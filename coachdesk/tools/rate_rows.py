"""A file of unit costs read row by row: each becomes a unit cost, is here already, or is refused with why (V-01)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from coachdesk.errors import BadInput
from coachdesk.models.unit_rate import Confidence
from coachdesk.settings import NAME_LIMIT
from coachdesk.tools import contact_cells as cells
from coachdesk.tools.contact_columns import column_letter, folded
from coachdesk.tools.contact_rows import Verdict

_Found = TypeVar("_Found")


class RateColumn(StrEnum):
    """What a column of such a file can mean."""

    CATEGORY = "category"
    LABEL = "label"
    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"
    SOURCE = "source"
    PRICE_YEAR = "price_year"
    LICENCE = "licence"
    CONFIDENCE = "confidence"
    CASHABLE = "cashable"
    INVENTED = "invented"


_CALLED: Mapping[RateColumn, tuple[str, ...]] = {
    RateColumn.CATEGORY: ("category", "code", "category code"),
    RateColumn.LABEL: ("label", "what", "description", "event"),
    RateColumn.LOW: ("low", "low £", "lowest", "at least"),
    RateColumn.LIKELY: ("likely", "likely £", "unit cost", "unit cost £", "cost", "most likely"),
    RateColumn.HIGH: ("high", "high £", "highest", "at most"),
    RateColumn.SOURCE: ("source",),
    RateColumn.PRICE_YEAR: ("price year", "year", "prices of"),
    RateColumn.LICENCE: ("licence", "license"),
    RateColumn.CONFIDENCE: ("confidence",),
    RateColumn.CASHABLE: ("cashable",),
    RateColumn.INVENTED: ("invented", "illustrative"),
}
_MEANT = {name: column for column, names in _CALLED.items() for name in names}
_NEEDED = (RateColumn.CATEGORY, RateColumn.LABEL, RateColumn.LIKELY)
"""Without a source or a year a unit cost is kept, and every figure made with it says so (4.3)."""
_CONFIDENCE = {**{one.value: one for one in Confidence}, "not said": Confidence.NOT_SAID}
_YES_NO = {**dict.fromkeys(("yes", "y", "true", "1"), True), **dict.fromkeys(("no", "n", "false", "0", ""), False)}
_EARLIEST_YEAR = 1950


@dataclass(frozen=True, slots=True)
class RateRow:
    """One row: its number, what becomes of it, why, and the fields of the unit cost it is."""

    row: int
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


def read_rates(
    rows: Sequence[Sequence[str]], known: Mapping[str, Mapping[str, Any]], this_year: int
) -> tuple[RateRow, ...]:
    """Every row below the headings; `known` are the fields of the unit costs that are here, by category.

    Raises BadInput("columns") when a heading is missing or there twice.
    """
    at = next((place for place, row in enumerate(rows) if any(row)), len(rows))
    places = _places(rows[at] if at < len(rows) else ())
    reader = _Reader(places, known, this_year)
    return tuple(reader.read(number + 1, rows[number]) for number in range(at + 1, len(rows)) if any(rows[number]))


def _places(headings: Sequence[str]) -> dict[RateColumn, int]:
    found: dict[RateColumn, int] = {}
    for place, heading in enumerate(headings):
        column = _MEANT.get(folded(heading))
        if column is not None and column in found:
            raise BadInput("columns", f"Two columns have the heading for {_named(column)}.")
        if column is not None:
            found[column] = place
    missing = [_named(one) for one in _NEEDED if one not in found]
    if missing:
        raise BadInput("columns", f"This file has no column for: {', '.join(missing)}.")
    return found


class _Reader:
    """Reads the rows in their order, so that a category that comes twice is seen."""

    def __init__(
        self, places: Mapping[RateColumn, int], known: Mapping[str, Mapping[str, Any]], this_year: int
    ) -> None:
        self._places, self._known, self._this_year = places, known, this_year
        self._seen: dict[str, int] = {}

    def read(self, row: int, texts: Sequence[str]) -> RateRow:
        """What one row is."""
        reasons: list[str] = []

        def of(column: RateColumn, read: Callable[[str], _Found]) -> _Found | None:
            place = self._places.get(column)
            text = texts[place] if place is not None and place < len(texts) else ""
            try:
                return read(cells.plain(text).strip())
            except BadInput as refused:
                where = f", column {column_letter(place)}" if place is not None else ""
                reasons.append(f"Row {row}{where}: the {_named(column)} {refused.sentence}")
                return None

        category = of(RateColumn.CATEGORY, _category)
        likely = of(RateColumn.LIKELY, _amount)
        low, high = (
            likely if (pence := of(one, cells.read_pounds)) is None else pence
            for one in (RateColumn.LOW, RateColumn.HIGH)
        )
        values = {
            "category": category,
            "label": of(RateColumn.LABEL, _needed),
            "low": low,
            "likely": likely,
            "high": high,
            "source": of(RateColumn.SOURCE, _line),
            "price_year": of(RateColumn.PRICE_YEAR, self._year),
            "licence": of(RateColumn.LICENCE, _line),
            "confidence": of(RateColumn.CONFIDENCE, _confidence),
            "cashable": of(RateColumn.CASHABLE, _yes_or_no),
            "invented": of(RateColumn.INVENTED, _yes_or_no),
        }
        if not reasons and not (low or 0) <= (likely or 0) <= (high or 0):
            reasons.append(f"Row {row}: low, likely and high are not in that order.")
        if category is not None and category in self._seen:
            reasons.append(f"Row {row}: this category is in row {self._seen[category]} too. One of them is wrong.")
        if reasons:
            return RateRow(row, Verdict.REFUSED, tuple(reasons))
        self._seen[str(category)] = row
        if self._known.get(str(category)) == values:
            return RateRow(row, Verdict.HERE, (f"Row {row} is here already, just like this.",), values)
        return RateRow(row, Verdict.READY, (), values)

    def _year(self, text: str) -> int | None:
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and _EARLIEST_YEAR <= int(text) <= self._this_year):
            raise BadInput("price_year", "is no year of four digits up to this one.")
        return int(text)


def _category(text: str) -> str:
    code = cells.read_code(text, "category")
    if code is None:
        raise BadInput("category", "is not said.")
    return code


def _amount(text: str) -> int:
    pence = cells.read_pounds(text)
    if pence is None:
        raise BadInput("likely", "is not said. A unit cost that nobody knows is left out, and never nothing.")
    return pence


def _needed(text: str) -> str:
    if not text:
        raise BadInput("line", "is not said.")
    return _line(text)


def _line(text: str) -> str:
    if len(text) > NAME_LIMIT:
        raise BadInput("line", f"is longer than {NAME_LIMIT} letters.")
    return " ".join(text.split())


def _confidence(text: str) -> Confidence:
    if not text:
        return Confidence.NOT_SAID
    found = _CONFIDENCE.get(folded(text))
    if found is None:
        raise BadInput("confidence", "is none of: high, medium, low, not said.")
    return found


def _yes_or_no(text: str) -> bool:
    found = _YES_NO.get(text.casefold())
    if found is None:
        raise BadInput("yes_or_no", "is neither yes nor no.")
    return found


def _named(column: RateColumn) -> str:
    return column.value.replace("_", " ")
