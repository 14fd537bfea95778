"""The rows of an agency's sheet read one by one: ready, waiting for their kind, here already, or refused with why."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, cast

from coachdesk.crypto import codec
from coachdesk.crypto.digest import sha256_hex
from coachdesk.errors import BadInput
from coachdesk.models.contact import Arranged, ContactOutcome, CostBasis
from coachdesk.settings import NAME_LIMIT
from coachdesk.tools import contact_cells as cells
from coachdesk.tools.contact_columns import ColumnMap, Meaning, column_letter, folded
from coachdesk.tools.family_code import parse_family_code, parse_person_code
from coachdesk.tools.row_refusals import Refusals
from coachdesk.tools.sheet_cells import unprotected

Found = TypeVar("Found")

_FEW = {
    *(Meaning.FAMILY, Meaning.DAY, Meaning.AGENCY, Meaning.KIND, Meaning.OUTCOME, Meaning.ARRANGED),
    *(Meaning.CATEGORY, Meaning.SAVINGS_CATEGORY),
}
"""Of which a sheet has few texts in many rows: what one means is worked out once."""

Joined = tuple[int, int, int, int]
"""First row and column, last row and column of cells joined into one; counted from 1."""


class Verdict(StrEnum):
    """What becomes of a row."""

    READY = "ready"
    WAITING = "waiting"
    """Good but for its kind."""
    HERE = "here"
    """Brought in before."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class KnownFamily:
    """A family that a code may mean: its people by number, with the first day each can have been born."""

    id: str
    ref: str = ""
    people: Mapping[int, str] = field(default_factory=dict)
    born: Mapping[str, date] = field(default_factory=dict)
    """By person; who has no birth date is left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """What this laptop knows that rows can name. Codes and names are compared `folded`."""

    families: Mapping[str, tuple[KnownFamily, ...]]
    agencies: Mapping[str, tuple[str, ...]]
    today: date
    prints: frozenset[str] = frozenset()
    """Of the rows that were brought in before."""
    their_ids: frozenset[tuple[str, str]] = frozenset()
    """Agency and what it calls each contact that is here."""


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row: its number in the sheet, what becomes of it, why, and the fields of the contact it is."""

    row: int
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    family: str = ""
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)


def read_rows(
    rows: Sequence[Sequence[str]],
    headings: int,
    at: Mapping[Meaning, int],
    said: ColumnMap,
    known: Known,
    joined: Iterable[Joined] = (),
) -> list[RowRead]:
    """Every row below the headings (`headings` is their place) that is not empty."""
    reader = _Reader(at, said, known, len(rows[headings]), _rows_joined(joined, len(rows)))
    return [reader.read(number + 1, rows[number]) for number in range(headings + 1, len(rows)) if any(rows[number])]


def row_print(values: Mapping[str, Any], family: str, nth: int) -> str:
    """The digest of what a row says, the same however the sheet was kept; `nth` counts rows that say just the same."""
    said = {name: str(value) for name, value in values.items() if value not in (None, "")}
    return sha256_hex(codec.encode([family, nth, said]))


