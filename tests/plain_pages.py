"""What lies in a vault's file under its encryption: used and free pages alike, for tests that look for leftovers."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from coachdesk.desk.opening import OpenDesk
from coachdesk.store.vault import RECORDS_FILE

PAGE, RESERVED, SALT = 4096, 80, 16


def plain_pages(open_desk: OpenDesk) -> bytes:
    """Closes the vault and opens its pages with the key it had."""
    key = bytes.fromhex(bytes(open_desk.opened.vault._raw_key)[2:-1].decode())
    open_desk.close()
    return pages_of(open_desk.folder / RECORDS_FILE, key)


def pages_of(file: Path, key: bytes) -> bytes:
    records = file.read_bytes()
    found = []
    for at in range(0, len(records), PAGE):
        page = records[at : at + PAGE]
        begins = SALT if at == 0 else 0
        opens = Cipher(AES(key), CBC(page[PAGE - RESERVED : PAGE - RESERVED + 16])).decryptor()
        found.append(opens.update(page[begins : PAGE - RESERVED]) + opens.finalize())
    return b"".join(found)
