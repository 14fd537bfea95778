"""Which column of an agency's sheet means what: guessed from its headings or as somebody said, and remembered."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from coachdesk.errors import BadInput, Unreadable
from coachdesk.models.contact_batch import AgencyName, AlwaysMeaning, ColumnMeaning, ContactColumns
from coachdesk.settings import NAME_LIMIT

MAP_LIMIT = 64 * 1024
_HEADINGS_WITHIN = 20


class Meaning(StrEnum):
    """What a column can mean."""

    FAMILY = "family"
    DAY = "day"
    KIND = "kind"
    WHAT = "what"
    AGENCY = "agency"
    POUNDS = "pounds"
    PENCE = "pence"
    CATEGORY = "category"
    PEOPLE = "people"
    OUTCOME = "outcome"
    OUTCOME_WORDS = "outcome_words"
    ARRANGED = "arranged"
    BASIS = "basis"
    SAVINGS_CATEGORY = "savings_category"
    THEIR_ID = "their_id"
    NOTE = "note"


NEEDED = (Meaning.FAMILY, Meaning.DAY, Meaning.WHAT, Meaning.AGENCY)
"""What a row cannot be without. Its kind it may wait for, and without an amount it is uncosted."""

_CALLED: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.FAMILY: ("family", "family code", "family ref", "family id", "family reference"),
    Meaning.DAY: ("date", "day", "date of contact", "contact date", "event date", "incident date"),
    Meaning.KIND: ("kind", "type", "contact kind", "contact type", "incident or intervention"),
    Meaning.WHAT: ("description", "what", "contact", "event", "details"),
    Meaning.AGENCY: ("agency", "service", "organisation", "team"),
    Meaning.POUNDS: ("amount", "cost", "amount £", "cost £", "pounds", "price"),
    Meaning.PENCE: ("amount pence", "pence", "cost pence"),
    Meaning.CATEGORY: ("code", "category", "category code"),
    Meaning.PEOPLE: ("people", "person", "who", "person code"),
    Meaning.OUTCOME: ("outcome", "result", "attended"),
    Meaning.OUTCOME_WORDS: ("reason", "outcome reason", "why"),
    Meaning.ARRANGED: ("arranged", "how arranged", "arranged by"),
    Meaning.BASIS: ("basis", "cost basis"),
    Meaning.SAVINGS_CATEGORY: ("calculator code", "savings category"),
    Meaning.THEIR_ID: ("contact id", "id", "reference", "ref", "incident number"),
    Meaning.NOTE: ("note", "notes", "comment", "comments"),
}
_MEANT = {name: meaning for meaning, names in _CALLED.items() for name in names}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How a sheet is read. `agencies` says of what a sheet calls an agency what the directory calls it."""

    columns: Mapping[Meaning, str] = field(default_factory=dict)
    always: Mapping[Meaning, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)
    short_years: bool = False
    """Years of two digits are of this century, somebody said."""


