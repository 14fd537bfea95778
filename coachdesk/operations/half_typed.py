"""What is half typed about a family lies on this laptop only, and leaves with it: before that it is kept or forgotten.

There is nothing else that only its writer sees: every note of a family is its coach's and its advocate's alike.
"""

from coachdesk.desk import Desk, Opened
from coachdesk.errors import NotFound
from coachdesk.models.note import Note
from coachdesk.operations.notes import write_note

ELSEWHERE = "handover/"
"""How the keys begin of what is typed on the page of the handover itself: that page takes care of it."""


def half_typed(desk: Desk, family_id: str) -> tuple[str, ...]:
    """The words, in the order of their places; not what was chosen or ticked in a form."""
    return tuple(dict.fromkeys(text.strip() for _, text in sorted(_drafts(desk, family_id)) if " " in text.strip()))


def keep_as_note(desk: Desk, family_id: str, view: str = "") -> Opened[Note]:
    """One note of all that is half typed, read by everybody who works with the family; it is a draft no more.

    Raises NotFound where there is nothing, and BadInput where it is too long for a note.
    """
    words = half_typed(desk, family_id)
    if not words:
        raise NotFound
    note = write_note(desk, family_id, fact="\n\n".join(words), view=view)
    forget_half_typed(desk, family_id)
    return note


def forget_half_typed(desk: Desk, family_id: str) -> None:
    """None of it is kept."""
    for key, _ in _drafts(desk, family_id):
        desk.drafts.drop(key)


def _drafts(desk: Desk, family_id: str) -> list[tuple[str, str]]:
    return [(key, text) for key, text in desk.drafts.of_log(family_id).items() if not key.startswith(ELSEWHERE)]
