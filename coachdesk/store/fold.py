"""From changes to what is shown: pure, order-independent and idempotent (sync.md 3.3 as amended by 7).

A write replaces exactly the writes its author saw; where several remain, all are kept and the latest stamp is
shown. Time only breaks ties, so a wrong clock can lose nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from coachdesk.crypto.change_body import ChangeBody

Cautious = Mapping[str, Mapping[str, Sequence[Any]]]
"""For a kind and a field: its values from least to most restrictive."""


class Head(NamedTuple):
    """A write that nothing has replaced: its value, its id, and the stamp that ranks it.

    A tuple because a page of records is tens of thousands of them.
    """

    value: Any
    id: bytes
    stamp: int

    def __repr__(self) -> str:
        return f"<Head {self.id.hex()[:8]}>"


@dataclass(slots=True)
class Folded:
    """One record as all its changes together say.

    `heads` lists, for each field, the remaining writes: latest (stamp, id) first.
    `deletes` are the live deletes with the write ids each covers.
    `unsettled` says that a change names one that has not arrived, so the next one must fold from the log again.
    """

    kind: str
    heads: dict[str, tuple[Head, ...]] = field(default_factory=dict)
    deletes: dict[bytes, frozenset[bytes]] = field(default_factory=dict)
    unsettled: bool = False

    @property
    def deleted(self) -> bool:
        """True when a live delete exists and every remaining write was seen by one."""
        if not self.deletes:
            return False
        covered = frozenset[bytes]().union(*self.deletes.values())
        return all(head.id in covered for heads in self.heads.values() for head in heads)

    @property
    def edited_after_delete(self) -> bool:
        """True when someone deleted the record and someone else wrote to it without having seen that."""
        return bool(self.deletes) and not self.deleted

    @property
    def in_dispute(self) -> list[str]:
        """Fields with several remaining writes that do not all say the same (sync.md 3.3)."""
        return [
            name
            for name, heads in self.heads.items()
            if len(heads) > 1 and any(head.value != heads[0].value for head in heads)
        ]

    @property
    def asks(self) -> bool:
        """True when somebody has to decide: between rival values, or whether the record goes or stays."""
        return not self.deleted and (self.edited_after_delete or bool(self.in_dispute))

    def shown(self, cautious: Mapping[str, Sequence[Any]]) -> dict[str, Head]:
        """For each field the write that is shown: the most restrictive of a cautious field, else the latest."""
        return {
            name: heads[0] if len(heads) == 1 else pick(heads, cautious.get(name, ()))
            for name, heads in self.heads.items()
        }


def pick(heads: tuple[Head, ...], restrictive_last: Sequence[Any]) -> Head:
    """The one head to show; `heads` come latest first."""
    if not restrictive_last:
        return heads[0]
    order = list(restrictive_last)
    return max(heads, key=lambda head: order.index(head.value) if head.value in order else len(order))


def fold(changes: Iterable[ChangeBody]) -> Folded:
    """All changes of one record, in any order and with any repeated, folded from nothing. This is the definition.

    Only a broken or hostile laptop gives one id to two different changes: the first given counts, so those are given
    in the order of the log.
    """
    by_id: dict[bytes, ChangeBody] = {}
    for change in changes:
        by_id.setdefault(change.id, change)
    writes: dict[str, dict[bytes, Head]] = {}
    replaced: set[bytes] = set()
    replaced_in: dict[str, set[bytes]] = {}
    for change in by_id.values():
        for name, (value, bases) in (change.writes or {}).items():
            writes.setdefault(name, {})[change.id] = Head(value, change.id, change.stamp)
            replaced_in.setdefault(name, set()).update(bases)
            replaced.update(bases)
    result = Folded(kind=min((change.kind for change in by_id.values()), default=""))
    for name in sorted(writes):
        dead = replaced_in.get(name, set())
        remaining = [head for one, head in writes[name].items() if one not in dead] or list(writes[name].values())
        result.heads[name] = tuple(sorted(remaining, key=_rank, reverse=True))
    for change in by_id.values():
        if change.covers is not None and change.id not in replaced:
            result.deletes[change.id] = frozenset(one for ids in change.covers.values() for one in ids)
    covered = (one for ids in result.deletes.values() for one in ids)
    result.unsettled = any(one not in by_id for one in (*replaced, *covered)) or _has_cycle(writes, replaced_in)
    return result


def absorb(before: Folded, change: ChangeBody) -> bool:
    """Fold one more change into `before` in place, when that is certain to equal folding from nothing.

    `change` must be the first that the record has with its id. Returns False, leaving `before` untouched, when the
    record must be folded from its log instead: it is unsettled, has a delete, or the change does not build exactly on
    what remains.
    """
    if before.unsettled or before.deletes or change.writes is None or before.kind not in ("", change.kind):
        return False
    if not before.heads and any(bases for _, bases in change.writes.values()):
        return False
    for name, (_, bases) in change.writes.items() if before.heads else ():
        heads = before.heads.get(name, ())
        if any(head.id == change.id for head in heads) or len(set(bases)) != len(heads):
            return False
        if any(head.id not in bases for head in heads):
            return False
    before.kind = change.kind
    for name, (value, _) in change.writes.items():
        before.heads[name] = (Head(value, change.id, change.stamp),)
    return True


def _rank(head: Head) -> tuple[int, bytes]:
    return head.stamp, head.id


def _has_cycle(writes: Mapping[str, Mapping[bytes, Head]], replaced_in: Mapping[str, set[bytes]]) -> bool:
    """True where every write of a field is replaced by another: only a broken or hostile author makes that."""
    return any(not (found.keys() - replaced_in.get(name, set())) for name, found in writes.items())
