"""What no figure of ours can show, in sentences that stand on every report: fixed, and nobody can take them away."""

from coachdesk.models.figures import NOf
from coachdesk.tools.flags_raised import A_YEAR
from coachdesk.tools.windows import months_in_words

WORST_FIRST = (
    "Families joined when things were at their worst. Some would have improved anyway, with or without this work."
)
NO_COMPARISON = "There is no comparison group: nobody knows what would have happened without this work."
WHO_RATED = (
    "Agencies and workers who took part recorded these contacts and said which were emergencies. "
    "Nobody from outside rated or checked them."
)
NO_CAUSE = "Nothing here proves that the coach caused any of it."


def limits(families: NOf | int, uncosted: str) -> tuple[str, ...]:
    """The sentences of the limits box.

    `families` are those counted of those asked about, or just how many; `uncosted` is the sentence about contacts
    without a cost: `uncosted_words`, or for a panel `about_uncosted`.
    """
    return (
        WORST_FIRST,
        NO_COMPARISON,
        f"These are {families} families. A group of this size can differ by chance, and one family can move the whole.",
        WHO_RATED,
        uncosted,
        NO_CAUSE,
    )


def early_caution(months: int, own_words: str = "") -> tuple[str, ...]:
    """What stands on a report of less than twelve months (C-20), with what the organisation adds; else nothing.

    The organisation's own words come after ours and never in their place.
    """
    if months >= A_YEAR:
        return ()
    fixed = (
        f"{months_in_words(months)} of support are too short to judge by. Help costs most when it begins, so early "
        "figures can look poor, and nobody knows yet what will last."
    )
    return (fixed, own_words.strip()) if own_words.strip() else (fixed,)


def uncosted_words(count: int) -> str:
    """How many contacts have no cost. No cost is not no money."""
    if not count:
        return "No contact of these windows is uncosted. What nobody recorded is in no sum."
    return f"{'1 contact has' if count == 1 else f'{count} contacts have'} no cost. {_IN_NO_SUM}"


def about_uncosted(before: int | None, during: int | None) -> str:
    """The same to the nearest five; None is fewer than five, or none."""
    several = [f"{_about(before)} before", f"{_about(during)} with support"]
    return f"Contacts without a cost, or whose cost is left out: {' and '.join(several)}. {_IN_NO_SUM}"


_IN_NO_SUM = "They are counted, and are in no sum: uncosted is not £0."


def _about(count: int | None) -> str:
    return "fewer than 5" if count is None else f"about {count}"
