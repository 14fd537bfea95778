"""Which version of each set of questions is asked, and what number the next version gets."""

from collections.abc import Iterable, Sequence

from coachdesk.models.question_set import OwnQuestionSet, QuestionSet

BY_BIRTH = frozenset(("wellbeing", "experience"))
"""The keys of the sets that come with the program."""

OWN_FROM = 1001
"""Own versions of a set that comes with the program begin here, so that no later one of the program's is the same."""

SOURCE_LANGUAGE = "en"


def to_ask(
    shipped: Iterable[QuestionSet], own: Iterable[OwnQuestionSet], language: str = SOURCE_LANGUAGE
) -> tuple[QuestionSet, ...]:
    """The newest version of each set in use: in the language where it was reviewed, else in English.

    The program's own sets come first, then the others by title. A set is out of use in every language once its newest
    version says so. Of two that share a number the one with the smaller id counts, so
    that all laptops ask the same.
    """
    everything = [(one, True, "") for one in shipped] + [(one.content, one.in_use, one.id) for one in own]
    last: dict[str, bool] = {}
    newest: dict[tuple[str, str], tuple[QuestionSet, bool]] = {}
    by_record = sorted(everything, key=lambda one: one[2], reverse=True)
    for content, in_use, _ in sorted(by_record, key=lambda one: one[0].version):
        last[content.key] = in_use
        newest[content.key, content.language] = (content, in_use)
    asked: dict[str, QuestionSet] = {}
    for (key, spoken), (content, in_use) in newest.items():
        passed = spoken == SOURCE_LANGUAGE or bool(content.reviewed_by)
        if in_use and last[key] and passed and (spoken == language or (spoken == SOURCE_LANGUAGE and key not in asked)):
            asked[key] = content
    return tuple(sorted(asked.values(), key=_order))


def next_version(content: QuestionSet, shipped: Iterable[QuestionSet], own: Sequence[OwnQuestionSet]) -> int:
    """The number under which a set is kept next: after the newest in any language; 1 for a set that is new.

    A translation keeps its number if there is that version in English and none yet in its own language.
    """
    listed = list(shipped)
    key, language = content.key, content.language
    known = {(one.key, one.language, one.version) for one in (*listed, *(one.content for one in own))}
    there, here = ((key, spoken, content.version) in known for spoken in (SOURCE_LANGUAGE, language))
    if there and not here:
        return content.version
    kept = [one.content.version for one in own if one.content.key == key]
    if any(one.key == key for one in listed):
        return max([OWN_FROM - 1, *kept]) + 1
    return max([0, *kept]) + 1


def _order(one: QuestionSet) -> tuple[int, str, str]:
    order = ("wellbeing", "experience")
    return (order.index(one.key) if one.key in order else len(order), one.title.casefold(), one.key)
