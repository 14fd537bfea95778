"""Membership as the log has it: control records folded by the rules that laptops use, and remembered until more come.

What is remembered is derived: another process, or this one started again, works out the same from the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection, select

from coachdesk.sync.membership import (
    FamilyState,
    OrganisationState,
    SignedControl,
    Void,
    first_family_state,
    first_organisation_state,
    judge_control,
    read_signed_control,
)
from coachdesk.sync.protocol.envelope import BundleKind
from coachdesk.sync.server.tables import BUNDLE

MOST_REMEMBERED = 2_000
"""Logs whose state is kept in memory; the rest is folded again when needed."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The states of one log up to `s`. Only the organisation's own log moves the second."""

    s: int
    family: FamilyState
    organisation: OrganisationState


class MembershipFold:
    """Folds the valid control records of a log, from where it left off. Safe to use from many threads."""

    def __init__(self, organisation: bytes, root: bytes) -> None:
        """`root` is the organisation's pinned public key."""
        self.organisation = organisation
        self._root = root
        self._known: dict[bytes, Folded] = {}
        self._lock = Lock()

    def organisation_state(self, connection: Connection) -> OrganisationState:
        """Who is who, by everything committed in the organisation's log."""
        return self.of(connection, self.organisation).organisation

    def of(self, connection: Connection, log: bytes) -> Folded:
        """The states of a log, by everything that this transaction sees in it."""
        with self._lock:
            known = self._known.get(log)
        found = known or Folded(0, first_family_state(log), first_organisation_state(self.organisation, self._root))
        people = found.organisation if log == self.organisation else self.organisation_state(connection)
        for s, signed in _control_after(connection, log, found.s):
            found = _after(found, s, signed, people if log != self.organisation else found.organisation)
        if found.s and found is not known:
            self._remember(log, found)
        return found

    def _remember(self, log: bytes, found: Folded) -> None:
        with self._lock:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[log] = found


def judge(folded: Folded, organisation: OrganisationState, signed: SignedControl) -> Folded | Void:
    """The states after one more record, or why it is void. `s` is left as it was; `organisation` is as it is now."""
    manifest = signed.manifest
    judged = judge_control(
        folded.family,
        organisation,
        signed.record,
        digest=signed.digest,
        device=manifest.device,
        actor=manifest.actor,
        position=manifest.first,
    )
    if isinstance(judged, Void):
        return judged
    family, people = judged
    return Folded(folded.s, family, people if family.log == people.organisation else folded.organisation)


def _after(folded: Folded, s: int, signed: SignedControl, organisation: OrganisationState) -> Folded:
    judged = judge(folded, organisation, signed)
    kept = folded if isinstance(judged, Void) else judged
    return Folded(s, kept.family, kept.organisation)


def _control_after(connection: Connection, log: bytes, s: int) -> Iterator[tuple[int, SignedControl]]:
    wanted = (
        select(BUNDLE.c.s, BUNDLE.c.sealed)
        .where(BUNDLE.c.log == log, BUNDLE.c.kind == int(BundleKind.CONTROL), BUNDLE.c.s > s, BUNDLE.c.void == 0)
        .order_by(BUNDLE.c.s)
    )
    for row in connection.execute(wanted).all():
        yield row.s, read_signed_control(row.sealed)
