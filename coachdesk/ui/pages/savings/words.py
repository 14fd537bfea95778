"""The calculator's result in words: predicted, in a range, and never a bare minus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.tools.money import headline

if TYPE_CHECKING:
    from collections.abc import Collection

    from coachdesk.models.saving import Kept, Range, Savings
    from coachdesk.ui.pages.savings.asked import RatesHeld

_CONTEXT = "savings"


def _say(text: str, count: int = -1) -> str:
    return QCoreApplication.translate(_CONTEXT, text, "", count)


def predicted_words(pence: int) -> str:
    """ "Predicted to cost £17,253 more"."""
    if not pence:
        return _say("Predicted to cost the same")
    words = _say("Predicted to cost {amount} less") if pence > 0 else _say("Predicted to cost {amount} more")
    return words.format(amount=headline(abs(pence)))


def saving_words(pence: int) -> str:
    """The same in a table: "£62,745 less", "£17,253 more"."""
    if not pence:
        return _say("the same")
    return (_say("{amount} less") if pence > 0 else _say("{amount} more")).format(amount=headline(abs(pence)))


def range_words(total: Range) -> str:
    """At the low, the likely and the high unit costs."""
    return _say("At the low unit costs: {low}. At the likely ones: {likely}. At the high ones: {high}.").format(
        low=saving_words(total.low), likely=saving_words(total.likely), high=saving_words(total.high)
    )


def kept_words(one: Kept) -> str:
    """What follows if so much of the change lasts."""
    return _say(
        "If {percent}% of the change lasts: {measured} for the measured period, {projected} for the projected one."
    ).format(percent=one.percent, measured=saving_words(one.measured), projected=saving_words(one.projected))


def rates_words(rates: RatesHeld) -> str:
    """How many unit costs there are and how far they can be trusted."""
    if not rates.count:
        return _say("There are no unit costs yet. Bring in a file of them first: nothing can be predicted without.")
    words = _say("Worked out with %n unit cost(s).", rates.count)
    if rates.invented == rates.count:
        words += " " + _say("All of them are invented: they show how the sum is done and prove nothing.")
    elif rates.invented:
        words += " " + _say("%n of them are invented and prove nothing.", rates.invented)
    return words


def cash_words(savings: Savings, cashable: Collection[str]) -> str:
    """How much of it would come free as money, as far as somebody said so; by default none (C-11)."""
    if not cashable:
        return _say("None of it is cash: no budget grows by it.")
    cash = sum(line.saving.likely for one in savings.families for line in one.lines if line.unit.category in cashable)
    return _say(
        "Of that, {cash} is of categories of which somebody said that money comes free; the rest is not cash."
    ).format(cash=saving_words(cash))


def without_words(family: str, pence: int) -> str:
    """The total without one family (V-07)."""
    return _say("Without {family}: {saving}").format(family=family, saving=saving_words(pence))
