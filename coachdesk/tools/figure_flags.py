"""What a reader of figures has to be told beside them: each inconsistency by name, with its sentence (2.4).

Each function gives the flag, or None where there is nothing to tell.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.errors import BadInput
from coachdesk.models.figures import NOf
from coachdesk.models.window import Window
from coachdesk.tools.factors import factor_of, is_whole, periods
from coachdesk.tools.money import amount_meant, headline, to_the_penny, whole_pounds
from coachdesk.tools.windows import months_in_words, refuse_unlike, window_in_words

SIGNIFICANT_PENCE = 200_000
"""From which on, either way, a family's change is told as one (TV-24)."""


class FlagCode(StrEnum):
    """What has to be told."""

    ROUNDING = "differs_by_1_rounding"
    N_DIFFERS = "n_differs"
    WHOLE_DIFFERS = "whole_differs"
    WINDOWS_UNLIKE = "windows_unlike"
    DAYS_DIFFER = "days_differ"
    REVIEW_BEFORE_PLAN = "review_before_plan"
    MARK_BEFORE_END = "mark_before_end"
    AMOUNT_UNCLEAR = "amount_unclear"
    FACTOR_NOT_WHOLE = "factor_not_whole"
    PERIODS_DIFFER = "periods_differ"
    BASES_DIFFER = "bases_differ"
    ESTIMATE = "estimate"
    PROGRAMME_UNSAID = "no_programme_cost"
    BASELINE_INCOMPLETE = "baseline_incomplete"
    AGENCIES_NOT_FEWER = "agencies_not_fewer"
    LEFT_OUT = "left_out"
    NO_MAP = "no_map"
    NONE_BEFORE = "none_before"
    NEEDED_MORE = "needed_more_help"
    UNCOSTED = "uncosted"
    EXCLUDED = "excluded"
    MONTHLESS = "month_unknown"
    UNPRICED = "no_unit_cost"
    ONE_FAMILY = "one_family_most"
    MULTIPLIED = "rare_costly_multiplied"
    SHORT = "under_twelve_months"


class Flag(NamedTuple):
    """Something to tell beside a figure, and of whom or what."""

    code: FlagCode
    sentence: str
    about: tuple[str, ...] = ()


def rounding(earlier_pence: int, later_pence: int) -> Flag | None:
    """Where the difference of two headlines is not the headline of the difference (INC2, TV-01)."""
    return printed_difference(
        whole_pounds(earlier_pence), whole_pounds(later_pence), whole_pounds(earlier_pence - later_pence)
    )


def printed_difference(earlier: int, later: int, printed: int) -> Flag | None:
    """The same of three figures in whole pounds that somebody printed. A pound apart is rounding; more is refused.

    Raises BadInput("pounds") for figures that no rounding explains.
    """
    apart = abs(earlier - later - printed)
    if not apart:
        return None
    if apart > 1:
        raise BadInput(
            "pounds", "The difference printed is not that of the two figures, and rounding does not explain it."
        )
    return Flag(FlagCode.ROUNDING, "Worked out from pence. In whole pounds it differs by £1 because of rounding.")


def unclear_amount(typed: str) -> Flag | None:
    """An amount whose point or comma can only have been meant otherwise; what was meant is in `about` (INC5, TV-08)."""
    meant = amount_meant(typed)
    if meant is None:
        return None
    shown = to_the_penny(meant)
    return Flag(FlagCode.AMOUNT_UNCLEAR, f"This amount can be read in two ways. {shown} is the likelier.", (shown,))


def different_n(figures: Mapping[str, NOf]) -> tuple[Flag, ...]:
    """Figures of one report that count different numbers, or are parts of different wholes (INC1, INC14)."""
    said = ", ".join(f"{name}: {it.n} of {it.of}" for name, it in figures.items())
    said = said[:1].upper() + said[1:]
    found = []
    if len({one.n for one in figures.values()}) > 1:
        found.append(
            Flag(FlagCode.N_DIFFERS, f"These figures do not count the same number of families. {said}.", tuple(figures))
        )
    if len({one.of for one in figures.values()}) > 1:
        found.append(Flag(FlagCode.WHOLE_DIFFERS, f"These are parts of different wholes. {said}.", tuple(figures)))
    return tuple(found)


