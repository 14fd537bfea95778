"""What a command or query is given to run with: a connection and the rules of the projection."""

from dataclasses import dataclass

from coachdesk.store.connection import Connection
from coachdesk.store.projection import Rules


@dataclass(frozen=True, slots=True)
class Session:
    """One connection with what is needed to read and write its rows."""

    connection: Connection
    rules: Rules

    @property
    def row_key(self) -> bytes:
        return self.rules.row_key
