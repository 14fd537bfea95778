"""Which version of each set of questions is asked, and what number the next version gets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coachdesk.models.question_set import OwnQuestionSet, QuestionSet

BY_BIRTH = frozenset(("wellbeing", "experience"))
"""The keys of the sets that come with the program."""

OWN_FROM = 1001
"""Own versions of a set that comes with the program begin here, so that no later one of the program's is the same."""

SOURCE_LANGUAGE = "en"


class Standing(StrEnum):
    """Whether a set is asked, and if not why."""

    ASKED = "asked"
    TAKEN_OUT = "taken_out"
    NOT_READ = "not_read"
    """A translation that no native reader has passed."""


@dataclass(frozen=True, slots=True)
class NewestVersion:
    """The newest version of a set in one language, and where it stands. `own` is False for one of the program's."""

    content: QuestionSet
    standing: Standing
    own: bool


def newest_versions(shipped: Iterable[QuestionSet], own: Iterable[OwnQuestionSet]) -> tuple[NewestVersion, ...]:
    """The newest version of each set in each language; the program's own sets first, then the others by title.

    Of two that share a number one that a native reader has passed counts, then the one with the smaller id, so that
    all laptops ask the same. What is out of use in English, which translations are of, is out of use in them too.
    """
    everything = [(one, True, "") for one in shipped] + [(one.content, one.in_use, one.id) for one in own]
    by_record = sorted(everything, key=lambda one: one[2], reverse=True)
    newest: dict[tuple[str, str], tuple[QuestionSet, bool, str]] = {}
    for content, in_use, record in sorted(by_record, key=lambda one: (one[0].version, bool(one[0].reviewed_by))):
        newest[content.key, content.language] = (content, in_use, record)
    source_out = {key for (key, spoken), (_, in_use, _) in newest.items() if spoken == SOURCE_LANGUAGE and not in_use}
    found = [
        NewestVersion(content, _standing(content, in_use=in_use and key not in source_out), own=bool(record))
        for (key, _), (content, in_use, record) in newest.items()
    ]
    return tuple(sorted(found, key=lambda one: _order(one.content)))


def to_ask(
    shipped: Iterable[QuestionSet], own: Iterable[OwnQuestionSet], language: str = SOURCE_LANGUAGE
) -> tuple[QuestionSet, ...]:
    """The newest version of each set in use: in the language where it was reviewed, else in English."""
    asked: dict[str, QuestionSet] = {}
    for one in newest_versions(shipped, own):
        spoken, key = one.content.language, one.content.key
        if one.standing is Standing.ASKED and (spoken == language or (spoken == SOURCE_LANGUAGE and key not in asked)):
            asked[key] = one.content
    return tuple(sorted(asked.values(), key=_order))


def next_version(content: QuestionSet, shipped: Iterable[QuestionSet], own: Sequence[OwnQuestionSet]) -> int:
    """The number under which a set is kept next: after the newest in any language; 1 for a set that is new.

    A translation keeps its number if there is that version in English and none yet in its own language, or one that
    no native reader had passed and now has.
    """
    listed = list(shipped)
    key, number = content.key, content.version
    same = [one for one in (*listed, *(each.content for each in own)) if (one.key, one.version) == (key, number)]
    here = [one for one in same if one.language == content.language]
    newly_read = bool(content.reviewed_by) and not any(one.reviewed_by for one in here)
    translates = content.language != SOURCE_LANGUAGE and any(one.language == SOURCE_LANGUAGE for one in same)
    if translates and (not here or newly_read):
        return number
    kept = [one.content.version for one in own if one.content.key == key]
    if any(one.key == key for one in listed):
        return max([OWN_FROM - 1, *kept]) + 1
    return max([0, *kept]) + 1


def _standing(content: QuestionSet, *, in_use: bool) -> Standing:
    if not in_use:
        return Standing.TAKEN_OUT
    passed = content.language == SOURCE_LANGUAGE or content.reviewed_by
    return Standing.ASKED if passed else Standing.NOT_READ


def _order(one: QuestionSet) -> tuple[int, str, str]:
    order = ("wellbeing", "experience")
    return (order.index(one.key) if one.key in order else len(order), one.title.casefold(), f"{one.key} {one.language}")
