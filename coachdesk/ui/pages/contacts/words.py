"""What contacts, months and meetings are called: an incident is an emergency, and nobody is blamed (C-12)."""

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from coachdesk.models.contact import (
    Arranged,
    Contact,
    ContactKind,
    ContactOutcome,
    CostBasis,
    DateKnown,
    WaitingContact,
)
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.meeting import FamilyPart, MeetingKind
from coachdesk.models.moments import Asked
from coachdesk.tools.day_spans import known_in_words
from coachdesk.tools.money import to_the_penny
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.choice import Choice

Word = TypeVar("Word", bound=StrEnum)

KINDS: dict[ContactKind, str] = {
    ContactKind.INCIDENT: QT_TRANSLATE_NOOP("contact_words", "Emergency"),
    ContactKind.INTERVENTION: QT_TRANSLATE_NOOP("contact_words", "Planned help"),
}

MEANINGS: dict[ContactKind, str] = {
    ContactKind.INCIDENT: QT_TRANSLATE_NOOP(
        "contact_words", "nobody had planned it, and police, a court, a hospital or social services had to act."
    ),
    ContactKind.INTERVENTION: QT_TRANSLATE_NOOP(
        "contact_words", "support that somebody had planned, whether or not it took place."
    ),
}

OUTCOMES: dict[ContactOutcome, str] = {
    ContactOutcome.MET: QT_TRANSLATE_NOOP("contact_words", "It took place"),
    ContactOutcome.COULD_NOT_COME: QT_TRANSLATE_NOOP("contact_words", "They could not come"),
    ContactOutcome.NOBODY_IN: QT_TRANSLATE_NOOP("contact_words", "Nobody was in"),
    ContactOutcome.AGENCY_CANCELLED: QT_TRANSLATE_NOOP("contact_words", "The agency cancelled"),
    ContactOutcome.FAMILY_CANCELLED: QT_TRANSLATE_NOOP("contact_words", "The family cancelled"),
    ContactOutcome.LETTER_NOT_READ: QT_TRANSLATE_NOOP("contact_words", "Told by a letter they cannot read"),
    ContactOutcome.DUPLICATE: QT_TRANSLATE_NOOP("contact_words", "The same work as another agency’s"),
    ContactOutcome.NOT_APPLICABLE: QT_TRANSLATE_NOOP("contact_words", "There was nothing to come to"),
    ContactOutcome.NOT_SAID: QT_TRANSLATE_NOOP("contact_words", "Not said"),
}

ARRANGED: dict[Arranged, str] = {
    Arranged.CALL: QT_TRANSLATE_NOOP("contact_words", "By a call"),
    Arranged.TEXT: QT_TRANSLATE_NOOP("contact_words", "By a text"),
    Arranged.LETTER: QT_TRANSLATE_NOOP("contact_words", "By a letter"),
    Arranged.IN_PERSON: QT_TRANSLATE_NOOP("contact_words", "Face to face"),
    Arranged.THROUGH_SOMEONE: QT_TRANSLATE_NOOP("contact_words", "Through somebody else"),
    Arranged.NOT_ARRANGED: QT_TRANSLATE_NOOP("contact_words", "They were not told before"),
    Arranged.NOT_SAID: QT_TRANSLATE_NOOP("contact_words", "Not said"),
}

BASES: dict[CostBasis, str] = {
    CostBasis.RATE: QT_TRANSLATE_NOOP("contact_words", "What such a thing costs on average"),
    CostBasis.ACTUAL: QT_TRANSLATE_NOOP("contact_words", "What was really spent"),
    CostBasis.APPORTIONED: QT_TRANSLATE_NOOP("contact_words", "A share of a larger sum"),
    CostBasis.EXCLUDED: QT_TRANSLATE_NOOP("contact_words", "Known, but left out of the totals"),
}

KNOWN: dict[DateKnown, str] = {
    DateKnown.DAY: QT_TRANSLATE_NOOP("contact_words", "To the day"),
    DateKnown.ABOUT: QT_TRANSLATE_NOOP("contact_words", "About that day"),
    DateKnown.MONTH: QT_TRANSLATE_NOOP("contact_words", "To its month"),
    DateKnown.SEASON: QT_TRANSLATE_NOOP("contact_words", "To its season"),
    DateKnown.YEAR: QT_TRANSLATE_NOOP("contact_words", "To its year"),
}

COVERAGES: dict[Coverage, str] = {
    Coverage.RECORDED: QT_TRANSLATE_NOOP("contact_words", "Recorded"),
    Coverage.ZERO: QT_TRANSLATE_NOOP("contact_words", "Zero"),
    Coverage.MISSING: QT_TRANSLATE_NOOP("contact_words", "Missing"),
    Coverage.NOT_APPLICABLE: QT_TRANSLATE_NOOP("contact_words", "Not with them"),
}

MEETINGS: dict[MeetingKind, str] = {
    MeetingKind.TEAM_AROUND_FAMILY: QT_TRANSLATE_NOOP("contact_words", "The team around the family"),
    MeetingKind.PLANNING: QT_TRANSLATE_NOOP("contact_words", "Planning"),
    MeetingKind.REVIEW: QT_TRANSLATE_NOOP("contact_words", "Review"),
    MeetingKind.CONFERENCE: QT_TRANSLATE_NOOP("contact_words", "Conference"),
    MeetingKind.ENDING: QT_TRANSLATE_NOOP("contact_words", "Ending"),
    MeetingKind.OTHER: QT_TRANSLATE_NOOP("contact_words", "Another meeting"),
}

PARTS: dict[FamilyPart, str] = {
    FamilyPart.THERE: QT_TRANSLATE_NOOP("contact_words", "They were there"),
    FamilyPart.VIEW_GIVEN: QT_TRANSLATE_NOOP("contact_words", "Somebody brought what they had said"),
    FamilyPart.NOT_ASKED: QT_TRANSLATE_NOOP("contact_words", "They were not asked"),
    FamilyPart.NOT_SAID: QT_TRANSLATE_NOOP("contact_words", "Not said"),
}

HARMED: dict[Asked, str] = {
    Asked.YES: QT_TRANSLATE_NOOP("contact_words", "Yes"),
    Asked.NO: QT_TRANSLATE_NOOP("contact_words", "No"),
}


def said(text: str) -> str:
    """A word of the tables above in the language worn."""
    return QCoreApplication.translate("contact_words", text) if text else ""


def meaning(kind: ContactKind) -> str:
    """What a kind means, as a sentence of its own."""
    words = said(MEANINGS[kind])
    return words[:1].upper() + words[1:]


def choices_of(table: dict[Word, str], *left_out: Word) -> list[Choice]:
    """A table as choices, without those that stand for no answer."""
    return [Choice(key.value, said(words)) for key, words in table.items() if key not in left_out]


def when_words(contact: Contact | WaitingContact) -> str:
    """ "Tue 15 Mar 2011", "spring 2009", or from when to when."""
    began = known_in_words(contact.happened_on, contact.date_known)
    return f"{began} – {known_in_words(contact.until, DateKnown.DAY)}" if contact.until else began


def amount_words(pence: int | None) -> str:
    """ "£1,250.00", or that nobody costed it; never £0 for that."""
    return said(str(QT_TRANSLATE_NOOP("contact_words", "Uncosted"))) if pence is None else to_the_penny(pence)
