"""What a lead says of a log: who its members are, and a new key whenever somebody leaves (sync.md 3.8, 3.11)."""

from collections.abc import Iterable, Mapping

from coachdesk.crypto.epoch_keys import EpochOf, committed_keys, key_commitment, lock_previous, new_epoch_key
from coachdesk.errors import HistoryForked
from coachdesk.store.change_log import ChangeLog
from coachdesk.sync.membership import Admit, FamilyState, Redact, Role, State, write_control
from coachdesk.sync.round.laptop import Laptop


def change_members(
    laptop: Laptop,
    kept: ChangeLog,
    state: FamilyState,
    log_kind: str,
    members: Mapping[bytes, Role],
    cut: Mapping[bytes, Mapping[bytes, int]] | None = None,
) -> None:
    """The whole membership from the next round on. Whoever left knows no key of what is written after it.

    `cut` are revoked devices besides those cut already and, for each of their actors, the last position that counts.
    `state` is the log's, of which this laptop holds the present key. The record is void if somebody else is quicker:
    then nothing has changed, and it is said again: with a new key, since who leaves now may have had the other.
    Raises HistoryForked while a new key that this laptop said before is still on its way.
    """
    epoch, commitment, lock = state.epoch, state.key_commitment, state.lock
    if state.members.keys() - members.keys() or (cut or {}).keys() - state.cut.keys():
        epoch += 1
        of, key, held = EpochOf(laptop.organisation, state.log, epoch), new_epoch_key(), kept.keys(state.log)
        if epoch in held and any(one.waits for one in kept.controls(state.log)):
            raise HistoryForked
        now = committed_keys(held, laptop.organisation, state.log, state.key_commitments)[state.epoch]
        commitment, lock = key_commitment(key, of), lock_previous(key, now, of)
        kept.keep_key(state.log, log_kind, epoch, key)
    record = State(state.control_hash, dict(members), epoch, commitment, lock, {**(cut or {}), **state.cut})
    kept.append_control(state.log, log_kind, write_control(record))


def redact(kept: ChangeLog, state: FamilyState, log_kind: str, items: Iterable[tuple[bytes, int]]) -> None:
    """The words of these changes, by actor and position, are to be forgotten everywhere, from the next round on."""
    record = Redact(state.control_hash, frozenset(items))
    kept.append_control(state.log, log_kind, write_control(record))


def admit(kept: ChangeLog, state: FamilyState, log_kind: str, changes: Iterable[bytes]) -> None:
    """What came late from somebody who had left, by the ids of the changes, is to count, from the next round on.

    When the log's state names them it does; `ChangeLog.admit` then folds them here.
    """
    record = Admit(state.control_hash, frozenset(changes))
    kept.append_control(state.log, log_kind, write_control(record))
