"""One family's figures as canonical bytes that stay the same for ever, and back (C-17)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coachdesk.crypto import codec
from coachdesk.errors import MadeByNewer, Unreadable
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figure_names import FigureNames
from coachdesk.models.figures import Largest, Marked, Sum, Tally
from coachdesk.models.saving import Happened
from coachdesk.settings import ATTACHMENT_LIMIT
from coachdesk.tools.figure_checks import CheckCode, Finding
from coachdesk.tools.gathered_figures import Figures, LineMarked, ReviewHeld
from coachdesk.tools.tallies import merged

VERSION = 1
_EACH_APART = (CheckCode.DUPLICATE, CheckCode.FAR_FROM_USUAL)


@dataclass(frozen=True, slots=True)
class FrozenFamily:
    """What is kept of one family: all that `Figures` says of it, with its code and the names that it needs."""

    family: str
    ref: str
    snapshot: str
    """The id of the snapshot, so that no two families or snapshots have the same bytes."""
    agencies: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    several: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()
    marks: tuple[Marked, ...] = ()
    happened: tuple[Happened, ...] = ()
    is_mapped: bool = False
    joined: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """By window."""
    reviews: tuple[ReviewHeld, ...] = ()
    line_marks: tuple[LineMarked, ...] = ()
    checks: tuple[Finding, ...] = ()


def parted(figures: Figures, snapshot: str, owners: Mapping[str, str]) -> tuple[FrozenFamily, ...]:
    """The figures family by family, in the order of `families`; `owners` says whose each contact is."""
    return tuple(_part(figures, family, snapshot, owners) for family in figures.families)


def frozen(one: FrozenFamily) -> bytes:
    """The bytes: canonical, so that equal figures have equal bytes."""
    return codec.encode(
        {
            "version": VERSION,
            "family": one.family,
            "ref": one.ref,
            "snapshot": one.snapshot,
            "agencies": dict(one.agencies),
            "categories": dict(one.categories),
            "several": list(one.several),
            "tallies": [_of_tally(each) for each in one.tallies],
            "marks": [[each.agency, each.month, each.state.value] for each in one.marks],
            "happened": [[each.id, each.category, each.month] for each in one.happened],
            "mapped": one.is_mapped,
            "joined": one.joined,
            "reasons": dict(one.reasons),
            "reviews": [[each.held_on.isoformat(), each.plan_began.isoformat()] for each in one.reviews],
            "line_marks": [each.day.isoformat() for each in one.line_marks],
            "checks": [[each.code.value, list(each.about)] for each in one.checks],
        }
    )


def thawed(content: bytes) -> FrozenFamily:
    """What `frozen` was given. Raises Unreadable for all else, MadeByNewer for what a newer CoachDesk froze."""
    found: Any = codec.decode(content, limit=ATTACHMENT_LIMIT)
    if isinstance(found, dict) and isinstance(found.get("version"), int) and found["version"] > VERSION:
        raise MadeByNewer
    try:
        return _thawed(found)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable from None


def together(parts: Iterable[FrozenFamily]) -> Figures:
    """The parts as figures again, without what the whole organisation said: costs of units and of the programme."""
    parts = tuple(parts)
    return Figures(
        families=tuple(one.family for one in parts),
        names=FigureNames(
            {one.family: one.ref for one in parts},
            {key: name for one in parts for key, name in one.agencies.items()},
            {key: name for one in parts for key, name in one.categories.items()},
        ),
        tallies=merged(each for one in parts for each in one.tallies),
        marks=tuple(each for one in parts for each in one.marks),
        happened=tuple(each for one in parts for each in one.happened),
        mapped=frozenset(one.family for one in parts if one.is_mapped),
        joined={one.family: one.joined for one in parts if one.joined},
        reasons={(one.family, window): words for one in parts for window, words in one.reasons.items()},
        several=frozenset(each for one in parts for each in one.several),
        reviews=tuple(each for one in parts for each in one.reviews),
        line_marks=tuple(each for one in parts for each in one.line_marks),
        checks=_checks(each for one in parts for each in one.checks),
    )


def _part(figures: Figures, family: str, snapshot: str, owners: Mapping[str, str]) -> FrozenFamily:
    tallies = tuple(one for one in figures.tallies if one.family == family)
    marks = tuple(one for one in figures.marks if one.family == family)
    agencies = {one.agency for one in tallies} | {one.agency for one in marks if one.agency is not None}
    categories = {one.category for one in tallies}
    mine = ((one.code, tuple(each for each in one.about if owners.get(each) == family)) for one in figures.checks)
    return FrozenFamily(
        family=family,
        ref=figures.names.family(family),
        snapshot=snapshot,
        agencies={key: figures.names.agency(key) for key in agencies},
        categories={key: name for key, name in figures.names.categories.items() if key in categories},
        several=tuple(sorted(agencies & figures.several)),
        tallies=tallies,
        marks=marks,
        happened=tuple(one for one in figures.happened if one.family == family),
        is_mapped=family in figures.mapped,
        joined=figures.joined.get(family, ""),
        reasons={window: words for (whose, window), words in figures.reasons.items() if whose == family},
        reviews=tuple(one for one in figures.reviews if one.family == family),
        line_marks=tuple(one for one in figures.line_marks if one.family == family),
        checks=tuple(Finding(code, about) for code, about in mine if about),
    )


def _checks(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of several families in their usual order: those of single contacts apart, all others as one."""
    by_code: dict[CheckCode, list[tuple[str, ...]]] = {code: [] for code in CheckCode}
    for one in found:
        by_code[one.code].append(one.about)
    told: list[Finding] = []
    for code, abouts in by_code.items():
        if code in _EACH_APART:
            told += [Finding(code, about) for about in sorted(abouts)]
        elif abouts:
            told.append(Finding(code, tuple(sorted(each for about in abouts for each in about))))
    return tuple(told)


def _of_tally(one: Tally) -> list[Any]:
    largest = list(one.largest) if one.largest is not None else []
    sums = [one.sum.count, one.sum.pence, one.sum.uncosted, one.sum.excluded]
    return [one.agency, one.month, one.category, one.incident, one.harmed, one.not_arrived, *sums, largest]


def _tally(family: str, kept: list[Any]) -> Tally:
    agency, month, category, incident, harmed, not_arrived, *sums, largest = kept
    return Tally(
        family,
        agency,
        month,
        category,
        incident,
        harmed,
        not_arrived,
        Sum(*sums),
        Largest(*largest) if largest else None,
    )


def _thawed(found: dict[str, Any]) -> FrozenFamily:
    family = found["family"]
    return FrozenFamily(
        family=family,
        ref=found["ref"],
        snapshot=found["snapshot"],
        agencies=dict(found["agencies"]),
        categories=dict(found["categories"]),
        several=tuple(found["several"]),
        tallies=tuple(_tally(family, one) for one in found["tallies"]),
        marks=tuple(Marked(family, agency, month, Coverage(state)) for agency, month, state in found["marks"]),
        happened=tuple(Happened(this, family, category, month) for this, category, month in found["happened"]),
        is_mapped=found["mapped"],
        joined=found["joined"],
        reasons=dict(found["reasons"]),
        reviews=tuple(
            ReviewHeld(family, date.fromisoformat(held), date.fromisoformat(began)) for held, began in found["reviews"]
        ),
        line_marks=tuple(LineMarked(family, date.fromisoformat(day)) for day in found["line_marks"]),
        checks=tuple(Finding(CheckCode(code), tuple(about)) for code, about in found["checks"]),
    )
