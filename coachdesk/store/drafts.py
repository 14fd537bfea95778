"""What is being typed, kept in the vault at once and turned into a change when the person leaves the field."""

from coachdesk.crypto import codec
from coachdesk.crypto.store_keys import row_mac
from coachdesk.errors import VaultDamaged
from coachdesk.store.connection import Connection


def save_draft(connection: Connection, row_key: bytes, key: str, text: str, saved_at: int) -> None:
    """Keep the text under its key; `saved_at` in seconds since 1970."""
    body = codec.encode_trusted([text, saved_at])
    connection.execute(
        "INSERT INTO draft (key, body, mac) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET body = excluded.body, mac = excluded.mac",
        (key, body, _mac(row_key, key, body)),
    )


def drop_draft(connection: Connection, key: str) -> None:
    """Forget a draft; nothing happens when there is none."""
    connection.execute("DELETE FROM draft WHERE key = ?", (key,))


def read_drafts(connection: Connection, row_key: bytes, prefix: str = "") -> dict[str, str]:
    """Every draft whose key begins with `prefix`, by key. Raises VaultDamaged."""
    found = {}
    for key, body, mac in connection.execute(
        "SELECT key, body, mac FROM draft WHERE substr(key, 1, ?) = ? ORDER BY key", (len(prefix), prefix)
    ).fetchall():
        if mac != _mac(row_key, key, body):
            raise VaultDamaged
        found[key] = codec.decode_trusted(body)[0]
    return found


def _mac(row_key: bytes, key: str, body: bytes) -> bytes:
    return row_mac(row_key, b"draft", key.encode(), body)
