"""Freezing a plan for signing, reading a frozen one back, and telling which draft is on the table (P-18)."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from coachdesk.desk import Desk, new_record
from coachdesk.desk.versions import as_of, writes_of
from coachdesk.errors import Refused
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person, Strength
from coachdesk.models.plan import Ink, Plan, PlanVersion, SubTarget, SuccessSign, SuccessView, Target
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.record import Record
from coachdesk.operations.live_plan import LivePlan, live_plan
from coachdesk.tools.plan_digest import digest

T = TypeVar("T", bound=Record)


@dataclass(frozen=True, slots=True)
class VersionState:
    """Where a plan stands between versions.

    `latest` is the newest frozen version, `signed` whether anyone has inked it, and `draft_number` is set when the
    plan has changed since (or was never frozen): the number the next version will have.
    """

    latest: PlanVersion | None
    signed: bool
    draft_number: int | None
    inked_at: datetime | None


def version_state(desk: Desk, live: LivePlan) -> VersionState:
    """Which version is newest, whether it is signed, and whether the plan on the table is a new draft."""
    latest = latest_version(desk, live.plan.record)
    if latest is None:
        return VersionState(None, False, 1, None)
    inks = inks_of(desk, latest)
    changed = latest.digest != digest(live.content)
    return VersionState(
        latest,
        bool(inks),
        latest.number + 1 if changed else None,
        max((ink.signed_at for ink in inks), default=None),
    )


def latest_version(desk: Desk, plan: Plan) -> PlanVersion | None:
    """The plan's newest frozen version, or None."""
    return max(versions_of(desk, plan), key=lambda one: (one.number, one.made_at), default=None)


def versions_of(desk: Desk, plan: Plan) -> list[PlanVersion]:
    """Every frozen version of a plan, oldest first."""
    found = [one for one in desk.records(PlanVersion, plan.log) if one.plan == plan.id]
    return sorted(found, key=lambda one: (one.number, one.made_at))


def inks_of(desk: Desk, version: PlanVersion) -> list[Ink]:
    """What each person answered on this version, the latest answer of each, in the order given."""
    latest: dict[str, Ink] = {}
    for ink in sorted(desk.records(Ink, version.log), key=lambda one: one.signed_at):
        if ink.version == version.id:
            latest[ink.person or ink.worker or ""] = ink
    return list(latest.values())


def freeze(desk: Desk, family_id: str) -> PlanVersion:
    """The version to sign: the newest one when nothing has changed since, else a new one.

    Raises Refused when the plan has no target with a step yet.
    """
    live = live_plan(desk, family_id)
    if live is None or not any(live.steps_of(target.record.id) for target in live.targets):
        raise Refused("There is nothing to sign yet: write one target and one step first.")
    state = version_state(desk, live)
    if state.latest is not None and state.draft_number is None:
        return state.latest
    version = new_record(
        PlanVersion,
        family_id,
        plan=live.plan.record.id,
        number=state.draft_number or 1,
        made_at=desk.now(),
        writes=writes_of(live.parts()),
        digest=digest(live.content),
    )
    return desk.add(version).record


def content_at(desk: Desk, version: PlanVersion) -> PlanContent:
    """What a frozen version says, read back from the log; its digest equals `version.digest`.

    Raises VaultDamaged.
    """
    records = as_of(desk, version.writes)
    return PlanContent(
        family=_only(records, Family)[0],
        plan=_only(records, Plan)[0],
        targets=tuple(sorted(_only(records, Target), key=lambda one: (one.position, one.id))),
        steps=tuple(sorted(_only(records, SubTarget), key=lambda one: (one.position, one.id))),
        success_signs=tuple(_only(records, SuccessSign)),
        success_views=tuple(_only(records, SuccessView)),
        strengths=tuple(_only(records, Strength)),
        people=tuple(sorted(_only(records, Person), key=lambda one: (one.number, one.id))),
        workers=tuple(_only(records, Worker)),
        agencies=tuple(_only(records, Agency)),
    )


def _only(records: list[Record], cls: type[T]) -> list[T]:
    return [record for record in records if isinstance(record, cls)]
