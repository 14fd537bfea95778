"""What the jump box finds, in words: the record's title, what it is, whose it is, and the place to go to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.ui.router import Place
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.record import Record

LIMIT = 20
TITLE_LENGTH = 90

_KIND_WORDS: Mapping[str, str] = {
    kind: str(word)
    for kind, word in (
        ("family", QT_TRANSLATE_NOOP("JumpHits", "family")),
        ("person", QT_TRANSLATE_NOOP("JumpHits", "person")),
        ("household", QT_TRANSLATE_NOOP("JumpHits", "address")),
        ("need", QT_TRANSLATE_NOOP("JumpHits", "need")),
        ("strength", QT_TRANSLATE_NOOP("JumpHits", "strength")),
        ("plan", QT_TRANSLATE_NOOP("JumpHits", "plan")),
        ("target", QT_TRANSLATE_NOOP("JumpHits", "target")),
        ("sub_target", QT_TRANSLATE_NOOP("JumpHits", "step")),
        ("review", QT_TRANSLATE_NOOP("JumpHits", "review")),
        ("worker", QT_TRANSLATE_NOOP("JumpHits", "worker")),
        ("agency", QT_TRANSLATE_NOOP("JumpHits", "agency")),
        ("worry", QT_TRANSLATE_NOOP("JumpHits", "worry")),
        ("alert", QT_TRANSLATE_NOOP("JumpHits", "to know first")),
        ("meeting", QT_TRANSLATE_NOOP("JumpHits", "meeting")),
        ("life_event", QT_TRANSLATE_NOOP("JumpHits", "what happened")),
    )
}


@dataclass(frozen=True)
class JumpHit:
    """One line of the jump box."""

    title: str
    kind: str
    family: str
    place: Place


def find_with(desk: Desk, has: Callable[[str], bool]) -> Callable[[str], list[JumpHit]]:
    """A search over this desk that leaves out what there is no page for. To be called off the screen's thread."""

    def find(words: str) -> list[JumpHit]:
        names: dict[str, str] = {}
        hits = []
        for opened in desk.search(words, LIMIT):
            place = _place(opened.record, has)
            if place is not None and opened.record.log not in desk.closed.families:
                family = _family_name(desk, opened.record, names)
                hits.append(JumpHit(_title(opened.record), _kind_word(opened.record.kind), family, place))
        return hits + _ring(hits, has)

    return find


_PAGE_OF = {
    "person": "person",
    "household": "household",
    "need": "needs",
    "strength": "needs",
    "target": "target",
    "sub_target": "plan",
    "success_sign": "plan",
    "plan": "plan",
    "agency": "agency",
    "worker": "worker",
    "worry": "worry",
    "alert": "alerts",
    "meeting": "meeting",
    "life_event": "life_event",
}
"""The page that shows a record of a kind, opened with its `record_id`; the family's home where there is none."""


def _place(record: Record, has: Callable[[str], bool]) -> Place | None:
    """Where to go for a record: its own page, else its family's home, else nowhere."""
    page = _PAGE_OF.get(record.kind, "family")
    if record.log_kind == "organisation":
        return Place(page, {"record_id": record.id}) if has(page) else None
    if record.log_kind != "family":
        return None
    if not has(page):
        page = "family"
    return Place(page, {"family_id": record.log, "record_id": record.id}) if has(page) else None


def _ring(hits: list[JumpHit], has: Callable[[str], bool]) -> list[JumpHit]:
    """For each family found, the way to ring about it and to write down a worry."""
    words = QCoreApplication.translate("JumpHits", "a worry that cannot wait: ring")
    found = [hit for hit in hits if hit.place.where.get("record_id") == hit.place.family_id is not None]
    return [JumpHit(hit.title, words, "", Place("worry", {"family_id": hit.place.where["family_id"]}))
            for hit in found if has("worry")]  # fmt: skip


def _title(record: Record) -> str:
    """The first of the record's searched words that is not empty, on one line; a family is its name, not its code."""
    fields = ("name", *record.searched)
    texts = (getattr(record, field, "") for field in fields)
    first = next((text for text in texts if isinstance(text, str) and text.strip()), "")
    line = " ".join(first.split())
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1]}…"


def _kind_word(kind: str) -> str:
    word = _KIND_WORDS.get(kind)
    return QCoreApplication.translate("JumpHits", word) if word else kind.replace("_", " ")


def _family_name(desk: Desk, record: Record, names: dict[str, str]) -> str:
    from coachdesk.models.family import Family  # models are loaded after the window is shown

    if record.log_kind != "family":
        return ""
    if record.log not in names:
        family = desk.find(Family, record.log)
        names[record.log] = family.record.name if family else ""
    return names[record.log]
