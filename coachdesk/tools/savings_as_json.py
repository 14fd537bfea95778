"""A run of the savings calculator as plain values, with codes for families: for scripts, and for the demo's summary."""

from typing import Any

from coachdesk.models.figure_names import FigureNames
from coachdesk.models.saving import FamilySaving, Range, Savings
from coachdesk.tools.evaluation_as_json import checks_as_json, flags_as_json, n_of
from coachdesk.tools.factors import factor_number
from coachdesk.tools.savings_told import SavingsTold

Plain = dict[str, Any]


def savings_as_json(savings: Savings, told: SavingsTold, names: FigureNames, snapshot: str = "") -> Plain:
    """Every figure of it; each count with the ids of the events behind it (J-07)."""
    one = savings.single_event
    return {
        **brief(savings, told, names, snapshot),
        "cashable": _range(told.cashable),
        "families": [_family(each, names) for each in savings.families],
        "multiplied": [
            {"family": names.family(each.family), "category": each.unit.category, "seen": each.seen}
            for each in savings.multiplied
        ],
        "single_event": None
        if one is None
        else {
            "event": one.id,
            "family": names.family(one.family),
            "category": one.unit.category,
            "moved": one.moved,
        },
        "no_unit_cost": [each.id for each in savings.unpriced],
        "month_unknown": [each.id for each in savings.monthless],
        "checks": checks_as_json(told.checks),
        "assumption": list(told.assumption),
    }


def brief(savings: Savings, told: SavingsTold, names: FigureNames, snapshot: str = "") -> Plain:
    """What the demo's summary holds of it."""
    single = savings.single_event
    return {
        "before": str(savings.before),
        "during": str(savings.during),
        "measured": str(savings.measured),
        "projected": str(savings.projected),
        "factor": factor_number(savings.factor),
        "snapshot": snapshot or None,
        **n_of(savings.counted),
        "left_out": {
            "no_map": [names.family(each) for each in savings.no_map],
            "joined_after": [names.family(each) for each in savings.joined_after],
        },
        "none_before": [names.family(each) for each in savings.none_before],
        "pence": _range(savings.total),
        "saving_by_family": {names.family(each.family): each.saving.likely for each in savings.families},
        "without_family": {names.family(each.family): each.total for each in savings.without},
        "without_single_event": single.total if single else None,
        "kept": [
            {"percent": each.percent, "measured": each.measured, "projected": each.projected} for each in savings.kept
        ],
        "flags": flags_as_json(told.flags),
    }


def _range(pence: Range) -> Plain:
    return {"low": pence.low, "likely": pence.likely, "high": pence.high}


def _family(one: FamilySaving, names: FigureNames) -> Plain:
    return {
        "family": names.family(one.family),
        "during": str(one.during),
        "factor": factor_number(one.factor),
        "before": _range(one.before),
        "during_cost": _range(one.cost_during),
        "during_scaled": _range(one.scaled),
        "saving": _range(one.saving),
        "needed_more": one.needed_more,
        "reason": one.reason or ("none recorded" if one.needed_more else ""),
        "lines": [
            {
                "category": line.unit.category,
                "label": line.unit.label,
                "unit": _range(line.unit.pence),
                "before": list(line.before),
                "during": list(line.during),
                "saving": _range(line.saving),
            }
            for line in one.lines
        ],
    }
