"""What a panel may see: sums of at least five contacts of five families, whatever is taken away from whatever (R-22).

A small number is never left blank, for a blank can be filled in by subtraction: what is small is put together with
something else until neither it, nor all of it without any one agency, is small. Each window is worked out from its own
contacts, so that two copies with a window in common say the same of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coachdesk.errors import Refused
from coachdesk.models.comparison import Comparison
from coachdesk.models.figures import Tally
from coachdesk.models.panel_copy import PanelCopy, PanelSavings, PanelWindow, Shown, ShownAgency, ShownKinds
from coachdesk.models.saving import Savings
from coachdesk.models.window import Window

FEWEST = 5
"""No count of contacts or families below this leaves on a panel copy; nothing counts as below it too."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the contacts of a window: how many, of whom, and what those with a cost come to."""

    count: int = 0
    costed: int = 0
    pence: int = 0
    families: frozenset[str] = frozenset()
    costed_families: frozenset[str] = frozenset()

    def plus(self, other: _Part) -> _Part:
        return _Part(
            self.count + other.count,
            self.costed + other.costed,
            self.pence + other.pence,
            self.families | other.families,
            self.costed_families | other.costed_families,
        )

    @property
    def is_shown(self) -> bool:
        """Whether it is of enough contacts and families, and so is what of it has a cost."""
        return min(self.count, self.costed, len(self.families), len(self.costed_families)) >= FEWEST

    @property
    def is_nothing(self) -> bool:
        return not self.count

    def shown(self) -> Shown:
        return Shown(self.count, self.pence)


def panel_copy(comparison: Comparison, tallies: Iterable[Tally]) -> PanelCopy:
    """The comparison as a panel sees it. `tallies` are those it was worked out from; others may be among them.

    Raises Refused where fewer than five families are compared, or a window is of too few contacts.
    """
    families = frozenset(row.name for row in comparison.families)
    if len(families) < FEWEST:
        raise Refused("A panel copy tells of at least five families together. Fewer than five can be compared here.")
    ours = [one for one in tallies if one.family in families]
    return PanelCopy(
        before=_window(comparison.before, ours),
        during=_window(comparison.during, ours),
        families=len(families),
        left_out=counted_from_five(len(comparison.left_out)),
        programme=comparison.programme,
    )


def panel_savings(savings: Savings) -> PanelSavings | None:
    """The calculator's total as a panel sees it; None where it is of fewer than five families with an emergency."""
    if sum(bool(one.lines) for one in savings.families) < FEWEST:
        return None
    return PanelSavings(
        before=savings.before,
        during=savings.during,
        families=len(savings.families),
        left_out=counted_from_five(len(savings.no_map) + len(savings.joined_after)),
        total=savings.total,
        kept=savings.kept,
        has_invented=uses_invented(savings),
    )


def uses_invented(savings: Savings) -> bool:
    """Whether a unit cost that it used is invented."""
    return any(line.unit.illustrative for one in savings.families for line in one.lines)


def counted_from_five(count: int) -> int | None:
    """The count, or None for "fewer than 5", which says of none as of four that it is so (TV-34)."""
    return count if count >= FEWEST else None


def to_nearest_five(count: int | None) -> int | None:
    """A count beside others of the same contacts: exact, it would part them."""
    return None if count is None else (count + 2) // 5 * 5


def refuse_beside_earlier(asked: Iterable[str], windows: Iterable[Window], earlier: Iterable[EarlierCopy]) -> None:
    """Raises Refused where one copy taken away from an earlier one would tell of fewer than five families.

    It is also refused where their windows share some months and not all, for then the months between could be told.
    """
    families, ours = frozenset(asked), tuple(windows)
    for one in earlier:
        meeting = [(mine, theirs) for mine in ours for theirs in one.windows if _meet(mine, theirs)]
        if not meeting:
            continue
        if any(0 < len(rest) < FEWEST for rest in (families - one.families, one.families - families)):
            raise Refused(
                "A panel copy of these months was already made for nearly the same families. Taken away from each "
                "other, the two would tell of fewer than five. Make this one for the same families."
            )
        if families & one.families and any(mine != theirs for mine, theirs in meeting):
            raise Refused(
                "A panel copy was already made of some of these months. Taken away from each other, the two would "
                "tell of single months. Choose the same months as before, or months that do not meet them."
            )


