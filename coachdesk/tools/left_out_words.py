"""What may be left out of an agency's copy, by the name of its kind, and why; none says what it was."""

from collections.abc import Mapping
from enum import StrEnum

from coachdesk.models.sharing import InformationClass
from coachdesk.tools.agency_filter import Withheld
from coachdesk.tools.agency_targets import Unasked
from coachdesk.tools.sharing_words import CLASS_WORDS


class Unsaid(StrEnum):
    """What is taken out of what was already to be told."""

    ANSWER = "answer"
    WORDS = "words"


Kind = Unasked | InformationClass | Withheld | Unsaid

_NO_YES = "Somebody they are about has not said yes to this."

LEFT_OUT_NAMES: Mapping[Kind, str] = {
    Unasked.PRIVATE: "targets that only named people may see",
    Unasked.ENDED: "targets that were parked or ended",
    Unasked.NOT_THEIRS: "targets in which this agency has no step",
    Unasked.UNSORTED: "targets that nobody has said the area of",
    **{one: f"targets that need a yes about {words}" for one, words in CLASS_WORDS.items()},
    Withheld.STRENGTH: "strengths",
    Withheld.NOTE: "notes on targets",
    Withheld.OTHERS_STEP: "steps of other agencies",
    Withheld.PERSONS_STEP: "steps of people who did not agree to this",
    Withheld.DROPPED_STEP: "steps that were dropped",
    Withheld.BARRIER: "what stands in the way of a step",
    Withheld.SIGN: "signs of success",
    Withheld.VIEW: "views of success",
    Unsaid.ANSWER: "answers of people who are not on this copy, or would rather not sign",
    Unsaid.WORDS: "names, addresses and phone numbers in people's words",
}
"""In the order the preview lists them."""

LEFT_OUT_BECAUSE: Mapping[Kind, str] = {
    Unasked.PRIVATE: "Only the people they name may see them.",
    Unasked.ENDED: "They are over, or wait.",
    Unasked.NOT_THEIRS: "They are not this agency's to help with.",
    Unasked.UNSORTED: "They may be about anything until somebody chooses what they are about.",
    **dict.fromkeys(CLASS_WORDS, _NO_YES),
    Withheld.STRENGTH: "They are the family's own, and not needed for its part.",
    Withheld.NOTE: "What workers write to each other stays with the team.",
    Withheld.OTHERS_STEP: "They would tell where else the family goes.",
    Withheld.PERSONS_STEP: "Whoever does them has not said yes to this.",
    Withheld.DROPPED_STEP: "Nobody is doing them any more.",
    Withheld.BARRIER: "Nobody has said yes to telling this.",
    Withheld.SIGN: "They are private, or whose they are has not said yes.",
    Withheld.VIEW: "They are somebody else's, or were not chosen for print.",
    Unsaid.ANSWER: "Only who is on the copy is told to have signed.",
    Unsaid.WORDS: "No copy says how to find somebody, or names people who are not on it.",
}
"""In one line each, to be read with a family beside the screen."""
