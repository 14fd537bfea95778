"""What is being typed, kept at once: a crash, a lid or a lock loses none of it."""

from coachdesk.desk.clock import Clock
from coachdesk.desk.gate import Gate
from coachdesk.desk.gone import Gone
from coachdesk.store import commands, queries
from coachdesk.store.vault import Vault

WHILE_SHUT = "away/"
"""How the keys begin of what is typed while families are shut: alone these are shown then."""


class Drafts:
    """Texts by key. A key names the field, such as `target/<id>/family_words`; drop it when the change is cut."""

    def __init__(self, vault: Vault, clock: Clock, gone: Gone, gate: Gate) -> None:
        self._vault = vault
        self._gate = gate
        self._clock = clock
        self._gone = gone

    def save(self, key: str, text: str) -> None:
        """Keep the text, durably; half an emoji, which cannot be written, becomes U+FFFD.

        Raises DiskFull, VaultNotWritable, and Refused about a family that has left this laptop.
        """
        self._gone.look_at(key.split("/"))
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._vault.do(commands.SaveDraft(key, whole, int(self._clock.now().timestamp())))

    def read(self, key: str) -> str | None:
        """The text kept under a key, or None."""
        return self.all(key).get(key)

    def of_log(self, log: str) -> dict[str, str]:
        """Every text about a family, or about a record of it: what goes with it when it leaves this laptop."""
        records = (record for _, record in self._vault.ask(queries.RecordNames(bytes.fromhex(log))))
        about = frozenset((log, *records))
        return {key: text for key, text in self.all().items() if not about.isdisjoint(key.split("/"))}

    def drop(self, key: str) -> None:
        """Forget one text."""
        self._vault.do(commands.DropDraft(key))

    def all(self, prefix: str = "") -> dict[str, str]:
        """Every text whose key begins with `prefix`, by key; while families are shut, of `WHILE_SHUT` alone."""
        found = self._vault.ask(queries.Drafts(prefix))
        if self._gate.is_shut:
            return {key: text for key, text in found.items() if key.startswith(WHILE_SHUT)}
        return found
