"""`families`, `show` and `history`: what the vault holds, as JSON or as lines."""

import json
import sys
from argparse import Namespace
from datetime import date, datetime
from typing import Any

from coachdesk.cli.opening import opened_vault
from coachdesk.desk import Desk, HistoryEntry
from coachdesk.desk.access import record_access
from coachdesk.desk.family_history import family_history
from coachdesk.models.access import AccessDeed
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import StepState
from coachdesk.models.record import Record
from coachdesk.operations.families import assigned_families, family_by_ref
from coachdesk.operations.live_plan import LivePlan, live_plan
from coachdesk.operations.plan_versions import version_state
from coachdesk.operations.reviews import next_review_due, reviews_of


def tell_families(arguments: Namespace) -> int:
    """Every family the worker of this vault is assigned to."""
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        told = []
        for family in assigned_families(desk):
            live = live_plan(desk, family.record.id)
            told.append(
                {
                    "family": family.record.ref,
                    "name": family.record.name,
                    "people": len(desk.all(Person, family.record.id)),
                    "targets": len(live.targets) if live else 0,
                    **_steps(live),
                }
            )
    return _say(arguments, told, lambda one: f"{one['family']}\t{one['name']}\t{one['done']} of {one['steps']} steps")


def tell_family(arguments: Namespace) -> int:
    """One family: people, plan with targets and steps, reviews, version. Leaves a line in the access log."""
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        family = family_by_ref(desk, arguments.family)
        record_access(desk, AccessDeed.OPENED_FAMILY, family.record.id)
        live = live_plan(desk, family.record.id)
        told: dict[str, Any] = {
            "family": _fields(family.record),
            "people": [
                {"person": f"{family.record.ref}-P{one.record.number}", **_fields(one.record)}
                for one in sorted(desk.all(Person, family.record.id), key=lambda one: one.record.number)
            ],
            "plan": _plan(desk, live) if live else None,
        }
    return _say(arguments, [told], lambda one: json.dumps(one, ensure_ascii=False, indent=2, default=_plain))


def tell_history(arguments: Namespace) -> int:
    """Who changed what and when in one family: every change of every record, oldest first."""
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        family = family_by_ref(desk, arguments.family)
        record_access(desk, AccessDeed.OPENED_FAMILY, family.record.id)
        entries = [_entry(*told) for told in family_history(desk, family.record.id)]
    return _say(arguments, entries, lambda one: f"{one['at']}\t{one['who']}\t{one['kind']}\t{', '.join(one['fields'])}")


def _plan(desk: Desk, live: LivePlan) -> dict[str, Any]:
    state = version_state(desk, live)
    plan = live.plan.record
    return {
        **_fields(plan),
        "version": state.latest.number if state.latest else None,
        "draft": state.draft_number,
        "next_review": next_review_due(desk, plan),
        "reviews": [_fields(one.record) for one in reviews_of(desk, plan)],
        "targets": [
            {
                **_fields(target.record),
                "steps": [_fields(step.record) for step in live.steps_of(target.record.id)],
            }
            for target in live.targets
        ],
        "workers": {one.id: one.name for one in desk.records(Worker)},
    }


def _steps(live: LivePlan | None) -> dict[str, int]:
    states = [step.record.state for step in live.steps] if live else []
    counted = [state for state in states if state is not StepState.DROPPED]
    return {"done": counted.count(StepState.DONE), "steps": len(counted)}


def _entry(kind: str, record: str, entry: HistoryEntry) -> dict[str, Any]:
    return {
        "at": entry.at,
        "who": entry.who,
        "kind": kind,
        "record": record,
        "change": entry.change_id,
        "why": entry.why,
        "deleted": entry.deleted,
        "fields": {change.field: {"before": change.before, "after": change.after} for change in entry.changes},
    }


def _fields(record: Record) -> dict[str, Any]:
    return {"id": record.id, **record.to_fields()}


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(type(value).__name__)


def _say(arguments: Namespace, told: list[dict[str, Any]], line: Any) -> int:
    if arguments.json:
        whole = told[0] if arguments.run == "telling.tell_family" else told
        sys.stdout.write(json.dumps(whole, ensure_ascii=False, indent=2, default=_plain) + "\n")
    else:
        for one in told:
            sys.stdout.write(f"{line(one)}\n")
    return 0
