"""Deciding where two people wrote apart: what there is to decide, family by family, and what was decided.

Whatever is chosen, every value that was written stays in the history, and so do who chose and why.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coachdesk.desk import Desk, Opened, disputes
from coachdesk.desk.disputes import Dispute, Written
from coachdesk.errors import Refused
from coachdesk.models.family import Family, FamilyState
from coachdesk.models.record import Record
from coachdesk.operations.family_state import may_go_on
from coachdesk.tools.field_sorts import FieldSort, Sort, field_sort
from coachdesk.tools.rival_values import both_together, unlike

_ONLY_THE_SIDES = {("family", "state"), ("need", "area"), ("target", "area"), ("export", "copy_for")}
"""Fields with rules or lists of their own: what else they may hold is said on their own pages."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote something. `is_me` and `is_here` say whether it was this worker, and this laptop."""

    name: str
    is_me: bool
    is_here: bool
    written: Written


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values to choose from, as a change carries it, and everybody who wrote it. `shown` is shown now."""

    value: Any = field(repr=False)
    writers: tuple[Writer, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field with several values. `both` is all of them in one, None where that would mean nothing.

    `careful` says that the most careful of them holds until somebody chooses, not the latest.
    """

    name: str
    sides: tuple[Side, ...]
    both: Any = field(repr=False)
    careful: bool
    typed: FieldSort
    """What else may be written in its place; NOT_TYPED where only the sides can be chosen here."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that somebody has to decide about.

    `deleted_by` is not empty where one deleted it while others wrote `edits` without knowing: first it is to be kept
    or deleted, then its fields. `is_fixed` says that it is of a kind that is never changed: there is nothing to choose.
    """

    dispute: Dispute
    fields: tuple[FieldConflict, ...]
    deleted_by: tuple[Writer, ...] = ()
    edits: Mapping[str, tuple[Writer, ...]] = field(default_factory=dict)

    @property
    def record(self) -> Record:
        return self.dispute.opened.record

    @property
    def incomplete(self) -> bool:
        """True while something of the record has come and does not count yet."""
        return self.dispute.incomplete

    @property
    def is_fixed(self) -> bool:
        return self.record.superseded_only

    @property
    def may_go(self) -> bool:
        """False for what is kept for good."""
        return not self.record.kept_for_good


@dataclass(frozen=True, slots=True)
class FamilyConflicts:
    """All conflicts of one log; `family` is None for the organisation's own records."""

    log: str
    family: Family | None
    conflicts: tuple[Conflict, ...]


def count_conflicts(desk: Desk, family_id: str = "") -> int:
    """How many records wait for a decision, of one family or of all."""
    return disputes.how_many(desk, family_id)


def conflicts(desk: Desk, family_id: str = "") -> list[FamilyConflicts]:
    """Everything to be decided on this laptop, or of one family; families in the order of their codes, ours last."""
    names = desk.worker_names()
    by_log: dict[str, list[Conflict]] = {}
    for dispute in disputes.disputes(desk, family_id):
        by_log.setdefault(dispute.log, []).append(_conflict(desk, dispute, names))
    families = {one.id: one for one in desk.records(Family) if one.id in by_log}
    found = [FamilyConflicts(log, families.get(log), tuple(those)) for log, those in by_log.items()]
    return sorted(found, key=lambda one: (one.family is None, one.family.ref if one.family else ""))


def settle(desk: Desk, conflict: Conflict, chosen: Mapping[str, Any], why: str = "") -> Opened[Record]:
    """Each named field gets this value, one of the sides or any other, in place of all that was on the screen.

    Raises BadInput for a value that does not fit, Refused while it is open whether the record stays, or where nothing
    of it is ever changed.
    """
    if conflict.deleted_by:
        raise Refused("Say first whether this is to be kept or deleted.")
    if isinstance(conflict.record, Family) and chosen.get("state") == FamilyState.ACTIVE:
        may_go_on(desk, conflict.record.id)
    return desk.settle(conflict.dispute.opened, why, **chosen)


def keep_record(desk: Desk, conflict: Conflict, why: str = "") -> Opened[Record]:
    """It stays, with everything that was written in it; the history still says who deleted it."""
    return disputes.keep_it(desk, conflict.dispute, why)


def delete_record(desk: Desk, conflict: Conflict, why: str = "") -> None:
    """It goes, with what was written meanwhile. Raises Refused for what is kept for good."""
    desk.remove(conflict.dispute.opened, why)


def _conflict(desk: Desk, dispute: Dispute, names: Mapping[str, str]) -> Conflict:
    def writer(written: Written) -> Writer:
        is_me = written.worker_id == desk.owner.worker_id
        is_here = is_me and written.device_id == desk.owner.device_id
        return Writer(names.get(written.worker_id, ""), is_me, is_here, written)

    kind = type(dispute.opened.record)
    fields = []
    for name, written in dispute.fields.items():
        values = unlike(one.value for one in written)
        sides = tuple(
            Side(value, tuple(writer(one) for one in written if unlike((one.value, value)) == [value]), at == 0)
            for at, value in enumerate(values)
        )
        sort = field_sort(kind, name)
        both = both_together(values, is_long_text=sort.sort is Sort.LINES)
        typed = FieldSort(Sort.NOT_TYPED) if (kind.kind, name) in _ONLY_THE_SIDES else sort
        fields.append(FieldConflict(name, sides, both, name in kind.cautious, typed))
    return Conflict(
        dispute,
        tuple(fields),
        tuple(map(writer, dispute.deletes)),
        {name: tuple(map(writer, written)) for name, written in dispute.edits.items()},
    )
