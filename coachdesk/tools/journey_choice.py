"""What is shown of a journey map: the lanes and events that were chosen, in their order."""

from dataclasses import replace

from coachdesk.models.journey_map import JourneyMap, LaneKind, MapEvent, MapLane
from coachdesk.models.journey_view import MapWanted

ALWAYS = frozenset({LaneKind.LIFE, LaneKind.NOTES})
"""Lanes that a worker sees even while they are empty: something can be put into them."""


def chosen(whole: JourneyMap, wanted: MapWanted) -> JourneyMap:
    """The map with the lanes and events that were chosen. Costs stay those of all contacts: a part is no total."""
    lanes = shown_lanes(whole, wanted)
    keys = {one.key for one in lanes}
    text = " ".join(wanted.text.casefold().split())
    names = {one.key: one.name for one in lanes}

    def stays(event: MapEvent) -> bool:
        return (
            event.lane in keys
            and event.id not in wanted.hidden
            and (wanted.marks is None or event.mark in wanted.marks)
            and (not wanted.only_turning or bool(event.turning))
            and (not text or text in _said_of(event, names[event.lane]))
        )

    feelings = tuple(one for one in whole.feelings if one.id not in wanted.hidden)
    return replace(
        whole,
        lanes=lanes,
        events=tuple(one for one in whole.events if stays(one)),
        feelings=feelings,
        costs=whole.costs if wanted.costs else (),
    )


def shown_lanes(whole: JourneyMap, wanted: MapWanted) -> tuple[MapLane, ...]:
    """The lanes that were chosen; until somebody chose, those with anything in them, and those one puts things into."""
    if wanted.lanes is not None:
        keys = wanted.lanes
        return tuple(one for one in whole.lanes if one.key in keys)
    used = {one.lane for one in whole.events}
    return tuple(
        one
        for one in whole.lanes
        if one.key in used or one.kind is LaneKind.AGENCY or (not whole.for_family and one.kind in ALWAYS)
    )


def _said_of(event: MapEvent, lane: str) -> str:
    turned = [one.what_was_missing for one in event.turning]
    return " ".join(" ".join((event.title, lane, *event.people, *event.sources, *turned)).casefold().split())
