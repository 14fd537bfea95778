"""Which questions there are to ask: the sets that come with the program, the organisation's own, and their versions."""

from collections.abc import Iterable, Mapping
from functools import cache

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BrokenInstallation, NotFound, Refused, Unreadable
from coachdesk.models.question_set import OwnQuestionSet, QuestionSet
from coachdesk.operating_system import read_whole
from coachdesk.settings import resource
from coachdesk.tools.question_set_file import FILE_LIMIT, read_question_set
from coachdesk.tools.question_set_plainness import not_plain
from coachdesk.tools.question_set_versions import BY_BIRTH, NewestVersion, newest_versions, next_version, to_ask

PICTURES = ("measures", "pictures")
"""Where the pictures of questions lie, under `resource`."""


@cache
def shipped_sets() -> tuple[QuestionSet, ...]:
    """Every version, in every language, of the sets that come with the program: wellbeing first, then experience.

    Raises BrokenInstallation where one is missing or damaged.
    """
    try:
        files = sorted(resource("measures", "sets").glob("*.json"))
        found = [read_question_set(read_whole(file, FILE_LIMIT)) for file in files]
    except (OSError, Unreadable):
        found = []
    if {one.key for one in found if one.language == "en"} < BY_BIRTH:
        raise BrokenInstallation("The questions that CoachDesk asks are missing. Install CoachDesk again.")
    return tuple(sorted(found, key=lambda one: (one.key != "wellbeing", one.key, one.language, one.version)))


def own_sets(desk: Desk) -> list[OwnQuestionSet]:
    """Every version of the organisation's own sets and of those it brought in, oldest version first."""
    kept = desk.records(OwnQuestionSet, desk.owner.organisation_id)
    return sorted(kept, key=lambda one: (one.content.key, one.content.language, one.content.version, one.id))


def sets_to_ask(desk: Desk, language: str = "en") -> tuple[QuestionSet, ...]:
    """The newest version of each set in use, in the language if a native reader has passed it there, else in English.

    The program's own come first. A set is out of use once its newest version says so,
    and in every language once its newest English version does.
    """
    return to_ask(shipped_sets(), own_sets(desk), language)


def question_set(desk: Desk, key: str, version: int, language: str = "en") -> QuestionSet:
    """One version of a set as it was asked, whether still in use or not; in English where that language has none.

    Raises NotFound.
    """
    found = [one for one in _all(desk) if (one.key, one.version) == (key, version)]
    for wanted in (language, "en"):
        for one in found:
            if one.language == wanted:
                return one
    if found:
        return found[0]
    raise NotFound("That version of the questions is not on this laptop yet.")


def sets_kept(desk: Desk) -> tuple[NewestVersion, ...]:
    """The newest version of every set in every language, asked or not, and where it stands."""
    return newest_versions(shipped_sets(), own_sets(desk))


def keep_own_set(desk: Desk, content: QuestionSet, *, as_it_is: bool = False) -> Opened[OwnQuestionSet]:
    """Keeps it as the next version of its set, which is asked from now on; earlier answers keep theirs.

    Raises Refused for a picture that there is not, and for words that are not plain (`not_plain`), unless it is a
    licensed set that may only be used `as_it_is`.
    """
    if not as_it_is and not_plain(content):
        raise Refused("Some of these words are hard to read, or never said of a family. Change them first.")
    if missing := {one.picture for one in content.questions} - set(pictures()):
        raise Refused(f"There is no picture for {len(missing)} of the questions. Choose one for each first.")
    return _keep(desk, content, in_use=True)


def take_out_of_use(desk: Desk, content: QuestionSet) -> Opened[OwnQuestionSet]:
    """The set is offered to nobody from now on, and can be taken in again."""
    return _keep(desk, content, in_use=False)


def pictures() -> tuple[str, ...]:
    """The names of all pictures a question can have."""
    return tuple(picture_titles())


@cache
def picture_titles() -> Mapping[str, str]:
    """What is to be seen on each picture a question can have, by its name."""
    found = {file.stem: file.read_text(encoding="utf-8") for file in sorted(resource(*PICTURES).glob("*.svg"))}
    return {name: text.partition("<title>")[2].partition("</title>")[0] for name, text in found.items()}


def _keep(desk: Desk, content: QuestionSet, *, in_use: bool) -> Opened[OwnQuestionSet]:
    version = next_version(content, shipped_sets(), own_sets(desk))
    values = {**dict(content), "version": version, "in_use": in_use}
    return desk.add(new_record(OwnQuestionSet, desk.owner.organisation_id, **values))


def _all(desk: Desk) -> Iterable[QuestionSet]:
    return (*shipped_sets(), *(one.content for one in own_sets(desk)))
