"""What the calculator says, in words that nobody can read as more than it is (V-02 to V-07)."""

from coachdesk.models.saving import FamilySaving, Multiplied, Savings, SingleEvent
from coachdesk.models.window import Window
from coachdesk.tools.factors import factor_in_words, factor_number, periods
from coachdesk.tools.money import headline
from coachdesk.tools.windows import months_in_words, window_in_words

_ASSUMPTION = (
    "It assumes that what changed while support lasted stays as it was once support has ended. "
    "Nobody has seen whether it did."
)


def assumption_words(savings: Savings) -> tuple[str, ...]:
    """The factor, the assumption, and the two periods by their names; printed with every result."""
    return projection_words(savings.before, savings.during)


def projection_words(before: Window, during: Window) -> tuple[str, ...]:
    """The same of the two windows alone."""
    told = periods(before, during)
    observed = months_in_words(told.observed_months)
    assumed = months_in_words(told.measured.months - told.observed_months)
    words = [
        factor_in_words(before.months, during.months),
        _ASSUMPTION,
        f"Measured period: {window_in_words(told.measured)}, {observed} of it observed and {assumed} assumed.",
        f"Projected period: {window_in_words(told.projected)}, all of it assumed.",
    ]
    if told.shared_months:
        words.append(f"The two share {months_in_words(told.shared_months)}; they are never added up.")
    return tuple(words)


def kept_words(savings: Savings) -> tuple[str, ...]:
    """The result if all, three quarters and half of the change lasted."""
    return tuple(
        f"If {one.percent}% of the change lasts: {headline(one.measured)} for the measured period, "
        f"{headline(one.projected)} for the projected one."
        for one in savings.kept
    )


def counted_words(savings: Savings) -> str:
    """Who is in it and who is not: "7 of 9 (78%) families. No map, left out: F6, F9. None recorded before, …: F5." """
    parts = [f"{savings.counted} families."]
    for words, names in (
        ("No map, left out", savings.no_map),
        ("Joined after the window, left out", savings.joined_after),
        ("None recorded before, counted as nothing", savings.none_before),
    ):
        if names:
            parts.append(f"{words}: {', '.join(names)}.")
    return " ".join(parts)


def family_words(one: FamilySaving) -> str:
    """One family's result: what was saved, or that it needed more help, and why where somebody wrote it down."""
    if one.needed_more:
        why = one.reason or "none recorded"
        return f"Needed more help: predicted to cost {headline(-one.saving.likely)} more. Reason: {why}."
    if not one.saving.likely:
        return "No incident on its map in either window." if not one.lines else "As much as before."
    return f"Predicted to cost {headline(one.saving.likely)} less."


def single_event_words(one: SingleEvent) -> str:
    """The event that moves the result most, with the total without it."""
    return (
        f"One event moves this most: {one.unit.label} ({one.family}), {headline(abs(one.moved))}. "
        f"Without it: {headline(one.total)}."
    )


def multiplied_words(one: Multiplied) -> str:
    """A rare costly event that the factor made more of than anybody saw."""
    return (
        f"{one.family}: {one.unit.label}, seen {one.seen} {'time' if one.seen == 1 else 'times'} and counted "
        f"{factor_number(one.factor * one.seen)}. Rare and costly: look whether it would really have happened again."
    )
