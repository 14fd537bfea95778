"""An evaluation as plain values, with codes and names in place of ids: for scripts, and for the demo's summary."""

from typing import Any

from coachdesk.models.comparison import Comparison, LargestEvent, Row
from coachdesk.models.figures import NOf, ProgrammeCost, Sum
from coachdesk.tools.agency_involvement import Involved
from coachdesk.tools.evaluations import Evaluation
from coachdesk.tools.figure_checks import Finding
from coachdesk.tools.figure_flags import Flag
from coachdesk.tools.figure_ratios import in_percent, incident_share

Plain = dict[str, Any]


def evaluation_as_json(told: Evaluation) -> Plain:
    """Every figure of it: pence, n of N, what is left out, flags."""
    main, names = told.comparison, told.names
    return {
        **brief(told),
        "programme": _programme(main.programme) if told.has_programme_cost else None,
        "families": [_named(row, "family", names.family(row.name)) for row in main.families],
        "agencies": sorted(
            (_named(row, "agency", names.agency(row.name)) for row in main.agencies), key=lambda one: one["agency"]
        ),
        "categories": [_named(row, "category", row.name) for row in main.categories],
        "category_names": dict(sorted(names.categories.items())),
        "incidents": row_as_json(main.incidents),
        "planned": row_as_json(main.interventions),
        "harmed": row_as_json(main.harmed),
        "not_arrived": sorted(
            (
                {"reason": one.reason, "agency": names.agency(one.agency), **row_as_json(one.row)}
                for one in main.not_arrived
            ),
            key=lambda one: (one["reason"], one["agency"]),
        ),
        "largest_event": {"before": _event(main.largest_before), "during": _event(main.largest_during)},
        "without": [
            {
                "family": names.family(one.name),
                "saving": one.saving,
                "net": one.net if told.has_programme_cost else None,
            }
            for one in main.without
        ],
        "month_unknown": sum_as_json(main.monthless),
        "matched_months": [
            {
                "family": names.family(one.family),
                "months": [list(pair) for pair in one.months],
                **row_as_json(one.row),
            }
            for one in told.matched
        ],
        "agencies_there": [
            {"family": names.family(one.family), "before": _there(one.before), "during": _there(one.during)}
            for one in told.involved
        ],
        "incident_share_by_month": {one.month: in_percent(one.share) for one in told.shares},
        "checks": checks_as_json(told.checks) if told.is_checked else None,
    }


def brief(told: Evaluation) -> Plain:
    """What the demo's summary holds of it."""
    main, other = told.comparison, told.other
    return {
        "before": str(main.before),
        "during": str(main.during),
        "compared": told.compared.value if told.compared else None,
        "snapshot": told.snapshot or None,
        **n_of(main.counted),
        "left_out": _left_out(told, main),
        "pence": {
            "before": main.total.before.pence,
            "during": main.total.during.pence,
            "saving": main.saving,
            "programme": main.programme_cost if told.has_programme_cost else None,
            "net": told.net,
        },
        "uncosted": {"before": main.total.before.uncosted, "during": main.total.during.uncosted},
        "excluded": {"before": main.total.before.excluded, "during": main.total.during.excluded},
        "incident_share": {
            "before": in_percent(incident_share(main.incidents.before, main.interventions.before)),
            "during": in_percent(incident_share(main.incidents.during, main.interventions.during)),
        },
        "incident_pence": [main.incidents.before.pence, main.incidents.during.pence],
        "planned_pence": [main.interventions.before.pence, main.interventions.during.pence],
        "saving_by_family": {told.names.family(row.name): row.saving for row in main.families},
        "other": None
        if other is None
        else {
            "before": str(other.before),
            **n_of(other.counted),
            "left_out": _left_out(told, other),
            "saving": other.saving,
            "net": other.net if told.has_programme_cost else None,
        },
        "flags": flags_as_json(told.flags),
    }


def flags_as_json(flags: tuple[Flag, ...]) -> list[Plain]:
    """Each flag's code and sentence."""
    return [{"code": one.code.value, "sentence": one.sentence} for one in flags]


def checks_as_json(checks: tuple[Finding, ...]) -> list[Plain]:
    """Each finding with the ids of the contacts, or the categories of the rates, it is about."""
    return [{"code": one.code.value, "sentence": one.sentence, "about": list(one.about)} for one in checks]


def n_of(known: NOf) -> Plain:
    """ "n" and "of"."""
    return {"n": known.n, "of": known.of}


def sum_as_json(one: Sum) -> Plain:
    """A sum with what is not in its pence beside it."""
    return {"count": one.count, "pence": one.pence, "uncosted": one.uncosted, "excluded": one.excluded}


def row_as_json(row: Row) -> Plain:
    """Before and during, and the saving in pence; below nothing where it cost more."""
    return {"before": sum_as_json(row.before), "during": sum_as_json(row.during), "saving": row.saving}


def _named(row: Row, what: str, name: str) -> Plain:
    return {what: name, **row_as_json(row)}


def _left_out(told: Evaluation, one: Comparison) -> list[Plain]:
    return [
        {
            "family": told.names.family(left.family),
            "before": n_of(left.before),
            "during": n_of(left.during),
            "missing": list(left.unknown),
        }
        for left in one.left_out
    ]


def _programme(cost: ProgrammeCost) -> Plain:
    return {"pence_per_family": cost.pence_per_family, "source": cost.source, "estimate": cost.estimate}


def _event(one: LargestEvent | None) -> Plain | None:
    if one is None:
        return None
    return {
        "contact": one.event.id,
        "pence": one.event.pence,
        "window_without": one.total,
        "saving_without": one.saving,
    }


def _there(one: Involved) -> Plain:
    return {"planned": len(one.planned), "unplanned": len(one.unplanned)}
