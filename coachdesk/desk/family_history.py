"""Everything that was ever changed in one family, record by record."""

from collections import defaultdict

from coachdesk.desk.desk import Desk
from coachdesk.desk.history import HistoryEntry, tell
from coachdesk.models.family import Family
from coachdesk.store import queries
from coachdesk.store.change_log import LoggedChange


def family_history(desk: Desk, family_id: str) -> list[tuple[str, str, HistoryEntry]]:
    """Kind, record id and change, oldest first by the writers' clocks; deleted records too. Raises VaultDamaged."""
    desk.gate.look_at((Family.kind,))
    kinds = {record: kind for kind, record in desk.vault.ask(queries.RecordNames(bytes.fromhex(family_id)))}
    by_record: dict[str, list[LoggedChange]] = defaultdict(list)
    asked = queries.ChangesOf(tuple(bytes.fromhex(record) for record in kinds), bytes.fromhex(family_id))
    for change in desk.vault.ask(asked):
        by_record[change.body.record.hex()].append(change)
    names = desk.worker_names()
    told = [(kinds[record], record, entry) for record, logged in by_record.items() for entry in tell(logged, names)]
    return sorted(told, key=lambda one: (one[2].at, one[2].change_id))
