"""What kinds of record and their fields are called when their history is told."""

from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

KIND_WORDS: dict[str, str] = {
    "": str(QT_TRANSLATE_NOOP("history_told", "Something")),
    "family": str(QT_TRANSLATE_NOOP("history_told", "The family")),
    "person": str(QT_TRANSLATE_NOOP("history_told", "A person")),
    "relationship": str(QT_TRANSLATE_NOOP("history_told", "A relationship")),
    "same_person": str(QT_TRANSLATE_NOOP("history_told", "The same person")),
    "household": str(QT_TRANSLATE_NOOP("history_told", "A home")),
    "stay": str(QT_TRANSLATE_NOOP("history_told", "Who sleeps where")),
    "assignment": str(QT_TRANSLATE_NOOP("history_told", "Who works with them")),
    "need": str(QT_TRANSLATE_NOOP("history_told", "A need")),
    "strength": str(QT_TRANSLATE_NOOP("history_told", "A strength")),
    "plan": str(QT_TRANSLATE_NOOP("history_told", "The plan")),
    "target": str(QT_TRANSLATE_NOOP("history_told", "A target")),
    "sub_target": str(QT_TRANSLATE_NOOP("history_told", "A step")),
    "success_sign": str(QT_TRANSLATE_NOOP("history_told", "A sign of success")),
    "success_view": str(QT_TRANSLATE_NOOP("history_told", "A view of success")),
    "review": str(QT_TRANSLATE_NOOP("history_told", "A review")),
    "plan_version": str(QT_TRANSLATE_NOOP("history_told", "A version of the plan")),
    "ink": str(QT_TRANSLATE_NOOP("history_told", "An answer on the plan")),
    "export": str(QT_TRANSLATE_NOOP("history_told", "A copy that left")),
    "attachment": str(QT_TRANSLATE_NOOP("history_told", "An attached file")),
    "agency": str(QT_TRANSLATE_NOOP("history_told", "An agency")),
    "worker": str(QT_TRANSLATE_NOOP("history_told", "A worker")),
    "organisation": str(QT_TRANSLATE_NOOP("history_told", "The organisation")),
}

FIELDS: dict[str, str] = {
    "ref": str(QT_TRANSLATE_NOOP("history_told", "Code")),
    "number": str(QT_TRANSLATE_NOOP("history_told", "Number")),
    "legal_name": str(QT_TRANSLATE_NOOP("history_told", "Full name")),
    "role": str(QT_TRANSLATE_NOOP("history_told", "Role")),
    "birth_date": str(QT_TRANSLATE_NOOP("history_told", "Born")),
    "due_date": str(QT_TRANSLATE_NOOP("history_told", "Due")),
    "deceased_on": str(QT_TRANSLATE_NOOP("history_told", "Died")),
    "preferred_contact": str(QT_TRANSLATE_NOOP("history_told", "Best way to reach them")),
    "safe_to_contact": str(QT_TRANSLATE_NOOP("history_told", "When it is safe to ring")),
    "no_contact": str(QT_TRANSLATE_NOOP("history_told", "Never contact")),
    "address_restricted": str(QT_TRANSLATE_NOOP("history_told", "Never tell the address")),
    "included": str(QT_TRANSLATE_NOOP("history_told", "We work with them")),
    "included_reason": str(QT_TRANSLATE_NOOP("history_told", "Why, or why not")),
    "from_date": str(QT_TRANSLATE_NOOP("history_told", "From")),
    "to_date": str(QT_TRANSLATE_NOOP("history_told", "Until")),
    "is_key_worker": str(QT_TRANSLATE_NOOP("history_told", "Key worker")),
    "end_reason": str(QT_TRANSLATE_NOOP("history_told", "Why it ended")),
    "family_told": str(QT_TRANSLATE_NOOP("history_told", "How the family was told")),
    "overlap_reason": str(QT_TRANSLATE_NOOP("history_told", "Why a gap, or two at once")),
    "family_words": str(QT_TRANSLATE_NOOP("history_told", "In the family’s words")),
    "worker_words": str(QT_TRANSLATE_NOOP("history_told", "In the worker’s words")),
    "words": str(QT_TRANSLATE_NOOP("history_told", "Words")),
    "owner_person": str(QT_TRANSLATE_NOOP("history_told", "Who does it")),
    "owner_worker": str(QT_TRANSLATE_NOOP("history_told", "Which worker does it")),
    "due": str(QT_TRANSLATE_NOOP("history_told", "By when")),
    "done_on": str(QT_TRANSLATE_NOOP("history_told", "Done on")),
    "done_how": str(QT_TRANSLATE_NOOP("history_told", "Who did it")),
    "to_person": str(QT_TRANSLATE_NOOP("history_told", "To whom")),
    "found_on": str(QT_TRANSLATE_NOOP("history_told", "Since when")),
    "met_on": str(QT_TRANSLATE_NOOP("history_told", "Met on")),
    "said_by": str(QT_TRANSLATE_NOOP("history_told", "Who said so")),
    "nights_a_week": str(QT_TRANSLATE_NOOP("history_told", "Nights a week")),
    "pattern": str(QT_TRANSLATE_NOOP("history_told", "How much")),
}
"""Fields whose name read aloud would not say what they are; others are told by their own name."""

UNTOLD = frozenset({"position", "writes", "digest", "strokes", "sha256", "file_hash", "log"})
"""Fields that say nothing to a person."""
