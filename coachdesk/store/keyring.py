"""Small named values of the vault itself: whose it is, on which device, with which keys and certificates."""

from coachdesk.crypto.store_keys import row_mac
from coachdesk.errors import VaultDamaged
from coachdesk.store.connection import Connection


def write_keyring(connection: Connection, row_key: bytes, name: str, value: bytes) -> None:
    """Set one value."""
    connection.execute(
        "INSERT INTO keyring (name, value, mac) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value, mac = excluded.mac",
        (name, value, _mac(row_key, name, value)),
    )


def read_keyring(connection: Connection, row_key: bytes) -> dict[str, bytes]:
    """Every value by name. Raises VaultDamaged when one does not carry its MAC."""
    found = {}
    for name, value, mac in connection.execute("SELECT name, value, mac FROM keyring").fetchall():
        if mac != _mac(row_key, name, value):
            raise VaultDamaged
        found[name] = value
    return found


def read_named(connection: Connection, row_key: bytes, name: str) -> bytes:
    """One value; empty where there is none. Raises VaultDamaged when it does not carry its MAC."""
    row = connection.execute("SELECT value, mac FROM keyring WHERE name = ?", (name,)).fetchone()
    if row is None:
        return b""
    value, mac = row
    if mac != _mac(row_key, name, value):
        raise VaultDamaged
    return bytes(value)


def _mac(row_key: bytes, name: str, value: bytes) -> bytes:
    return row_mac(row_key, b"keyring", name.encode(), value)
