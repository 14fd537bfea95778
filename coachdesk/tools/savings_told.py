"""What has to be told beside a run of the savings calculator, in sentences with codes for families."""

from dataclasses import dataclass

from coachdesk.models.saving import Range, Savings
from coachdesk.tools.figure_checks import Finding, check_unit_costs
from coachdesk.tools.figure_flags import Flag
from coachdesk.tools.flags_raised import savings_flags
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.savings_words import assumption_words, counted_words, kept_words, single_event_words


@dataclass(frozen=True, slots=True)
class SavingsTold:
    """Flags, checks of the unit costs, and the sentences printed with every result."""

    flags: tuple[Flag, ...]
    checks: tuple[Finding, ...]
    """What is wrong with the unit costs that were used; contacts are checked by `Figures.checks`."""
    counted: str
    assumption: tuple[str, ...]
    kept: tuple[str, ...]
    single_event: str
    """Empty where there was no event at all."""
    cashable: Range
    """The part of the total of which somebody said that money comes free (C-11); mostly nothing."""


def savings_told(figures: Figures, savings: Savings, year: int) -> SavingsTold:
    """All of it, for figures of that year."""
    said = figures.names.in_sentence
    counted = {one.family for one in savings.families}
    used = [
        one
        for one in figures.happened
        if one.family in counted and (savings.before.has(one.month) or savings.during.has(one.month))
    ]
    return SavingsTold(
        flags=tuple(one._replace(sentence=said(one.sentence)) for one in savings_flags(savings)),
        checks=check_unit_costs(figures.unit_costs, used, year),
        counted=said(counted_words(savings)),
        assumption=assumption_words(savings),
        kept=kept_words(savings),
        single_event=said(single_event_words(savings.single_event)) if savings.single_event else "",
        cashable=cashable_part(savings, figures.cashable),
    )


def cashable_part(savings: Savings, cashable: frozenset[str]) -> Range:
    """What of the total is of those categories. The rest is help that goes elsewhere, and is never called cash."""
    total = Range(0, 0, 0)
    for family in savings.families:
        for line in family.lines:
            if line.unit.category in cashable:
                total = total.plus(line.saving)
    return total
