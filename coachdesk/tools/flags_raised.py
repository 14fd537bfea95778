"""All that has to be told beside one comparison, or one run of the calculator, in the order in which it is printed."""

from collections.abc import Iterable

from coachdesk.models.comparison import Comparison
from coachdesk.models.saving import Savings
from coachdesk.tools.factors import factor_in_words
from coachdesk.tools.figure_flags import (
    Flag,
    FlagCode,
    different_days,
    different_periods,
    estimated,
    odd_factor,
    rounding,
)
from coachdesk.tools.savings_words import family_words, multiplied_words
from coachdesk.tools.windows import months_in_words

A_YEAR = 12


def comparison_flags(one: Comparison) -> tuple[Flag, ...]:
    """What has to be told beside a comparison of recorded costs."""
    found: list[Flag | None] = [
        rounding(one.total.before.pence, one.total.during.pence),
        different_days(one.before, one.during),
        estimated(one.programme.pence_per_family, one.programme.source) if one.programme.estimate else None,
        _of_names(FlagCode.LEFT_OUT, "Left out, a month is missing", (left.family for left in one.left_out)),
        _so_many(
            FlagCode.UNCOSTED, "nobody costed", one.total.before.uncosted + one.total.during.uncosted
        ),
        _so_many(
            FlagCode.EXCLUDED, "whose cost is left out of the sheet",
            one.total.before.excluded + one.total.during.excluded,
        ),
        _so_many(FlagCode.MONTHLESS, "whose month nobody knows", one.monthless.count),
        _dominating(one.saving, [(row.name, row.saving) for row in one.families]),
        _short(one.during.months),
    ]  # fmt: skip
    return tuple(flag for flag in found if flag)


def savings_flags(one: Savings) -> tuple[Flag, ...]:
    """What has to be told beside what the calculator says."""
    found: list[Flag | None] = [
        different_periods(one.before, one.during),
        odd_factor(one.before.months, one.during.months),
        _of_names(FlagCode.NO_MAP, "No map, left out", one.no_map),
        _of_names(FlagCode.LEFT_OUT, "Joined after the window, left out", one.joined_after),
        _of_names(FlagCode.NONE_BEFORE, "None recorded before, counted as nothing", one.none_before),
        *(
            Flag(FlagCode.NEEDED_MORE, family_words(family), (family.family,))
            for family in one.families
            if family.needed_more
        ),
        *(
            Flag(FlagCode.FACTOR_NOT_WHOLE, factor_in_words(one.before.months, family.during.months), (family.family,))
            for family in one.families
            if family.factor != one.factor
        ),
        *(Flag(FlagCode.MULTIPLIED, multiplied_words(each), (each.family,)) for each in one.multiplied),
        _so_many(FlagCode.UNPRICED, "of a category without a unit cost", len(one.unpriced)),
        _so_many(FlagCode.MONTHLESS, "whose month nobody knows", len(one.monthless)),
        _dominating(one.total.likely, [(family.family, family.saving.likely) for family in one.families]),
        _short(one.during.months),
    ]
    return tuple(flag for flag in found if flag)


def _of_names(code: FlagCode, words: str, names: Iterable[str]) -> Flag | None:
    named = tuple(names)
    return Flag(code, f"{words}: {', '.join(named)}.", named) if named else None


def _so_many(code: FlagCode, words: str, count: int) -> Flag | None:
    """A flag that counts contacts."""
    if not count:
        return None
    return Flag(
        code, f"There {'is 1 contact' if count == 1 else f'are {count} contacts'} {words}. No sum has any of it."
    )


def _dominating(total: int, rows: list[tuple[str, int]]) -> Flag | None:
    """One family that moves the total by more than half of it, either way (V-07)."""
    if len(rows) < 2:
        return None
    name, saving = max(rows, key=lambda row: abs(row[1]))
    if 2 * abs(saving) <= abs(total):
        return None
    return Flag(FlagCode.ONE_FAMILY, f"Most of this is one family, {name}. The total without it is beside it.", (name,))


def _short(months: int) -> Flag | None:
    """Early figures look poor, because help begins with what it costs (C-20)."""
    if months >= A_YEAR:
        return None
    return Flag(
        FlagCode.SHORT,
        f"{months_in_words(months)} of support are a short time: help costs most when it begins, and what lasts is not "
        "yet known.",
    )
