"""Who is who and who may what, folded from the control records that are kept, and on as more of them come."""

from bisect import bisect_left
from dataclasses import replace

from coachdesk.crypto.epoch_keys import committed_keys
from coachdesk.errors import Malformed
from coachdesk.store.change_log import ChangeLog, Control
from coachdesk.sync.membership import (
    FamilyState,
    OrganisationState,
    SignedControl,
    Void,
    first_family_state,
    first_organisation_state,
    judge_control,
)
from coachdesk.sync.membership.reading import read_control
from coachdesk.sync.membership.records import ControlRecord
from coachdesk.sync.round.laptop import Laptop


class KnownMembers:
    """KnownMembers(laptop, kept). `.organisation` is the state of its log, `.of(log)` of any other."""

    def __init__(self, laptop: Laptop, kept: ChangeLog) -> None:
        self.kept = kept
        self._first = first_organisation_state(laptop.organisation, laptop.root)
        self.organisation: OrganisationState = self._first
        self._states: dict[bytes, FamilyState] = {}
        self._steps: dict[bytes, list[tuple[int, FamilyState]]] = {}
        self.forget(laptop.organisation)

    def of(self, log: bytes) -> FamilyState:
        """The members and keys of a log, by all that this laptop has of it."""
        if log not in self._states:
            self.forget(log)
        return self._states[log]

    def at(self, log: bytes, s: int) -> FamilyState:
        """The members when bundle `s` came into the log, and with them every cut and admission that is known now."""
        now, steps = self.of(log), self._steps.get(log, [])
        reached = bisect_left(steps, s, key=lambda step: step[0])
        before = steps[reached - 1][1] if reached else first_family_state(log)
        return replace(before, cut=now.cut, admitted=now.admitted)

    def keys(self, log: bytes) -> dict[int, bytes]:
        """The keys of a log that its signed state commits to, by epoch; no others that are kept are ever used."""
        return self.keys_under(self.of(log))

    def keys_under(self, state: FamilyState) -> dict[int, bytes]:
        """The same by a state of the log that is not heard yet."""
        kept = self.kept.keys(state.log)
        return committed_keys(kept, self._first.organisation, state.log, state.key_commitments)

    def drop(self, log: bytes) -> None:
        """Fold a log anew when it is next asked for. Not the organisation's: all others hang from it."""
        self._states.pop(log, None)
        self._steps.pop(log, None)

    def drop_families(self) -> None:
        """The same of every other log, after somebody new became known: what she signed may count after all."""
        for log in self._states.keys() - {self._first.organisation}:
            self.drop(log)

    def forget(self, log: bytes) -> None:
        """Fold a log anew from what is kept: after it was read from its beginning again."""
        if log == self._first.organisation:
            self.organisation = self._first
        self._states[log], self._steps[log] = first_family_state(log), []
        for control in self.kept.controls(log):
            record = _record(control) if control.s is not None else None
            if record is not None and control.s is not None:
                place = {"device": control.author.device, "actor": control.actor}
                self._fold(log, control.s, record, digest=control.digest, position=control.position, **place)

    def hear(self, signed: SignedControl, s: int) -> bool | None:
        """Fold one more record, of place `s`, if its signature is good; whether it is.

        None where nobody knows who signed it.
        """
        is_signed = signed.is_signed(self.organisation)
        if is_signed:
            manifest = signed.manifest
            place = {"device": manifest.device, "actor": manifest.actor}
            self._fold(manifest.log, s, signed.record, digest=signed.digest, position=manifest.first, **place)
        return is_signed

    def ever(self, log: bytes) -> FamilyState:
        """The members and keys of a log by all that is kept of it, whether the server has numbered it or not."""
        state = first_family_state(log)
        for control in self.kept.controls(log):
            record = _record(control)
            if record is None:
                continue
            judged = judge_control(
                state,
                self.organisation,
                record,
                digest=control.digest,
                device=control.author.device,
                actor=control.actor,
                position=control.position,
            )
            state = state if isinstance(judged, Void) else judged[0]
        return state

    def after(self, signed: SignedControl, before: FamilyState | None = None) -> FamilyState:
        """The members and keys of its log if this record were heard next, or after `before`; nothing is remembered."""
        manifest = signed.manifest
        state = before or self.of(manifest.log)
        judged = judge_control(
            state,
            self.organisation,
            signed.record,
            digest=signed.digest,
            device=manifest.device,
            actor=manifest.actor,
            position=manifest.first,
        )
        return state if isinstance(judged, Void) else judged[0]

    def _fold(
        self, log: bytes, s: int, record: ControlRecord, *, digest: bytes, device: bytes, actor: bytes, position: int
    ) -> None:
        """A void record changes nothing. One that is heard out of turn is folded in its place by the next `forget`."""
        before = self.of(log)
        judged = judge_control(
            before, self.organisation, record, digest=digest, device=device, actor=actor, position=position
        )
        if not isinstance(judged, Void):
            self._states[log], self.organisation = judged
            steps = self._steps[log]
            if self._states[log] is not before and (not steps or steps[-1][0] < s):
                steps.append((s, self._states[log]))


def _record(control: Control) -> ControlRecord | None:
    """None for a record of a newer CoachDesk."""
    try:
        return read_control(control.body)
    except Malformed:
        return None
