"""The words that a list of contacts is narrowed by, and whether what somebody typed is among them."""

from coachdesk.models.contact import ContactFacts


def contact_words(contact: ContactFacts) -> str:
    """All that is said of a contact in words, in small letters and on one line."""
    said = (contact.what, contact.outcome_words, contact.their_id, contact.basis_words, contact.note)
    return " ".join(" ".join(said).casefold().split())


def typed_words(typed: str) -> tuple[str, ...]:
    """What must each stand somewhere in a contact's words; nothing typed is nothing to look for."""
    return tuple(typed.casefold().split())
