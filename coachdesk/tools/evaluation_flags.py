"""All that has to be told beside one evaluation, with ids for families: the inconsistencies of money, n and days."""

from collections.abc import Iterable, Sequence

from coachdesk.models.comparison import Comparison, LeftOut
from coachdesk.models.window import Window
from coachdesk.tools.agency_involvement import FamilyInvolved
from coachdesk.tools.figure_flags import (
    Flag,
    FlagCode,
    agencies_not_fewer,
    different_bases,
    different_n,
    incomplete_baseline,
    mark_before_end,
    review_before_plan,
)
from coachdesk.tools.flags_raised import comparison_flags
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.tallies import sum_of
from coachdesk.tools.windows import window_in_words

_UNSAID = Flag(
    FlagCode.PROGRAMME_UNSAID, "Nobody has said what the programme itself costs, so there is no net figure here."
)


def evaluation_flags(
    figures: Figures, main: Comparison, other: Comparison | None, agencies: Sequence[FamilyInvolved]
) -> tuple[Flag, ...]:
    """Those of the comparison, and those for which plans, marks and the other comparison are needed too."""
    counted = {row.name for row in main.families}
    n_of = {window_in_words(one.before): one.counted for one in (main, other) if one is not None}
    return (
        *comparison_flags(main),
        *(() if figures.programme is not None else (_UNSAID,)),
        *(flag for left in main.left_out if (flag := _baseline(figures, main, left))),
        *different_n(n_of),
        *_bases(figures, main, counted),
        *_agencies(main, agencies),
        *_of_families(
            (one.family, review_before_plan(one.held_on, one.plan_began))
            for one in figures.reviews
            if one.family in main.asked
        ),
        *_of_families(_last_marks(figures, main)),
    )


def _baseline(figures: Figures, main: Comparison, left: LeftOut) -> Flag | None:
    """What the change of a family that was left out would seem to be, from the months that are here."""
    mine = [one for one in figures.tallies if one.family == left.family]
    was, became = (sum_of(one for one in mine if window.has(one.month)).pence for window in (main.before, main.during))
    flag = incomplete_baseline(left.family, was - became, left.before)
    return flag and flag._replace(sentence=f"{left.family}: {flag.sentence}")


def _bases(figures: Figures, main: Comparison, counted: set[str]) -> tuple[Flag, ...]:
    """The two sums do not leave out the same things."""

    def left_out(window: Window) -> str:
        found = {
            figures.names.categories.get(one.category, one.category)
            for one in figures.tallies
            if one.family in counted and one.sum.excluded and window.has(one.month)
        }
        return f"without {', '.join(sorted(found))}" if found else "all of it"

    flag = different_bases((left_out(main.before), left_out(main.during)))
    return (flag,) if flag else ()


def _agencies(main: Comparison, agencies: Sequence[FamilyInvolved]) -> tuple[Flag, ...]:
    saving = {row.name: row.saving for row in main.families}
    return _of_families(
        (
            one.family,
            agencies_not_fewer(len(one.before.planned), len(one.during.planned), saving[one.family]),
        )
        for one in agencies
    )


def _last_marks(figures: Figures, main: Comparison) -> Iterable[tuple[str, Flag | None]]:
    """The last X of each family up to the end of the window, which is read as the one of its end."""
    end = main.during.last_day
    latest = {
        one.family: one.day
        for one in sorted(figures.line_marks, key=lambda mark: mark.day)
        if one.family in main.asked and main.during.first_day <= one.day <= end
    }
    return [(family, mark_before_end(latest[family], end)) for family in main.asked if family in latest]


def _of_families(found: Iterable[tuple[str, Flag | None]]) -> tuple[Flag, ...]:
    """Flags of families, those that say the same of several families as one, which names them."""
    families: dict[tuple[FlagCode, str], dict[str, None]] = {}
    for family, flag in found:
        if flag is not None:
            families.setdefault((flag.code, flag.sentence), {})[family] = None
    return tuple(
        Flag(code, f"{', '.join(names)}: {sentence}", tuple(names)) for (code, sentence), names in families.items()
    )