def unlike_windows(before: Window, during: Window) -> Flag | None:
    """Why two windows may not be compared (INC3)."""
    try:
        refuse_unlike(before, during)
    except BadInput as refused:
        return Flag(FlagCode.WINDOWS_UNLIKE, refused.sentence, (str(before), str(during)))
    return None


def different_days(before: Window, during: Window) -> Flag | None:
    """As many months, not as many days (TV-21)."""
    if before.days == during.days:
        return None
    return Flag(
        FlagCode.DAYS_DIFFER,
        f"{window_in_words(before)} has {before.days} days and {window_in_words(during)} {during.days}. "
        "A view per day is beside it.",
    )


def review_before_plan(reviewed_on: date, agreed_on: date) -> Flag | None:
    """A review dated before its plan (INC4)."""
    if reviewed_on >= agreed_on:
        return None
    return Flag(FlagCode.REVIEW_BEFORE_PLAN, "This review is dated before its plan was agreed. Check the year.")


def mark_before_end(marked_on: date, ended_on: date) -> Flag | None:
    """Something told as of the end that was put down before it (INC20)."""
    if marked_on >= ended_on:
        return None
    return Flag(FlagCode.MARK_BEFORE_END, "This was put down before the window had ended. Print its own day beside it.")


def odd_factor(months_before: int, months_during: int) -> Flag | None:
    """A factor that is no whole number of times (TV-12)."""
    if is_whole(factor_of(months_before, months_during)):
        return None
    return Flag(
        FlagCode.FACTOR_NOT_WHOLE,
        f"{months_in_words(months_before)} are not a whole number of times {months_in_words(months_during)}.",
    )


def different_periods(before: Window, during: Window) -> Flag | None:
    """The saving is told for a measured and a projected period, which share months (INC9, TV-14)."""
    told = periods(before, during)
    if not told.shared_months:
        return None
    return Flag(
        FlagCode.PERIODS_DIFFER,
        f"Measured is {window_in_words(told.measured)}, projected {window_in_words(told.projected)}: "
        f"{months_in_words(told.shared_months)} are in both.",
        (str(told.measured), str(told.projected)),
    )


def different_bases(notes: Iterable[str]) -> Flag | None:
    """Sums that leave different things out (INC10, TV-27): they may not stand on one axis without saying so."""
    different = tuple(sorted(set(notes)))
    if len(different) < 2:
        return None
    return Flag(
        FlagCode.BASES_DIFFER,
        "These sums do not leave out the same things. Say beside each what it leaves out.",
        different,
    )


def agencies_not_fewer(before: int, during: int, saving_pence: int) -> Flag | None:
    """Cost went down and the number of agencies did not: both are true and belong together (INC13)."""
    if saving_pence <= 0 or during < before:
        return None
    return Flag(
        FlagCode.AGENCIES_NOT_FEWER,
        f"Cost went down by {headline(saving_pence)}, and there were {before} agencies before and {during} during.",
    )


class Change(StrEnum):
    """How a family's cost changed, as a case study says it (TV-24)."""

    SAVING = "saving"
    MARGINAL = "marginal"
    RISE = "rise"


def change_of(saving_pence: int, significant: int = SIGNIFICANT_PENCE) -> Change:
    """A saving or a rise only from `significant` pence on; below it the change is marginal."""
    if abs(saving_pence) < significant:
        return Change.MARGINAL
    return Change.SAVING if saving_pence > 0 else Change.RISE


def incomplete_baseline(family: str, saving_pence: int, known: NOf) -> Flag | None:
    """A change worked out from a baseline that lacks months: no one may rely on it (INC12, TV-10, TV-24)."""
    if known.n == known.of:
        return None
    return Flag(
        FlagCode.BASELINE_INCOMPLETE,
        f"{change_of(saving_pence).value.capitalize()}, baseline incomplete "
        f"({known.n} of {months_in_words(known.of)}): do not rely on it.",
        (family,),
    )


def estimated(pence_per_family: int, source: str) -> Flag:
    """A programme cost that is an estimate and nobody's spending (INC11)."""
    return Flag(
        FlagCode.ESTIMATE,
        f"{to_the_penny(pence_per_family)} a family is an estimate, not what was spent. "
        f"Source: {source or 'none recorded'}.",
    )
