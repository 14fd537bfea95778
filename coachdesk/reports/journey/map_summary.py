"""A journey map in a few sentences: what a screen reader says of the picture, and what stands above it."""

from collections import Counter
from collections.abc import Iterator

from coachdesk.models.journey_map import JourneyMap, LaneKind, Mark
from coachdesk.reports.journey.map_phrases import MapPhrases
from coachdesk.tools.money import to_the_penny


def reach_words(phrases: MapPhrases, whole: JourneyMap) -> str:
    """From which month to which, and what is on it."""
    first, last = (phrases.month(day.isoformat()[:7]) for day in (whole.first, whole.last))
    if whole.for_family:
        words = phrases.tr("{first} to {last}. Our own line is on top. Not all that happened is on this sheet.")
        return words.format(first=first, last=last)
    counted = Counter(one.mark for one in whole.events)
    agencies = {one.lane for one in whole.events if one.mark in (Mark.INCIDENT, Mark.HELP)}
    return phrases.tr(
        "{first} to {last}. Emergencies: {emergencies}. Times of planned help: {help}. Agencies: {agencies}. "
        "Points on the family’s own line: {points}."
    ).format(
        first=first,
        last=last,
        emergencies=counted[Mark.INCIDENT],
        help=counted[Mark.HELP],
        agencies=len(agencies),
        points=len(whole.feelings),
    )


def cost_words(phrases: MapPhrases, whole: JourneyMap) -> str:
    """What all of it came to, of how many contacts, and what is left out; empty where costs are not shown."""
    if not whole.costs:
        return ""
    months = [*whole.costs, whole.undated]
    count, uncosted = sum(one.count for one in months), sum(one.uncosted for one in months)
    excluded = sum(one.excluded for one in months)
    undated = whole.undated.count - whole.undated.uncosted - whole.undated.excluded
    costed = count - uncosted - excluded - undated
    if not costed:
        words = phrases.tr("No contact that stands in a month has a cost ({of} contacts). Uncosted is not £0.")
        return words.format(of=count)
    return phrases.tr(
        "Cost of {n} of {of} contacts: {sum} (emergencies {emergencies}, planned help {planned}), of which {estimated} "
        "is estimated. Not in it: {uncosted} uncosted, {excluded} left out with a reason, {undated} without a month. "
        "Uncosted is not £0."
    ).format(
        n=costed,
        of=count,
        sum=to_the_penny(sum(one.pence for one in whole.costs)),
        emergencies=to_the_penny(sum(one.incident_pence for one in whole.costs)),
        planned=to_the_penny(sum(one.planned_pence for one in whole.costs)),
        estimated=to_the_penny(sum(one.estimated_pence for one in whole.costs)),
        uncosted=uncosted,
        excluded=excluded,
        undated=undated,
    )


def alt_of(phrases: MapPhrases, whole: JourneyMap, keys: tuple[str, ...], *, with_line: bool) -> str:
    """What the picture shows: the line in its order if it is on it, then each lane of `keys` in numbers."""
    parts = [phrases.tr("A picture over time, from left to right.")]
    if with_line:
        parts += [reach_words(phrases, whole), _line_words(phrases, whole)]
    parts += [words for key in keys for words in _lane_words(phrases, whole, key)]
    if with_line and whole.costs:
        parts.append(cost_words(phrases, whole))
    parts.append(phrases.tr("The tables after it say the same."))
    return " ".join(part for part in parts if part)


def _line_words(phrases: MapPhrases, whole: JourneyMap) -> str:
    if not whole.feelings:
        return phrases.nothing_yet(for_us=whole.for_family)
    points = [
        phrases.tr("{when} {where}").format(when=phrases.of_spot(one), where=phrases.feeling(one.place))
        for one in whole.feelings
    ]
    return phrases.tr("How it was for the family: {points}.").format(points="; ".join(points))


def _lane_words(phrases: MapPhrases, whole: JourneyMap, key: str) -> Iterator[str]:
    lane = whole.lane(key)
    if lane is None:
        return
    counted = Counter(one.mark for one in whole.events if one.lane == key)
    told = ", ".join(f"{phrases.mark(mark)} {number}" for mark, number in counted.items()) or phrases.tr("nothing")
    if lane.kind is LaneKind.AGENCY and lane.known is not None:
        told += phrases.tr(", known for {n} of {of} months").format(n=lane.known.n, of=lane.known.of)
    yield f"{phrases.lane(lane)}: {told}."
