"""What exactly is agreed in a plan, as bytes that never depend on the laptop, and their fingerprint."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from coachdesk.crypto.digest import sha256_hex
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.record import Record
from coachdesk.tools.plan_mentions import agencies_named, people_named, workers_named

FORMAT = "coachdesk/plan/1"
"""Frozen: a plan signed under this format gives the same digest for ever. Another list of fields is another format."""

AGREED: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan_kind", "phase", "started_on", "review_every_days", "ready_without_strengths", "closed_on"),
    "target": (
        *("plan", "position", "family_words", "said_by", "about", "asked", "audience", "private_to"),
        *("worker_words", "area", "origin", "added_on", "added_reason", "replaces", "due", "stage"),
        *("effort_family", "effort_coach", "status", "status_reason", "status_on"),
    ),
    "sub_target": (
        *("target", "position", "words", "owner_person", "owner_worker", "due", "state", "done_on", "done_how"),
        *("evidence", "barrier", "what_would_help", "dropped_reason"),
    ),
    "success_sign": ("target", "person", "words", "private"),
    "success_view": ("target", "holder", "words", "agreed", "print_it"),
    "strength": ("words", "person", "said_by"),
    "family": ("ref", "name"),
    "person": ("known_as", "role"),
    "worker": ("name", "job", "role", "agency"),
    "agency": ("name",),
}
"""The fields of each kind that are digested. Of people, workers and agencies only the names that are printed."""


def canonical(content: PlanContent) -> bytes:
    """What is agreed, as ASCII JSON with sorted keys and no spaces (P-18).

    Records are listed by id, so the order they were read in does not matter; ids, order keys, every word, mark and
    date of the plan do, and so do the printed names. Ages, phones, addresses and notes are not in it.
    """
    agreed = {
        "format": FORMAT,
        "family": _agreed(content.family),
        "plan": _agreed(content.plan),
        "targets": _listed(content.targets),
        "steps": _listed(content.steps),
        "success_signs": _listed(content.success_signs),
        "success_views": _listed(content.success_views),
        "strengths": _listed(content.strengths),
        "people": _listed(people_named(content)),
        "workers": _listed(workers_named(content)),
        "agencies": _listed(agencies_named(content)),
    }
    return json.dumps(agreed, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


def digest(content: PlanContent) -> str:
    """SHA-256 of `canonical`, 64 hexadecimal digits: what a signer is shown and what ink binds to (P-18)."""
    return sha256_hex(canonical(content))


def _agreed(record: Record) -> dict[str, Any]:
    fields = record.to_fields()
    return {"id": record.id, **{name: fields[name] for name in AGREED[record.kind]}}


def _listed(records: Iterable[Record]) -> list[dict[str, Any]]:
    return sorted((_agreed(record) for record in records), key=lambda fields: str(fields["id"]))
