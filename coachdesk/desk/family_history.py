"""Everything that was ever changed in one family, record by record."""

from coachdesk.desk.desk import Desk
from coachdesk.desk.history import HistoryEntry
from coachdesk.store import queries


def family_history(desk: Desk, family_id: str) -> list[tuple[str, str, HistoryEntry]]:
    """Kind, record id and change, oldest first by the writers' clocks; deleted records too. Raises VaultDamaged."""
    names = desk.vault.ask(queries.RecordNames(bytes.fromhex(family_id)))
    told = [(kind, record, entry) for kind, record in names for entry in desk.history(record)]
    return sorted(told, key=lambda one: (one[2].at, one[2].change_id))
