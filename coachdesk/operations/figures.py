"""The figures of the families on this laptop: the comparison of what was recorded, and the savings calculator."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from coachdesk.desk import Desk
from coachdesk.models.contact import Contact
from coachdesk.models.family import Family
from coachdesk.models.figure_names import FigureNames
from coachdesk.models.figures import Marked, ProgrammeCost
from coachdesk.models.measures import LineMark
from coachdesk.models.organisation import Agency
from coachdesk.models.plan import Plan, Review
from coachdesk.models.programme_cost import ProgrammeCostSaid
from coachdesk.models.saving import Happened, Savings
from coachdesk.models.saving_reason import MapDrawn, SavingReason
from coachdesk.models.window import Window
from coachdesk.operations.contact_tallies import tallies_of
from coachdesk.operations.contacts import contacts_of
from coachdesk.operations.coverage_marks import marks_of
from coachdesk.operations.families import by_code
from coachdesk.operations.unit_rates import cashable_categories, unit_costs_of
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.evaluations import Evaluation, evaluated
from coachdesk.tools.figure_checks import Finding, check_contacts
from coachdesk.tools.gathered_figures import Figures, LineMarked, ReviewHeld, month_joined
from coachdesk.tools.savings import work_out
from coachdesk.tools.superseding import current
from coachdesk.tools.windows import Compared, earlier_window, months_between

_Told = TypeVar("_Told", Marked, Happened, ReviewHeld, LineMarked)

ALIKE = 3
"""So many contacts of a category that all say the same words give the category its name."""


def figures_of(desk: Desk, families: Iterable[str] | None = None, *, whole: bool = True) -> Figures:
    """What figures of these families, or (None) of all on this laptop, are worked out from, as it is now.

    Without `whole` no contact is read, only tallies: enough for a comparison, and quick where there are 400,000. Of
    families that are shut nothing is read. Raises FamiliesShut.
    """
    here = families_here(desk, families)
    inside = {one.id for one in here}
    contacts = [one for one in contacts_of(desk) if one.log in inside] if whole else []
    unit_costs = unit_costs_of(desk)
    agencies = desk.records(Agency)
    place = {one.id: at for at, one in enumerate(here)}
    return Figures(
        families=tuple(one.id for one in here),
        names=FigureNames(
            {one.id: one.ref for one in here},
            {one.id: one.name for one in agencies},
            {**_categories(contacts), **{category: unit.label for category, unit in unit_costs.items()}},
        ),
        tallies=tallies_of(desk, None if families is None and not desk.closed.families else inside),
        marks=_by_family(marks_of(desk, None if families is None else inside), place),
        happened=_by_family(happened_of(contacts), place),
        mapped=frozenset(one.log for one in desk.records(MapDrawn) if one.log in inside),
        joined={one.id: month for one in here if one.joined_on and (month := month_joined(one.joined_on))},
        reasons={(one.log, one.during): one.words for one in desk.records(SavingReason) if one.log in inside},
        programme=programme_of(desk),
        unit_costs=unit_costs,
        cashable=cashable_categories(desk),
        checks=_checks(contacts, desk.today()),
        several=frozenset(one.id for one in agencies if one.several),
        reviews=_by_family(_reviews(desk, inside), place),
        line_marks=_by_family(_line_marks(desk, inside), place),
        is_whole=whole,
    )


def evaluate(
    desk: Desk,
    before: Window | Compared,
    during: Window,
    families: Iterable[str] | None = None,
    *,
    whole: bool = False,
    figures: Figures | None = None,
) -> Evaluation:
    """One window beside an earlier one, typed or named, for these families or all.

    `whole` looks for what is wrong with the contacts too (C-18), which reads each of them. `figures` are those of a
    snapshot in place of those of now. Raises BadInput("window"), Refused where nothing can be compared.
    """
    chosen = None if families is None else tuple(families)
    held = figures if figures is not None else figures_of(desk, chosen, whole=whole)
    earlier = earlier_window(during, before) if isinstance(before, Compared) else before
    return evaluated(held, earlier, during, chosen)


def savings(
    desk: Desk,
    before: Window,
    during: Window,
    families: Iterable[str] | None = None,
    *,
    figures: Figures | None = None,
) -> Savings:
    """What the calculator says, filled from the map (V-01 to V-08). Projected: no sum of it with an `Evaluation`.

    Raises BadInput("window"), Refused where no family that was asked about has a map.
    """
    chosen = None if families is None else tuple(families)
    held = figures if figures is not None else figures_of(desk, chosen)
    return work_out(held.happened, held.unit_costs, before, during, held.asked(chosen, during))


def families_here(desk: Desk, families: Iterable[str] | None = None) -> list[Family]:
    """Those families, or all, that are on this laptop and not shut, by their codes."""
    wanted = None if families is None else set(families)
    found = [one for one in desk.records(Family) if one.id not in desk.closed.families]
    return sorted((one for one in found if wanted is None or one.id in wanted), key=by_code)


def happened_of(contacts: Iterable[Contact]) -> tuple[Happened, ...]:
    """Those contacts that the savings calculator counts, whether or not their own cost is in the sheet."""
    return tuple(
        Happened(one.id, one.log, one.savings_category, counted(one).month)
        for one in contacts
        if one.savings_category is not None
    )


def programme_of(desk: Desk) -> ProgrammeCost | None:
    """What the programme costs for each family; None where nobody said."""
    said = desk.records(ProgrammeCostSaid, desk.owner.organisation_id)
    return ProgrammeCost(said[-1].pence_per_family, said[-1].source, said[-1].estimate) if said else None


def _categories(contacts: Sequence[Contact]) -> dict[str, str]:
    words: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, int] = defaultdict(int)
    for one in contacts:
        if one.category:
            words[one.category].add(one.what)
            seen[one.category] += 1
    return {category: said.pop() for category, said in words.items() if len(said) == 1 and seen[category] >= ALIKE}


def _checks(contacts: Sequence[Contact], today: date) -> tuple[Finding, ...]:
    """What is wrong with them, as of a sheet that goes on until this month."""
    found = [counted(one) for one in contacts]
    this_month = today.isoformat()[:7]
    first = min((one.month for one in found if one.month), default=this_month)
    return check_contacts(found, months_between(min(first, this_month), this_month))


def _reviews(desk: Desk, families: Collection[str]) -> list[ReviewHeld]:
    began = {one.id: one.started_on for one in desk.records(Plan) if one.log in families}
    return [ReviewHeld(one.log, one.held_on, began[one.plan]) for one in desk.records(Review) if one.plan in began]


def _line_marks(desk: Desk, families: Collection[str]) -> list[LineMarked]:
    standing = (one for one in current(desk.records(LineMark)) if one.place is not None)
    return [LineMarked(one.log, one.at.date()) for one in standing if one.log in families]


def _by_family(found: Iterable[_Told], place: Mapping[str, int]) -> tuple[_Told, ...]:
    """Families in the order of their codes, and of each what was told in the order in which it was."""
    return tuple(sorted((one for one in found if one.family in place), key=lambda one: place[one.family]))