class _Reader:
    """Reads rows in their order: what was said twice is known by what came before."""

    def __init__(
        self, at: Mapping[Meaning, int], said: ColumnMap, known: Known, width: int, joined: Mapping[int, int]
    ) -> None:
        self._at, self._said, self._known = at, said, known
        self._width, self._joined = width, joined
        self._renamed = {folded(called): folded(name) for called, name in said.agencies.items()}
        self._same: Counter[str] = Counter()
        self._rows_of_ids: dict[tuple[str, str], int] = {}
        self._read_before: dict[tuple[Meaning, str], object] = {}

    def read(self, row: int, texts: Sequence[str]) -> RowRead:
        """What one row is."""
        refusals = Refusals(row, self._at)
        if row in self._joined:
            where = f"Row {row}, column {column_letter(self._joined[row] - 1)}"
            trouble = f"{where}: cells are joined with those beside them. Part them first."
            return RowRead(row, Verdict.REFUSED, (trouble,))
        if len(texts) > self._width and any(texts[self._width :]):
            where = f"Row {row}, column {column_letter(self._width)}"
            trouble = f"{where}: there is more in this row than the headings have names for."
            return RowRead(row, Verdict.REFUSED, (trouble,))
        texts_of = {one: self._text(one, texts, refusals) for one in (*self._at, *self._said.always)}
        family, values = self._values(texts_of, refusals)
        if refusals.sentences or family is None:
            return RowRead(row, Verdict.REFUSED, tuple(refusals.sentences))
        digest = row_print(values, family.id, 0)
        nth, self._same[digest] = self._same[digest], self._same[digest] + 1
        digest = row_print(values, family.id, nth) if nth else digest
        key = (values["agency"], values["their_id"])
        if key[1] and key in self._rows_of_ids:
            refusals.say(Meaning.THEIR_ID, f"is the same as in row {self._rows_of_ids[key]}. One of them is wrong.")
        elif digest not in self._known.prints and key[1] and key in self._known.their_ids:
            refusals.say(Meaning.THEIR_ID, "was brought in before with something else. Look at what has changed.")
        if refusals.sentences:
            return RowRead(row, Verdict.REFUSED, tuple(refusals.sentences))
        self._rows_of_ids[key] = row
        if digest in self._known.prints:
            return RowRead(row, Verdict.HERE, (f"Row {row} was brought in before.",), family.id)
        values |= {"row_print": digest, "sheet_row": row}
        if values["contact_kind"] is None:
            refusals.say(Meaning.KIND, "is not said. It waits until somebody says incident or intervention.")
            return RowRead(row, Verdict.WAITING, tuple(refusals.sentences), family.id, values)
        return RowRead(row, Verdict.READY, (), family.id, values)

    def _text(self, meaning: Meaning, texts: Sequence[str], refusals: Refusals) -> str:
        place = self._at.get(meaning)
        text = texts[place] if place is not None and place < len(texts) else ""
        if meaning is not Meaning.NOTE:  # a note may begin with any sign
            text = refusals.trying(meaning, lambda: cells.plain(text)) or ""
        return unprotected(text) or self._said.always.get(meaning, "")

    def _values(self, texts: Mapping[Meaning, str], refusals: Refusals) -> tuple[KnownFamily | None, dict[str, Any]]:
        """The family, and the fields of a contact; what is refused is None in them."""

        formulas = frozenset(refusals.refused)

        def of(meaning: Meaning, read: Callable[[str], Found]) -> Found | None:
            if meaning in formulas:
                return None
            text = texts.get(meaning, "")
            if (meaning, text) in self._read_before:
                return cast("Found", self._read_before[meaning, text])
            found = refusals.trying(meaning, lambda: read(text))
            if found is not None and meaning in _FEW:
                self._read_before[meaning, text] = found
            return found

        family = of(Meaning.FAMILY, self._family)
        day = of(Meaning.DAY, self._day)
        people = of(Meaning.PEOPLE, lambda text: _people(text, family)) or ()
        if family and day and _before_birth(family, people, day):
            refusals.say(Meaning.DAY, "is before the birth of whom it is about.")
        amount, read_amount = (
            (Meaning.PENCE, cells.read_pence) if Meaning.PENCE in texts else (Meaning.POUNDS, cells.read_pounds)
        )
        basis, basis_words = of(Meaning.BASIS, cells.read_basis) or (None, "")
        pence = of(amount, read_amount)
        if basis is CostBasis.EXCLUDED and not basis_words:
            refusals.say(Meaning.BASIS, "leaves it out without saying why. Write excluded, a colon and the reason.")
        if basis is not None and basis is not CostBasis.EXCLUDED and pence is None:
            basis = None  # uncosted: what has no amount has no basis either
        outcome = of(Meaning.OUTCOME, lambda text: cells.read_choice(text, cells.OUTCOMES, "outcome"))
        arranged = of(Meaning.ARRANGED, lambda text: cells.read_choice(text, cells.ARRANGED, "how it was arranged"))
        return family, {
            "happened_on": day,
            "agency": of(Meaning.AGENCY, self._agency),
            "people": people,
            "what": of(Meaning.WHAT, _needed),
            "contact_kind": of(Meaning.KIND, lambda text: cells.read_choice(text, cells.KINDS, "kind")),
            "category": of(Meaning.CATEGORY, lambda text: cells.read_code(text, "category")),
            "savings_category": of(Meaning.SAVINGS_CATEGORY, lambda text: cells.read_code(text, "savings category")),
            "outcome": outcome or ContactOutcome.NOT_SAID,
            "outcome_words": texts.get(Meaning.OUTCOME_WORDS, ""),
            "arranged": arranged or Arranged.NOT_SAID,
            "pence": pence,
            "basis": basis,
            "basis_words": of(Meaning.BASIS, lambda _: _line(basis_words)) or "",
            "their_id": of(Meaning.THEIR_ID, _line) or "",
            "note": texts.get(Meaning.NOTE, ""),
        }

    def _family(self, text: str) -> KnownFamily:
        if not text:
            raise BadInput("family", "is not said.")
        found = self._known.families.get(folded(text), ())
        if not found:
            try:
                found = self._known.families.get(folded(parse_family_code(text)), ())
            except BadInput:
                found = ()
        if not found:
            raise BadInput("family", "is no code of a family on this laptop.")
        if len(found) > 1:
            raise BadInput("family", "is a code that two families carry. Give one of them another first.")
        return found[0]

    def _agency(self, text: str) -> str:
        if not text:
            raise BadInput("agency", "is not said.")
        name = self._renamed.get(folded(text), folded(text))
        found = self._known.agencies.get(name, ())
        if not found:
            raise BadInput("agency", "is in no directory here. Add it, or say which one is meant.")
        if len(found) > 1:
            raise BadInput("agency", "is a name that two agencies have here. Say which one is meant.")
        return found[0]

    def _day(self, text: str) -> date:
        if not text:
            raise BadInput("day", "is not said.")
        return cells.read_day(text, self._known.today, short_years=self._said.short_years)


