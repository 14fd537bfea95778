"""Figures in words: what contacts cost, how that changed, who is counted and what is left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.figure_ratios import as_decimal, break_even, in_percent, incident_share, per_day, per_pound
from coachdesk.tools.money import headline, to_the_penny
from coachdesk.tools.windows import Compared, window_in_words
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from coachdesk.models.comparison import Comparison, LargestEvent, LeftOut, Row
    from coachdesk.models.figure_names import FigureNames
    from coachdesk.models.figures import Sum
    from coachdesk.tools.evaluations import Matched

_CONTEXT = "costs"

WAYS: dict[Compared, tuple[str, str]] = {
    Compared.PRECEDING: (
        str(QT_TRANSLATE_NOOP("costs", "The months just before")),
        str(
            QT_TRANSLATE_NOOP(
                "costs",
                "As many months, ending where support began. Families often come when things are at their worst, "
                "so part of a fall would have come by itself.",
            )
        ),
    ),
    Compared.SAME_MONTHS: (
        str(QT_TRANSLATE_NOOP("costs", "The same months a year before")),
        str(
            QT_TRANSLATE_NOOP(
                "costs",
                "Winter is not put beside summer. It needs records that go back a year: a family without them is left "
                "out and named.",
            )
        ),
    ),
}
"""What a window may be put beside, and what that does."""


def _say(text: str, count: int = -1) -> str:
    return QCoreApplication.translate(_CONTEXT, text, "", count)


def way_words(compared: Compared) -> tuple[str, str]:
    """What a window is put beside, and what to know about that."""
    words, about = WAYS[compared]
    return _say(words), _say(about)


def cost_words(one: Sum) -> str:
    """ "£412.00 · 2 uncosted"; what nobody costed is never £0, and nothing recorded is "none"."""
    if not one.count:
        return _say("none")
    parts = []
    if one.count > one.uncosted + one.excluded:
        parts.append(to_the_penny(one.pence))
    if one.uncosted:
        parts.append(_say("%n uncosted", one.uncosted))
    if one.excluded:
        parts.append(_say("%n left out", one.excluded))
    return " · ".join(parts)


def change_words(saving: int) -> str:
    """ "£16,546.00 less", "£2,197.83 more" or "the same": never a bare minus."""
    if not saving:
        return _say("the same")
    amount = to_the_penny(abs(saving))
    return (_say("{amount} less") if saving > 0 else _say("{amount} more")).format(amount=amount)


def headline_words(saving: int) -> str:
    """The whole comparison in a few words, in whole pounds."""
    if not saving:
        return _say("It cost the same")
    amount = headline(abs(saving))
    return (_say("It cost {amount} less") if saving > 0 else _say("It cost {amount} more")).format(amount=amount)


def window_words(which: str, one: Sum, window: str, days: int) -> str:
    """ "Before, September 2010 to February 2011: 693 contacts, £125,026.60, £690.75 a day"."""
    counted = _say("%n contact(s)", one.count)
    costed = one.count > one.uncosted + one.excluded
    words = _say("{which}, {window}: {contacts}, {cost}").format(
        which=which, window=window, cost=cost_words(one), contacts=counted
    )
    return (
        f"{words}, {_say('{amount} a day').format(amount=to_the_penny(per_day(one.pence, days)))}" if costed else words
    )


def counted_words(one: Comparison) -> str:
    """ "Counted: 8 of 9 (89%) families." """
    return _say("Counted: {counted} families.").format(counted=one.counted)


def left_out_words(one: LeftOut, names: FigureNames) -> str:
    """Which family is not in it, and which months nobody knows."""
    months = ", ".join(partial_in_words(month) for month in one.unknown)
    return _say("Left out: {family}. Missing: {months}. Known: {before} months before, {during} during.").format(
        family=names.family(one.family), months=months, before=one.before, during=one.during
    )


def net_words(one: Comparison) -> str:
    """What the work costs by itself, and what is left after it; an estimate is called one."""
    cost, n = one.programme, len(one.families)
    return (
        _say("The work itself is estimated at {each} a family, for %n famil(y/ies) {all}. Source: {source}.", n)
        if cost.estimate
        else _say("The work itself cost {each} a family, for %n famil(y/ies) {all}. Source: {source}.", n)
    ).format(
        each=to_the_penny(cost.pence_per_family),
        all=to_the_penny(one.programme_cost),
        source=cost.source or _say("none recorded"),
    )


def matched_words(one: Matched, names: FigureNames) -> str:
    """A family that was left out, in the months known both times; it is in no total (TV-10)."""
    words = _say("{family} in the %n month(s) known both times: {change}. It is in no total.", len(one.months))
    return words.format(family=names.family(one.family), change=change_words(one.row.saving))


def after_words(one: Comparison) -> str:
    """What is left once the work itself is paid: "After that: £12,863.22 less"."""
    return _say("After that: {change}.").format(change=change_words(one.net))


def worth_words(one: Comparison) -> str:
    """For each pound of programme cost, and at which cost nothing would be left; empty where the work costs nothing."""
    pound = per_pound(one)
    if pound is None:
        return ""
    return _say(
        "{brought} for each £1 of the work’s own cost, public spending only. Nothing would be left at {even} a family."
    ).format(brought=f"£{as_decimal(pound, 2)}", even=to_the_penny(break_even(one)))


def monthless_words(one: Sum) -> str:
    """What is in no total because nobody knows its month; empty where there is none."""
    return _say("%n contact(s) whose month nobody knows: in no total.", one.count) if one.count else ""


def largest_words(which: str, one: LargestEvent) -> str:
    """The single event that cost most in a window, and what both totals are without it."""
    return _say("Largest single event {which}: {cost}. Without it the window is {total}, and it cost {change}.").format(
        which=which, cost=to_the_penny(one.event.pence), total=to_the_penny(one.total), change=change_words(one.saving)
    )


def share_words(incidents: Row, planned: Row) -> str:
    """The emergencies' part of the cost, before and during; of the cost, and not of how many there were."""
    return _say("Emergencies are {before} of the cost before and {during} during.").format(
        before=in_percent(incident_share(incidents.before, planned.before)),
        during=in_percent(incident_share(incidents.during, planned.during)),
    )


def before_words(one: Comparison) -> str:
    """The earlier window's total."""
    return window_words(_say("Before"), one.total.before, window_in_words(one.before), one.before.days)


def during_words(one: Comparison) -> str:
    """The later window's total."""
    return window_words(_say("During"), one.total.during, window_in_words(one.during), one.during.days)
