"""What the fixed choices about people are called on screens, all of it translatable."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from coachdesk.models.family import StayPattern
from coachdesk.models.organisation import Sector, WorkerRole
from coachdesk.models.person import ContactRoute, FamilyRole, NeedLevel, ReadingNeed, RelationshipKind
from coachdesk.ui.pages.words import family_role_words
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.choice import Choice

K = TypeVar("K", bound=StrEnum)

ROUTES: dict[ContactRoute, str] = {
    ContactRoute.CALL: str(QT_TRANSLATE_NOOP("people_words", "Call")),
    ContactRoute.TEXT: str(QT_TRANSLATE_NOOP("people_words", "Text")),
    ContactRoute.VISIT: str(QT_TRANSLATE_NOOP("people_words", "Come round")),
    ContactRoute.LETTER: str(QT_TRANSLATE_NOOP("people_words", "Letter")),
    ContactRoute.VIA_SOMEONE: str(QT_TRANSLATE_NOOP("people_words", "Through someone")),
}

READING: dict[ReadingNeed, str] = {
    ReadingNeed.READ_ALOUD: str(QT_TRANSLATE_NOOP("people_words", "Read aloud")),
    ReadingNeed.EASY_READ: str(QT_TRANSLATE_NOOP("people_words", "Easy words")),
    ReadingNeed.LARGE_PRINT: str(QT_TRANSLATE_NOOP("people_words", "Large print")),
    ReadingNeed.BSL: str(QT_TRANSLATE_NOOP("people_words", "Sign language")),
    ReadingNeed.INTERPRETER: str(QT_TRANSLATE_NOOP("people_words", "Interpreter")),
    ReadingNeed.HELP_WITH_FORMS: str(QT_TRANSLATE_NOOP("people_words", "Help with forms")),
}

RELATIONS: dict[RelationshipKind, str] = {
    RelationshipKind.PARENT_OF: str(QT_TRANSLATE_NOOP("people_words", "Parent of")),
    RelationshipKind.STEP_PARENT_OF: str(QT_TRANSLATE_NOOP("people_words", "Step-parent of")),
    RelationshipKind.GRANDPARENT_OF: str(QT_TRANSLATE_NOOP("people_words", "Grandparent of")),
    RelationshipKind.PARTNER_OF: str(QT_TRANSLATE_NOOP("people_words", "Partner of")),
    RelationshipKind.FORMER_PARTNER_OF: str(QT_TRANSLATE_NOOP("people_words", "Former partner of")),
    RelationshipKind.SIBLING_OF: str(QT_TRANSLATE_NOOP("people_words", "Brother or sister of")),
    RelationshipKind.CARER_OF: str(QT_TRANSLATE_NOOP("people_words", "Carer of")),
    RelationshipKind.FRIEND_OF: str(QT_TRANSLATE_NOOP("people_words", "Friend of")),
    RelationshipKind.OTHER: str(QT_TRANSLATE_NOOP("people_words", "Something else to")),
}

RELATIONS_BACK: dict[RelationshipKind, str] = {
    RelationshipKind.PARENT_OF: str(QT_TRANSLATE_NOOP("people_words", "Child of")),
    RelationshipKind.STEP_PARENT_OF: str(QT_TRANSLATE_NOOP("people_words", "Step-child of")),
    RelationshipKind.GRANDPARENT_OF: str(QT_TRANSLATE_NOOP("people_words", "Grandchild of")),
    RelationshipKind.PARTNER_OF: RELATIONS[RelationshipKind.PARTNER_OF],
    RelationshipKind.FORMER_PARTNER_OF: RELATIONS[RelationshipKind.FORMER_PARTNER_OF],
    RelationshipKind.SIBLING_OF: RELATIONS[RelationshipKind.SIBLING_OF],
    RelationshipKind.CARER_OF: str(QT_TRANSLATE_NOOP("people_words", "Cared for by")),
    RelationshipKind.FRIEND_OF: RELATIONS[RelationshipKind.FRIEND_OF],
    RelationshipKind.OTHER: RELATIONS[RelationshipKind.OTHER],
}
"""The same relationship told from the other person's side."""

