"""The words of a journey map on paper: what a mark, a lane and a time are called, never said of a person."""

from datetime import date

from coachdesk.models.contact import ContactOutcome, DateKnown
from coachdesk.models.journey_map import DaySpan, FeelingSpot, LaneKind, MapEvent, MapLane, Mark
from coachdesk.reports.layout.sheet import Translate
from coachdesk.tools.dates import partial_in_words, short
from coachdesk.tools.day_spans import known_in_words
from coachdesk.tools.line_place import Whereabouts, whereabouts
from coachdesk.tools.money import to_the_penny


class MapPhrases:
    """The words in the paper's language."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def tr(self, text: str) -> str:
        """The fixed phrase in the paper's language."""
        return self._translate("MapPhrases", text)

    def mark(self, mark: Mark) -> str:
        return {
            Mark.INCIDENT: self.tr("emergency"),
            Mark.HELP: self.tr("planned help"),
            Mark.TARGET: self.tr("something the family wants"),
            Mark.STEP: self.tr("step done"),
            Mark.REVIEW: self.tr("plan looked at together"),
            Mark.ANSWERS: self.tr("questions answered"),
            Mark.LINE_MARK: self.tr("X on a line"),
            Mark.VISIT: self.tr("coach’s visit"),
            Mark.MEETING: self.tr("meeting"),
            Mark.LIFE_EVENT: self.tr("something that happened"),
            Mark.GOOD_NEWS: self.tr("good news"),
            Mark.SPEND: self.tr("small sum spent"),
            Mark.NOTE: self.tr("worker’s note"),
        }[mark]

    def lane(self, lane: MapLane) -> str:
        """The agency's name, or what lanes of that kind are called."""
        if lane.kind is LaneKind.AGENCY:
            return lane.name
        return {
            LaneKind.LIFE: self.tr("What happened"),
            LaneKind.PLAN: self.tr("The plan"),
            LaneKind.MEETINGS: self.tr("Meetings"),
            LaneKind.VISITS: self.tr("Coach’s visits"),
            LaneKind.MEASURES: self.tr("Answers and marks"),
            LaneKind.GOOD_NEWS: self.tr("Good news"),
            LaneKind.SPENDS: self.tr("Small sums"),
            LaneKind.NOTES: self.tr("Workers’ notes"),
        }[lane.kind]

    def when(self, days: DaySpan, known: DateKnown, until: date | None = None) -> str:
        """As well as it is known, and to which day it went on."""
        day = days.first if known is not DateKnown.ABOUT else days.first + (days.last - days.first) // 2
        begins = known_in_words(day, known)
        if until is None or until <= days.last:
            return begins
        return self.tr("{begins} to {ends}").format(begins=begins, ends=short(until))

    def of_event(self, event: MapEvent) -> str:
        """When it was."""
        return self.when(event.days, event.known, event.until)

    def of_spot(self, spot: FeelingSpot) -> str:
        """When that time was."""
        return self.when(spot.days, spot.known, spot.until)

    def month(self, month: str) -> str:
        """ "March 2011"."""
        return partial_in_words(month)

    def feeling(self, place: int) -> str:
        """Where a point stands, never a number."""
        return {
            Whereabouts.AT_LOW: self.tr("very bad"),
            Whereabouts.NEAR_LOW: self.tr("bad"),
            Whereabouts.NEARER_LOW: self.tr("nearer bad than good"),
            Whereabouts.MIDDLE: self.tr("in the middle"),
            Whereabouts.NEARER_HIGH: self.tr("nearer good than bad"),
            Whereabouts.NEAR_HIGH: self.tr("good"),
            Whereabouts.AT_HIGH: self.tr("very good"),
        }[whereabouts(place)]

    def how_it_was(self, *, for_us: bool) -> str:
        """What the family's line is called, on its own paper and on a worker's."""
        return self.tr("How it was for us") if for_us else self.tr("How it was for the family")

    def nothing_yet(self, *, for_us: bool) -> str:
        """What stands where the line would be."""
        if for_us:
            return self.tr("There is nothing on our line yet. You can draw it here.")
        return self.tr("The family has put nothing on its own line yet.")

    def outcome(self, event: MapEvent) -> str:
        """Why help did not arrive; empty where it did."""
        if event.arrived:
            return ""
        words = {
            ContactOutcome.COULD_NOT_COME: self.tr("could not come"),
            ContactOutcome.NOBODY_IN: self.tr("nobody in"),
            ContactOutcome.AGENCY_CANCELLED: self.tr("the agency cancelled"),
            ContactOutcome.FAMILY_CANCELLED: self.tr("the family cancelled"),
            ContactOutcome.LETTER_NOT_READ: self.tr("told by a letter they cannot read"),
            ContactOutcome.DUPLICATE: self.tr("the same as another agency’s work"),
        }
        return words.get(event.outcome, self.tr("did not come about")) if event.outcome else self.tr("did not happen")

    def cost(self, event: MapEvent) -> str:
        """What it cost; "uncosted" is never nothing."""
        if event.cost is None:
            return ""
        return self.tr("uncosted") if event.cost.pence is None else to_the_penny(event.cost.pence)
