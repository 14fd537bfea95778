"""What staff pages call the fixed choices, in the language worn: each enumeration's value in words."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.family import AssignmentRole
from coachdesk.models.person import FamilyRole
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_FAMILY_ROLES = {
    FamilyRole.PARENT: QT_TRANSLATE_NOOP("words", "parent"),
    FamilyRole.STEP_PARENT: QT_TRANSLATE_NOOP("words", "step-parent"),
    FamilyRole.CHILD: QT_TRANSLATE_NOOP("words", "child"),
    FamilyRole.GRANDPARENT: QT_TRANSLATE_NOOP("words", "grandparent"),
    FamilyRole.PARTNER: QT_TRANSLATE_NOOP("words", "partner"),
    FamilyRole.KIN: QT_TRANSLATE_NOOP("words", "relative"),
    FamilyRole.FRIEND: QT_TRANSLATE_NOOP("words", "friend"),
    FamilyRole.ASSOCIATE: QT_TRANSLATE_NOOP("words", "someone they know"),
}

_ASSIGNMENT_ROLES = {
    AssignmentRole.COACH: QT_TRANSLATE_NOOP("words", "coach"),
    AssignmentRole.ADVOCATE: QT_TRANSLATE_NOOP("words", "advocate"),
    AssignmentRole.LEAD_PROFESSIONAL: QT_TRANSLATE_NOOP("words", "lead professional"),
    AssignmentRole.COVER: QT_TRANSLATE_NOOP("words", "cover"),
}


def family_role_words(role: FamilyRole) -> str:
    """ "grandparent"."""
    return QCoreApplication.translate("words", _FAMILY_ROLES[role])


def restricted_words(address: str) -> str:
    """A place that must stay unknown, and that it must: "1 Mill Street. Never print or tell this address." """
    never = QCoreApplication.translate("words", "Never print or tell this address.")
    return f"{address}. {never}" if address else never


def assignment_role_words(role: AssignmentRole) -> str:
    """ "lead professional"."""
    return QCoreApplication.translate("words", _ASSIGNMENT_ROLES[role])