PATTERNS: dict[StayPattern, str] = {
    StayPattern.FULL_TIME: str(QT_TRANSLATE_NOOP("people_words", "All the time")),
    StayPattern.PART_WEEK: str(QT_TRANSLATE_NOOP("people_words", "Part of the week")),
    StayPattern.VISITS: str(QT_TRANSLATE_NOOP("people_words", "Comes to stay")),
    StayPattern.AWAY_FOR_NOW: str(QT_TRANSLATE_NOOP("people_words", "Away for now")),
}

LEVELS: dict[NeedLevel, str] = {
    NeedLevel.WORRY: str(QT_TRANSLATE_NOOP("people_words", "A worry")),
    NeedLevel.NEED: str(QT_TRANSLATE_NOOP("people_words", "Needs help")),
    NeedLevel.CRISIS: str(QT_TRANSLATE_NOOP("people_words", "A crisis")),
}

SECTORS: dict[Sector, str] = {
    Sector.POLICE: str(QT_TRANSLATE_NOOP("people_words", "Police")),
    Sector.CHILDRENS_SOCIAL_CARE: str(QT_TRANSLATE_NOOP("people_words", "Children’s social care")),
    Sector.ADULT_CARE: str(QT_TRANSLATE_NOOP("people_words", "Adult care")),
    Sector.HEALTH: str(QT_TRANSLATE_NOOP("people_words", "Health")),
    Sector.MENTAL_HEALTH: str(QT_TRANSLATE_NOOP("people_words", "Mental health")),
    Sector.SCHOOL: str(QT_TRANSLATE_NOOP("people_words", "School")),
    Sector.EARLY_YEARS: str(QT_TRANSLATE_NOOP("people_words", "Early years")),
    Sector.HOUSING: str(QT_TRANSLATE_NOOP("people_words", "Housing")),
    Sector.JOBCENTRE: str(QT_TRANSLATE_NOOP("people_words", "Jobcentre")),
    Sector.DEBT_ADVICE: str(QT_TRANSLATE_NOOP("people_words", "Debt advice")),
    Sector.YOUTH_JUSTICE: str(QT_TRANSLATE_NOOP("people_words", "Youth justice")),
    Sector.PROBATION: str(QT_TRANSLATE_NOOP("people_words", "Probation")),
    Sector.COURTS: str(QT_TRANSLATE_NOOP("people_words", "Courts")),
    Sector.FIRE: str(QT_TRANSLATE_NOOP("people_words", "Fire service")),
    Sector.AMBULANCE: str(QT_TRANSLATE_NOOP("people_words", "Ambulance")),
    Sector.VOLUNTARY: str(QT_TRANSLATE_NOOP("people_words", "Voluntary group")),
    Sector.OTHER: str(QT_TRANSLATE_NOOP("people_words", "Something else")),
}

WORKER_JOBS: dict[WorkerRole, str] = {
    WorkerRole.COACH: str(QT_TRANSLATE_NOOP("people_words", "Family Coach")),
    WorkerRole.ADVOCATE: str(QT_TRANSLATE_NOOP("people_words", "Family Advocate")),
    WorkerRole.MANAGER: str(QT_TRANSLATE_NOOP("people_words", "Manager")),
    WorkerRole.ANALYST: str(QT_TRANSLATE_NOOP("people_words", "Analyst")),
    WorkerRole.EVALUATOR: str(QT_TRANSLATE_NOOP("people_words", "Evaluator")),
    WorkerRole.AGENCY_WORKER: str(QT_TRANSLATE_NOOP("people_words", "Agency worker")),
}


def said(words: str) -> str:
    """A word of the tables above in the language worn."""
    return QCoreApplication.translate("people_words", words) if words else ""


def reaching(route: ContactRoute | None, safe: str) -> str:
    """How somebody wants to be reached, and when it is safe: "Wants: text · Safe: mornings only"."""
    wants = (
        QCoreApplication.translate("people_words", "Wants: {way}").format(way=said(ROUTES[route]).lower())
        if route
        else ""
    )
    hours = QCoreApplication.translate("people_words", "Safe: {hours}").format(hours=safe) if safe.strip() else ""
    return " · ".join(part for part in (hours, wants) if part)


def choices(table: Mapping[K, str]) -> list[Choice]:
    """The whole of a table as choices."""
    return [Choice(key.value, said(words)) for key, words in table.items()]


def role_choices() -> list[Choice]:
    """Every family role, with a capital."""
    return [Choice(role.value, _capital(family_role_words(role))) for role in FamilyRole]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