@dataclass(frozen=True, slots=True)
class EarlierCopy:
    """A panel copy that left before: of whom, and of which months."""

    families: frozenset[str]
    windows: tuple[Window, ...]


def _meet(one: Window, other: Window) -> bool:
    return one.first <= other.last and other.first <= one.last


def _window(window: Window, tallies: Iterable[Tally]) -> PanelWindow:
    here = [one for one in tallies if window.has(one.month)]
    total = _sum(_part(one) for one in here)
    if not total.is_shown:
        raise Refused("A window of these has too few contacts to be shown to a panel without telling of single ones.")
    parts: dict[tuple[str, bool], _Part] = defaultdict(_Part)
    for one in here:
        parts[one.agency, one.incident] = parts[one.agency, one.incident].plus(_part(one))
    kinds = _kinds(parts)
    named, others = _agencies(parts)
    if kinds and not _holds_beside_kinds(parts, named):
        named, others = (), None
    return PanelWindow(
        window=window,
        total=total.shown(),
        kinds=kinds,
        agencies=tuple(ShownAgency(agency, _of_agency(parts, agency).shown()) for agency in named),
        others=others.shown() if others and not others.is_nothing else None,
        uncosted=to_nearest_five(counted_from_five(total.count - total.costed)),
    )


def _kinds(parts: Mapping[tuple[str, bool], _Part]) -> ShownKinds | None:
    """Both or neither: either is the total without the other."""
    incidents, interventions = (
        _sum(one for (_, kind), one in parts.items() if kind is wanted) for wanted in (True, False)
    )
    return (
        ShownKinds(incidents.shown(), interventions.shown()) if incidents.is_shown and interventions.is_shown else None
    )


def _agencies(parts: Mapping[tuple[str, bool], _Part]) -> tuple[tuple[str, ...], _Part | None]:
    """Whom to name, and all others as one: small ones, and so many more that none of them can be worked out.

    The smallest of those that could be named go to the others, until the others are enough even without any one of
    them, who knows what is its own.
    """
    whole = {agency: _of_agency(parts, agency) for agency in sorted({agency for agency, _ in parts})}
    named = [agency for agency, part in whole.items() if part.is_shown]
    apart = [agency for agency in whole if agency not in named]
    named.sort(key=lambda agency: (whole[agency].count, agency), reverse=True)
    while apart and not _is_enough([whole[agency] for agency in apart]):
        if not named:
            return (), None
        apart.append(named.pop())
    return tuple(sorted(named)), (_sum(whole[agency] for agency in apart) if named else None)


def _is_enough(parts: list[_Part]) -> bool:
    return all(_sum(part for at, part in enumerate(parts) if at != without).is_shown for without in range(len(parts)))


def _holds_beside_kinds(parts: Mapping[tuple[str, bool], _Part], named: Iterable[str]) -> bool:
    """Whether kinds and agencies, taken away from each other, leave nothing small.

    All emergencies without the agencies that had nothing else are the emergencies of agencies that had both; so with
    planned help. These are the only sets that the two tables part further than each does by itself.
    """
    groups: dict[str, dict[bool, _Part]] = defaultdict(dict)
    by_name = frozenset(named)
    for (agency, kind), part in parts.items():
        group = groups[agency if agency in by_name else ""]
        group[kind] = group.get(kind, _Part()).plus(part)
    both = [group for group in groups.values() if len(group) == 2]
    left = [_sum(group[kind] for group in both) for kind in (True, False)]
    return all(part.is_nothing or part.is_shown for part in left)


def _of_agency(parts: Mapping[tuple[str, bool], _Part], agency: str) -> _Part:
    return _sum(part for (name, _), part in parts.items() if name == agency)


def _part(one: Tally) -> _Part:
    costed = one.sum.count - one.sum.uncosted - one.sum.excluded
    family = frozenset({one.family})
    return _Part(one.sum.count, costed, one.sum.pence, family, family if costed else frozenset())


def _sum(parts: Iterable[_Part]) -> _Part:
    total = _Part()
    for part in parts:
        total = total.plus(part)
    return total
