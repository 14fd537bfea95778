"""One cell of an agency's sheet read as a day, an amount or one of few words; refused without repeating it."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from coachdesk.errors import BadInput
from coachdesk.models.contact import MOST_PENCE, Arranged, ContactKind, ContactOutcome, CostBasis
from coachdesk.tools.contact_columns import folded
from coachdesk.tools.typed_dates import parse_date

Choice = TypeVar("Choice", bound=StrEnum)

EARLIEST = date(1950, 1, 1)
_SUM = re.compile(r"(?:£|gbp)?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?")
_LONG_SUM = re.compile(r"(?:£|gbp)?\s*([0-9]{1,3})\.([0-9]{3})")
_COMMA_SUM = re.compile(r"(?:£|gbp)?\s*([0-9]{1,9}),([0-9]{2})")
_BELOW = re.compile(r"[-−–(].*|.*[-−–]")
_TIME = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(?::[0-9.]{2,9})?(?: ?[AaPp][Mm])?$")
_SHORT_YEAR = re.compile(r"\D*[0-9]{1,2}[ ./'’-]+(?:[0-9]{1,2}|[a-z]{3,9})[ ./'’-]+[0-9]{2}")
_CODE = re.compile(r"[A-Z][0-9A-Z]{0,7}")
_MISTAKES = {"#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#null!", "#num!", "err:502", "err:508", "err:509"}

KINDS: Mapping[str, ContactKind] = {
    **dict.fromkeys(("incident", "emergency", "unplanned", "crisis"), ContactKind.INCIDENT),
    **dict.fromkeys(
        ("intervention", "planned", "planned help", "support", "planned support"), ContactKind.INTERVENTION
    ),
}
OUTCOMES: Mapping[str, ContactOutcome] = {
    **dict.fromkeys(("attended", "met", "seen", "yes"), ContactOutcome.MET),
    **dict.fromkeys(("did not attend", "dna", "could not come", "not attended", "no"), ContactOutcome.COULD_NOT_COME),
    **dict.fromkeys(("no access", "nobody in", "no reply"), ContactOutcome.NOBODY_IN),
    **dict.fromkeys(("cancelled by agency", "agency cancelled", "we cancelled"), ContactOutcome.AGENCY_CANCELLED),
    **dict.fromkeys(("cancelled by family", "family cancelled"), ContactOutcome.FAMILY_CANCELLED),
    **dict.fromkeys(("letter not read", "told by a letter they can't read"), ContactOutcome.LETTER_NOT_READ),
    **dict.fromkeys(("duplicate", "duplicate of another agency's work"), ContactOutcome.DUPLICATE),
    **dict.fromkeys(("n/a", "na", "not applicable"), ContactOutcome.NOT_APPLICABLE),
    **dict.fromkeys(("not said", "not known", "unknown"), ContactOutcome.NOT_SAID),
}
ARRANGED: Mapping[str, Arranged] = {one.value.replace("_", " "): one for one in Arranged}
BASES: Mapping[str, CostBasis] = {one.value: one for one in CostBasis}


def plain(cell: str) -> str:
    """The cell as it may be read. Raises BadInput for a formula or a spreadsheet's own mistake in it."""
    if cell.startswith("="):
        raise BadInput("cell", "holds a formula. Save the sheet with values instead.")
    if cell.casefold() in _MISTAKES:
        raise BadInput("cell", "holds a mistake of the spreadsheet's own, and no value.")
    return cell


def read_day(cell: str, today: date, *, short_years: bool) -> date:
    """The day of "15/03/2011", "15 March 2011" or "2011-03-15 09:30". Raises BadInput, also for a day to come."""
    text = _TIME.sub("", cell.strip())
    if not re.search("[0-9]{4}", text):
        if not _SHORT_YEAR.fullmatch(text.casefold()):
            raise BadInput("day", "is no day with its year. Write day, month and the whole year.")
        if not short_years:
            raise BadInput("day", "has a year of two digits. Write four, or say that they are of this century.")
        text = f"{text[:-2]}20{text[-2:]}"
    if len(re.findall("[0-9]+", text)) < 2:
        raise BadInput("day", "is no whole day. Write day, month and the whole year.")
    try:
        day = parse_date(text, today, past=True)
    except BadInput as refused:
        if "does not exist" in refused.sentence:
            raise BadInput("day", "is a day that the calendar does not have.") from None
        raise BadInput("day", "is no day. Write the day first, then the month and the whole year.") from None
    if day > today:
        raise BadInput("day", "is a day that has not come yet.")
    if day < EARLIEST:
        raise BadInput("day", "is a day long before the work began. Check the year.")
    return day


def read_pounds(cell: str) -> int | None:
    """Pence of an amount in pounds; None for no amount, which is not 0. Raises BadInput, with what may be meant."""
    text = cell.strip().casefold()
    if not text:
        return None
    if found := _SUM.fullmatch(text):
        return _within(int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0")))
    if found := _LONG_SUM.fullmatch(text):
        meant = int(found[1] + found[2]) * 100
        raise BadInput("pounds", f"has three places after the point. If {said(meant)} is meant, write that.")
    if found := _COMMA_SUM.fullmatch(text):
        meant = int(found[1]) * 100 + int(found[2])
        raise BadInput("pounds", f"has a comma where a point belongs. If {said(meant)} is meant, write that.")
    if _BELOW.fullmatch(text):
        raise BadInput("pounds", "is below nothing. An amount cannot be.")
    raise BadInput("pounds", "is no amount in pounds. Write 12 or 1,250.50, or leave it empty if nobody costed it.")


def read_pence(cell: str) -> int | None:
    """Whole pence; None for no amount. Raises BadInput, also for pounds in a column of pence."""
    text = cell.strip()
    if not text:
        return None
    if re.fullmatch("[0-9]{1,12}", text):
        return _within(int(text))
    if _BELOW.fullmatch(text):
        raise BadInput("pence", "is below nothing. An amount cannot be.")
    if "." in text or "£" in text:
        raise BadInput("pence", "looks like pounds, and this column is in pence. Say which it is.")
    raise BadInput("pence", "is no whole number of pence.")


def read_choice(cell: str, called: Mapping[str, Choice], name: str) -> Choice | None:
    """Which of few a word means; None for an empty cell. Raises BadInput for a word nobody knows here."""
    if not cell.strip():
        return None
    found = called.get(folded(cell)) or called.get(cell.strip().casefold())
    if found is None:
        raise BadInput(name, f"is not a word for {name.replace('_', ' ')} that CoachDesk knows.")
    return found


def read_basis(cell: str) -> tuple[CostBasis | None, str]:
    """Where an amount comes from, and the reason after a colon. Raises BadInput."""
    name, _, reason = cell.partition(":")
    return read_choice(name, BASES, "basis"), reason.strip()


def read_code(cell: str, name: str) -> str | None:
    """A category's code, such as C01; None for an empty cell. Raises BadInput."""
    code = cell.strip().upper()
    if not code:
        return None
    if not _CODE.fullmatch(code):
        raise BadInput(name, "is no code: a letter, and up to seven letters or digits.")
    return code


def said(pence: int) -> str:
    """ "£16,546.00"."""
    return f"£{pence // 100:,}.{pence % 100:02d}"


def _within(pence: int) -> int:
    if pence > MOST_PENCE:
        raise BadInput("amount", "is more than a million pounds. Check where its point stands.")
    return pence
