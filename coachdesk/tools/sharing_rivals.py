"""A sharing rule that two people changed apart, as narrow as the narrowest of what they wrote."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from coachdesk.models.sharing import SharingDecision, SharingRule

_ABOUT_WHAT = ("person", "agency", "purpose", "information_class")


def as_narrow_as_any(rule: SharingRule, rivals: Mapping[str, Iterable[Any]]) -> SharingRule:
    """The rule to go by while it has rivals: `rivals` lists, for each field in dispute, every remaining value.

    Values are as a change carries them: ISO text or nothing. The latest beginning, the earliest end and the earliest
    review hold. Where it is in dispute whom or what the rule is about, it refuses.
    """
    narrowed: dict[str, Any] = {}
    if any(name in rivals for name in _ABOUT_WHAT):
        narrowed["decision"] = SharingDecision.REFUSED
    if SharingDecision.REFUSED in rivals.get("decision", ()):
        narrowed["decision"] = SharingDecision.REFUSED
    for name, narrowest in (("from_date", max), ("review_on", min), ("until", min)):
        days = [date.fromisoformat(day) for day in rivals.get(name, ()) if day]
        if days:
            narrowed[name] = narrowest(days)
    return rule.model_copy(update=narrowed)
