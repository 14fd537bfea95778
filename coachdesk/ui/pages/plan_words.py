"""The words a plan's states, stages and barriers have on screens, never said of a person; all can be translated."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from coachdesk.models.plan import Audience, Barrier, Stage, StepDone, StepState, TargetOrigin, TargetStatus
from coachdesk.tools.plan_progress import StepCount
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

STATES: dict[StepState, str] = {
    StepState.OPEN: QT_TRANSLATE_NOOP("plan_words", "Not started"),
    StepState.DOING: QT_TRANSLATE_NOOP("plan_words", "Doing"),
    StepState.DONE: QT_TRANSLATE_NOOP("plan_words", "Done"),
    StepState.STUCK: QT_TRANSLATE_NOOP("plan_words", "Stuck"),
    StepState.DROPPED: QT_TRANSLATE_NOOP("plan_words", "Dropped"),
}

STATE_ICONS: dict[StepState, str] = {
    StepState.OPEN: "step_open",
    StepState.DOING: "step_doing",
    StepState.DONE: "step_done",
    StepState.STUCK: "step_stuck",
    StepState.DROPPED: "step_dropped",
}

STATE_TONES: dict[StepState, str] = {
    StepState.OPEN: "muted",
    StepState.DOING: "accent",
    StepState.DONE: "ok",
    StepState.STUCK: "warn",
    StepState.DROPPED: "muted",
}

STAGES: dict[Stage, str] = {
    Stage.NOT_STARTED: QT_TRANSLATE_NOOP("plan_words", "Not started"),
    Stage.TALKING: QT_TRANSLATE_NOOP("plan_words", "Talking about it"),
    Stage.TRYING: QT_TRANSLATE_NOOP("plan_words", "Trying"),
    Stage.GETTING_THERE: QT_TRANSLATE_NOOP("plan_words", "Getting there"),
    Stage.NEARLY_STEADY: QT_TRANSLATE_NOOP("plan_words", "Nearly steady"),
    Stage.STEADY: QT_TRANSLATE_NOOP("plan_words", "Steady"),
}

DONE_HOW: dict[StepDone, str] = {
    StepDone.WE_DID_IT: QT_TRANSLATE_NOOP("plan_words", "We did it"),
    StepDone.TOGETHER: QT_TRANSLATE_NOOP("plan_words", "Together"),
    StepDone.DONE_FOR_US: QT_TRANSLATE_NOOP("plan_words", "Done for us"),
}

STATUSES: dict[TargetStatus, str] = {
    TargetStatus.ACTIVE: QT_TRANSLATE_NOOP("plan_words", "Going on"),
    TargetStatus.PARKED: QT_TRANSLATE_NOOP("plan_words", "Parked for now"),
    TargetStatus.DELIVERED: QT_TRANSLATE_NOOP("plan_words", "Done"),
    TargetStatus.PART: QT_TRANSLATE_NOOP("plan_words", "Done in part"),
    TargetStatus.NOT_YET: QT_TRANSLATE_NOOP("plan_words", "Not yet"),
    TargetStatus.DROPPED: QT_TRANSLATE_NOOP("plan_words", "Dropped"),
    TargetStatus.REPLACED: QT_TRANSLATE_NOOP("plan_words", "Something new instead"),
}

ORIGINS: dict[TargetOrigin, str] = {
    TargetOrigin.ORIGINAL: "",
    TargetOrigin.ADDED: QT_TRANSLATE_NOOP("plan_words", "added later"),
    TargetOrigin.REPLACED: QT_TRANSLATE_NOOP("plan_words", "in place of an earlier target"),
}

AUDIENCES: dict[Audience, str] = {
    Audience.EVERYONE: QT_TRANSLATE_NOOP("plan_words", "Everyone in the family"),
    Audience.NAMED: QT_TRANSLATE_NOOP("plan_words", "Only those named"),
}

BARRIERS: dict[Barrier, str] = {
    Barrier.MONEY: QT_TRANSLATE_NOOP("plan_words", "Money and debt"),
    Barrier.CHILDCARE: QT_TRANSLATE_NOOP("plan_words", "Childcare"),
    Barrier.HOUSING: QT_TRANSLATE_NOOP("plan_words", "Housing"),
    Barrier.TRANSPORT: QT_TRANSLATE_NOOP("plan_words", "Getting there"),
    Barrier.HEALTH: QT_TRANSLATE_NOOP("plan_words", "Health"),
    Barrier.READING: QT_TRANSLATE_NOOP("plan_words", "Reading and forms"),
    Barrier.WAITING_LIST: QT_TRANSLATE_NOOP("plan_words", "A waiting list"),
    Barrier.THRESHOLD: QT_TRANSLATE_NOOP("plan_words", "Told it was not enough for help"),
    Barrier.AGENCY: QT_TRANSLATE_NOOP("plan_words", "A service has not done its part"),
    Barrier.RELATIONSHIP: QT_TRANSLATE_NOOP("plan_words", "How people get on"),
    Barrier.OTHER: QT_TRANSLATE_NOOP("plan_words", "Something else"),
}


def said(text: str) -> str:
    """A word of the tables above in the language worn."""
    return QCoreApplication.translate("plan_words", text) if text else ""


def quoted(words: str) -> str:
    """A family's own words between quotation marks: “We want calm mornings”."""
    return QCoreApplication.translate("plan_words", "“{words}”").format(words=words)


def listed(names: Sequence[str]) -> str:
    """ "Marcus, Callum and Alfie"."""
    if len(names) < 2:
        return "".join(names)
    several = QCoreApplication.translate("plan_words", ", ").join(names[:-1])
    return QCoreApplication.translate("plan_words", "{several} and {last}").format(several=several, last=names[-1])


def steps_done(count: StepCount) -> str:
    """ "3 of 8 steps done" (P-02)."""
    if not count.total:
        return QCoreApplication.translate("plan_words", "No steps yet")
    if count.total == 1:
        return QCoreApplication.translate("plan_words", "{done} of 1 step done").format(done=count.done)
    pattern = QCoreApplication.translate("plan_words", "{done} of {total} steps done")
    return pattern.format(done=count.done, total=count.total)
