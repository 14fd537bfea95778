"""A line of the access log as it is told."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.access import AccessDeed
from coachdesk.operations.access_log import AccessLine
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated

DEEDS: dict[AccessDeed, str] = {
    AccessDeed.OPENED_FAMILY: str(QT_TRANSLATE_NOOP("access_words", "Opened the family")),
    AccessDeed.EXPORTED: str(QT_TRANSLATE_NOOP("access_words", "Saved a copy as a file")),
    AccessDeed.PRINTED: str(QT_TRANSLATE_NOOP("access_words", "Printed")),
    AccessDeed.SHOWN_FOR_PHONE: str(QT_TRANSLATE_NOOP("access_words", "Showed a copy to be photographed")),
    AccessDeed.OVERRODE: str(QT_TRANSLATE_NOOP("access_words", "Told without agreement")),
    AccessDeed.BACKED_UP: str(QT_TRANSLATE_NOOP("access_words", "Made a backup")),
    AccessDeed.RESTORED: str(QT_TRANSLATE_NOOP("access_words", "These records are a restored copy")),
    AccessDeed.UNLOCKED: str(QT_TRANSLATE_NOOP("access_words", "Unlocked")),
    AccessDeed.HANDED_OVER: str(QT_TRANSLATE_NOOP("access_words", "Handed the laptop to the family")),
    AccessDeed.TOOK_BACK: str(QT_TRANSLATE_NOOP("access_words", "Looked through what the family gave")),
    AccessDeed.BROUGHT_IN: str(QT_TRANSLATE_NOOP("access_words", "Brought in an agency’s sheet")),
    AccessDeed.TOOK_OUT_AGAIN: str(QT_TRANSLATE_NOOP("access_words", "Took an agency’s sheet out again")),
    AccessDeed.LEAVES_LAPTOP: str(QT_TRANSLATE_NOOP("access_words", "A family leaves this laptop")),
    AccessDeed.REMOVED_COPY: str(QT_TRANSLATE_NOOP("access_words", "Deleted a copy from this laptop")),
}

COPIES: dict[str, str] = {
    "full": str(QT_TRANSLATE_NOOP("access_words", "full copy, for the team")),
    "new_coach": str(QT_TRANSLATE_NOOP("access_words", "the family’s page about its new coach")),
    "success_chart": str(QT_TRANSLATE_NOOP("access_words", "how things are, on paper for the family")),
    "measures_table": str(QT_TRANSLATE_NOOP("access_words", "table of all answers, for evaluation")),
    "cost_tables": str(QT_TRANSLATE_NOOP("access_words", "tables of costs, for evaluation")),
    "contacts_table": str(QT_TRANSLATE_NOOP("access_words", "table of contacts, for evaluation")),
    "evaluator_bundle": str(QT_TRANSLATE_NOOP("access_words", "tables under codes, for an evaluator")),
    "evaluation_report": str(QT_TRANSLATE_NOOP("access_words", "evaluation report")),
    "practice_log": str(QT_TRANSLATE_NOOP("access_words", "what works, without names")),
    "panel_copy": str(QT_TRANSLATE_NOOP("access_words", "totals for a panel")),
    "journey_family": str(QT_TRANSLATE_NOOP("access_words", "the journey map, for a room with the family")),
    "journey_workers": str(QT_TRANSLATE_NOOP("access_words", "the journey map, for those who work with the family")),
    "journey_costs": str(QT_TRANSLATE_NOOP("access_words", "the journey map with its costs")),
    "countersigned": str(QT_TRANSLATE_NOOP("access_words", "counter-signed by the advocate")),
}


def deed_words(deed: AccessDeed) -> str:
    """What was done."""
    return QCoreApplication.translate("access_words", DEEDS[deed])


def copy_words(what: str, about: str) -> str:
    """Whose copy: a name, or one of the few that have none."""
    if about:
        return QCoreApplication.translate("access_words", "for {name}").format(name=isolated(about))
    return QCoreApplication.translate("access_words", COPIES[what]) if what in COPIES else ""


def _family_words(line: AccessLine) -> str:
    if line.family or not line.entry.family:
        return isolated(line.family) if line.family else ""
    return QCoreApplication.translate("access_words", "a family that is not on this laptop")


def line_words(line: AccessLine) -> tuple[str, str]:
    """What was done and to what; below it when and by whom."""
    entry = line.entry
    told = [deed_words(entry.deed), _family_words(line), copy_words(entry.what, line.about)]
    wall = on_the_wall(entry.at)
    when = f"{short(wall.date())}, {wall:%H:%M}"
    below = [when, isolated(line.worker) if line.worker else "", isolated(entry.reason) if entry.reason else ""]
    return " · ".join(part for part in told if part), " · ".join(part for part in below if part)