def folded(text: str) -> str:
    """A heading or name as it is compared: without marks of layout, in small letters."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ").strip(" :.()")
    return " ".join(plain.replace("(", " ").replace(")", " ").split())


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """The place of the row of headings: of the first twenty the one that has most of the words we know."""
    known = [sum(folded(cell) in _MEANT for cell in row) for row in rows[:_HEADINGS_WITHIN]]
    if max(known, default=0) >= 2:
        return known.index(max(known))
    return next((at for at, row in enumerate(rows) if any(row)), 0)


def guessed(headings: Sequence[str]) -> ColumnMap:
    """The map that the headings suggest; of two columns of one meaning the first."""
    columns: dict[Meaning, str] = {}
    for heading in headings:
        meaning = _MEANT.get(folded(heading))
        if meaning is not None:
            columns.setdefault(meaning, heading)
    if Meaning.PENCE in columns:
        columns.pop(Meaning.POUNDS, None)
    return ColumnMap(columns)


def places(headings: Sequence[str], said: ColumnMap) -> dict[Meaning, int]:
    """Where each meaning stands. Raises BadInput("columns") with what is missing, there twice or said twice."""
    found: dict[Meaning, int] = {}
    compared = [folded(heading) for heading in headings]
    for meaning, heading in said.columns.items():
        at = [place for place, one in enumerate(compared) if one == folded(heading)]
        if not at:
            raise BadInput("columns", f"The column for {_named(meaning)} is not in this sheet.")
        if len(at) > 1:
            letters = " and ".join(column_letter(one) for one in at)
            raise BadInput("columns", f"Two columns, {letters}, have the heading for {_named(meaning)}.")
        found[meaning] = at[0]
    if Meaning.POUNDS in found and Meaning.PENCE in found:
        raise BadInput("columns", "Say either which column is in pounds or which is in pence.")
    twice = [meaning for meaning, at in found.items() if list(found.values()).count(at) > 1]
    if twice:
        raise BadInput("columns", f"One column cannot mean both {_named(twice[0])} and {_named(twice[1])}.")
    missing = [_named(one) for one in NEEDED if one not in found and one not in said.always]
    if missing:
        raise BadInput("columns", f"Say which column is: {', '.join(missing)}.")
    return found


def column_letter(place: int) -> str:
    """How a spreadsheet names its column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_map(content: bytes) -> ColumnMap:
    """The map of a file somebody wrote. Raises Unreadable with what is wrong with it."""
    wrong = Unreadable(
        'This map could not be read. It is JSON such as {"columns": {"family": "Code"}, '
        '"always": {"agency": "Police"}, "agencies": {"School": "Withybridge School"}, "short_years": false}.'
    )
    try:
        found = json.loads(content, object_pairs_hook=_once) if len(content) <= MAP_LIMIT else None
    except (ValueError, RecursionError):
        raise wrong from None
    if not isinstance(found, dict) or not set(found) <= {"columns", "always", "agencies", "short_years"}:
        raise wrong
    parts = [found.get(name, {}) for name in ("columns", "always", "agencies")]
    if not all(isinstance(part, dict) and all(map(_is_name, part.values())) for part in parts):
        raise wrong
    columns, always, agencies = parts
    if not {*columns, *always} <= set(Meaning) or not all(map(_is_name, agencies)):
        raise wrong
    if not isinstance(found.get("short_years", False), bool):
        raise wrong
    return ColumnMap(
        {Meaning(name): heading for name, heading in columns.items()},
        {Meaning(name): said for name, said in always.items()},
        agencies,
        found.get("short_years", False),
    )


def as_kept(said: ColumnMap, agency_ids: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a `ContactColumns` that keep a map; names of agencies as their ids, unknown ones left out."""
    return {
        "columns": tuple(ColumnMeaning(means=one.value, heading=name) for one, name in said.columns.items()),
        "always": tuple(AlwaysMeaning(means=one.value, says=words) for one, words in said.always.items()),
        "agencies": tuple(
            AgencyName(called=called, agency=agency_ids[folded(name)])
            for called, name in said.agencies.items()
            if folded(name) in agency_ids
        ),
        "short_years": said.short_years,
    }


def from_kept(kept: ContactColumns, agency_names: Mapping[str, str]) -> ColumnMap:
    """The map that was kept; what a newer version means by a column, and agencies that are gone, are left out."""
    return ColumnMap(
        {Meaning(one.means): one.heading for one in kept.columns if one.means in set(Meaning)},
        {Meaning(one.means): one.says for one in kept.always if one.means in set(Meaning)},
        {one.called: agency_names[one.agency] for one in kept.agencies if one.agency in agency_names},
        kept.short_years,
    )


def _is_name(said: object) -> bool:
    return isinstance(said, str) and 0 < len(said.strip()) <= NAME_LIMIT


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, Any]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError("twice")
        found[name] = value
    return found


def _named(meaning: Meaning) -> str:
    return meaning.value.replace("_", " ")
