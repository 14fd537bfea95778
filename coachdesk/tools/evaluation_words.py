"""An evaluation in a few sentences: who is counted, what it came to, and each total with what it rests on (C-09)."""

from coachdesk.models.comparison import Comparison
from coachdesk.tools.evaluations import Evaluation
from coachdesk.tools.figure_ratios import in_percent, incident_share
from coachdesk.tools.money import more_or_less, to_the_penny
from coachdesk.tools.windows import window_in_words


def evaluation_words(told: Evaluation) -> tuple[str, ...]:
    """Totals first, then emergencies and planned help, then each family, which no total stands without."""
    main = told.comparison
    return (
        *_total(told, main),
        _kinds(main),
        *(f"{told.names.family(row.name)}: {more_or_less(row.saving)}." for row in main.families),
        *_without(main),
        *([] if told.other is None else [_other(told, told.other)]),
    )


def _total(told: Evaluation, main: Comparison) -> tuple[str, ...]:
    was, became = main.total.before, main.total.during
    recorded = (
        f"Recorded costs of {main.counted} families: {to_the_penny(was.pence)} from {window_in_words(main.before)}, "
        f"{to_the_penny(became.pence)} from {window_in_words(main.during)}. They {more_or_less(main.saving)}."
    )
    if told.net is None:
        return (recorded,)
    net = f"After {to_the_penny(main.programme_cost)} for the programme, net, they {more_or_less(told.net)}."
    return (recorded, net)


def _kinds(main: Comparison) -> str:
    emergencies, planned = main.incidents, main.interventions
    shares = [
        in_percent(incident_share(one, other))
        for one, other in ((emergencies.before, planned.before), (emergencies.during, planned.during))
    ]
    return (
        f"Emergencies: {to_the_penny(emergencies.before.pence)}, then {to_the_penny(emergencies.during.pence)}. "
        f"Planned help: {to_the_penny(planned.before.pence)}, then {to_the_penny(planned.during.pence)}. "
        f"Emergencies' share of the cost: {shares[0]}, then {shares[1]}."
    )


def _without(main: Comparison) -> tuple[str, ...]:
    """The totals without the largest single event of each window."""
    return tuple(
        f"Without the largest single event of {window_in_words(window)}, {to_the_penny(one.event.pence)}: they "
        f"{more_or_less(one.saving)}."
        for window, one in ((main.before, main.largest_before), (main.during, main.largest_during))
        if one is not None
    )


def _other(told: Evaluation, other: Comparison) -> str:
    net = f"; net, they {more_or_less(other.net)}" if told.has_programme_cost else ""
    return (
        f"Beside {window_in_words(other.before)} instead: {other.counted} families {more_or_less(other.saving)}{net}."
    )
