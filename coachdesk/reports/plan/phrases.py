"""The fixed words for states, stages, statuses and barriers, for staff and for families, never said of a person."""

from collections.abc import Sequence
from datetime import date

from coachdesk.models.plan import Barrier, Stage, StepDone, StepState, TargetOrigin, TargetStatus
from coachdesk.reports.layout.sheet import Translate
from coachdesk.reports.typesetting.words import Words, said, sentence
from coachdesk.tools.dates import in_words, partial_in_words, short, without_year


class Phrases:
    """The words in the paper's language."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def tr(self, text: str) -> str:
        """The fixed phrase in the paper's language."""
        return self._translate("Phrases", text)

    def state(self, state: StepState) -> str:
        return {
            StepState.OPEN: self.tr("Not started"),
            StepState.DOING: self.tr("Doing"),
            StepState.DONE: self.tr("Done"),
            StepState.STUCK: self.tr("Stuck"),
            StepState.DROPPED: self.tr("Let go"),
        }[state]

    def stage(self, stage: Stage) -> str:
        return {
            Stage.NOT_STARTED: self.tr("Not started"),
            Stage.TALKING: self.tr("Talking about it"),
            Stage.TRYING: self.tr("Trying"),
            Stage.GETTING_THERE: self.tr("Getting there"),
            Stage.NEARLY_STEADY: self.tr("Nearly steady"),
            Stage.STEADY: self.tr("Steady"),
        }[stage]

    def done_how(self, how: StepDone) -> str:
        return {
            StepDone.WE_DID_IT: self.tr("We did it"),
            StepDone.TOGETHER: self.tr("Together"),
            StepDone.DONE_FOR_US: self.tr("Done for us"),
        }[how]

    def status(self, status: TargetStatus) -> str:
        return {
            TargetStatus.ACTIVE: self.tr("Going on"),
            TargetStatus.PARKED: self.tr("Parked for now"),
            TargetStatus.DELIVERED: self.tr("Done"),
            TargetStatus.PART: self.tr("Done in part"),
            TargetStatus.NOT_YET: self.tr("Not yet"),
            TargetStatus.DROPPED: self.tr("Let go"),
            TargetStatus.REPLACED: self.tr("Something new instead"),
        }[status]

    def origin(self, origin: TargetOrigin) -> str:
        return {
            TargetOrigin.ORIGINAL: "",
            TargetOrigin.ADDED: self.tr("Added later."),
            TargetOrigin.REPLACED: self.tr("In place of an earlier target."),
        }[origin]

    def barrier(self, barrier: Barrier) -> str:
        return {
            Barrier.MONEY: self.tr("money and debt"),
            Barrier.CHILDCARE: self.tr("childcare"),
            Barrier.HOUSING: self.tr("housing"),
            Barrier.TRANSPORT: self.tr("getting there"),
            Barrier.HEALTH: self.tr("health"),
            Barrier.READING: self.tr("reading and forms"),
            Barrier.WAITING_LIST: self.tr("a waiting list"),
            Barrier.THRESHOLD: self.tr("told it was not enough for help"),
            Barrier.AGENCY: self.tr("a service has not done its part"),
            Barrier.RELATIONSHIP: self.tr("how people get on"),
            Barrier.OTHER: self.tr("something else"),
        }[barrier]

    def day(self, day: date) -> str:
        """ "31 August 2011"."""
        return partial_in_words(day.isoformat())

    def weekday(self, day: date) -> str:
        """ "Wednesday 31 August 2011"."""
        return in_words(day)

    def short_day(self, day: date) -> str:
        """ "Wed 31 Aug 2011"."""
        return short(day)

    def near_day(self, day: date, printed_on: date) -> str:
        """ "Friday 27 November", with the year only when it is not that of the page."""
        return without_year(day) if day.year == printed_on.year else in_words(day)

    def names(self, names: Sequence[str], *, bold: bool = False) -> tuple[Words, ...]:
        """ "Marcus, Callum and Alfie", each name keeping its own direction."""
        several = [word for name in names[:-1] for word in (said(name, bold=bold), Words(self.tr(", ")))][:-1]
        last = said(names[-1], bold=bold) if names else Words("")
        return sentence(self.tr("{several} and {last}"), several=several, last=last) if several else (last,)
