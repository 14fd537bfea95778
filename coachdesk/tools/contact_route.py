"""A word of caution before letters become the only way to reach somebody who needs help with reading."""

from collections.abc import Collection

from coachdesk.models.person import ContactRoute, ReadingNeed

_LETTERS_DO_NOT_REACH = frozenset({ReadingNeed.READ_ALOUD, ReadingNeed.HELP_WITH_FORMS})

LETTER_WARNING = (
    "Letters may not reach this person: they asked for help with reading. "
    "Choose another way, or save and say who will read the letter out."
)


def letter_warning(route: ContactRoute | None, needs: Collection[ReadingNeed]) -> str | None:
    """The sentence to show before a letter-only route is saved for someone who needs reading help (F-04).

    None when there is nothing to warn of. It can be saved all the same.
    """
    if route is ContactRoute.LETTER and _LETTERS_DO_NOT_REACH & set(needs):
        return LETTER_WARNING
    return None
