"""Where each thing on the map comes from, and so which page opens it."""

from collections.abc import Mapping

from coachdesk.models.journey_map import MapEvent

_PAGES: Mapping[str, str] = {
    "contact": "contact",
    "meeting": "meeting",
    "life_event": "life_event",
    "visit": "visit",
    "target": "target",
    "review": "review",
    "answer_set": "measures",
    "line_mark": "lines",
    "good_news": "good_news",
}


def way_to(event: MapEvent, family_id: str, target_of: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The page that opens an event and what it is opened on; what has no page of its own opens its history.

    `target_of` names for each step the target it stands under.
    """
    if event.kind == "sub_target" and event.id in target_of:
        return "target", {"family_id": family_id, "record_id": target_of[event.id]}
    page = _PAGES.get(event.kind, "history")
    return page, {"family_id": family_id, "record_id": event.id}
