"""What Ctrl+K finds a record by: its searched fields as they are written, and its names as they sound (F-03)."""

from typing import Any

from coachdesk.models.registry import KINDS
from coachdesk.tools.same_name import sounds_like

_SOUNDED = {"family", "person", "worker", "agency"}


def search_text(kind: str, fields: dict[str, Any]) -> tuple[str, str]:
    """The words and the sound keys of one record; both empty when its kind is not searched."""
    cls = KINDS.get(kind)
    if cls is None or not cls.searched:
        return "", ""
    texts = [fields[name] for name in cls.searched if isinstance(fields.get(name), str) and fields[name]]
    sounds = " ".join(sorted(key for text in texts for key in sounds_like(text))) if kind in _SOUNDED else ""
    return " ".join(texts), sounds