def _rows_joined(joined: Iterable[Joined], rows: int) -> dict[int, int]:
    """By row the first column of cells that were joined; what overlaps is taken together, so each row is met once."""
    found: dict[int, int] = {}
    reached, column = 0, 0
    for first_row, first_column, last_row, _ in sorted(joined):
        column = min(column, first_column) if first_row <= reached else first_column
        for row in range(max(first_row, reached + 1), min(last_row, rows) + 1):
            found[row] = column
        reached = max(reached, last_row)
    return found


def _people(text: str, family: KnownFamily | None) -> tuple[str, ...]:
    """The people of codes such as "F1-P1; F1-P2". Raises BadInput for a code nobody of the family has."""
    codes = [code for code in text.replace(";", ",").replace(" ", ",").split(",") if code]
    if family is None:
        return ()
    found = []
    for code in codes:
        try:
            ref, number = parse_person_code(code)
        except BadInput:
            raise BadInput("people", "is not people's codes, such as F1-P2.") from None
        if folded(ref) != folded(family.ref) or number not in family.people:
            raise BadInput("people", "is a code that nobody of this family has.")
        found.append(family.people[number])
    return tuple(dict.fromkeys(found))


def _before_birth(family: KnownFamily, people: Sequence[str], day: date) -> bool:
    """Whether somebody named was surely not born; of a family without names, nobody of those whose birth is known."""
    if people:
        return any(day < family.born[one] for one in people if one in family.born)
    return bool(family.born) and day < min(family.born.values())


def _needed(text: str) -> str:
    if not text:
        raise BadInput("what", "is not said.")
    return _line(text)


def _line(text: str) -> str:
    if len(text) > NAME_LIMIT:
        raise BadInput("line", f"is longer than {NAME_LIMIT} letters.")
    return " ".join(text.split())
