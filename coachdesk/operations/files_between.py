"""Pictures and papers between laptops: which are here, which have not come yet, which still wait to go."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coachdesk.desk import Desk
from coachdesk.desk.file_exchange import files_on_the_way, ways_of_files
from coachdesk.models.plan import Attachment
from coachdesk.settings import ATTACHMENT_LIMIT


class FileState(StrEnum):
    """Where a picture is."""

    HERE = "here"
    WAITING_TO_GO = "waiting_to_go"
    """Here, and nowhere else yet."""

    ELSEWHERE = "elsewhere"
    """On the laptop it was added on, and nowhere else yet."""

    TO_COME = "to_come"
    """Brought to the server by somebody, and not yet here."""

    WRONG = "wrong"
    """What came of it was not it, more than once."""

    @property
    def is_here(self) -> bool:
        """True where it can be looked at."""
        return self in (FileState.HERE, FileState.WAITING_TO_GO)


@dataclass(frozen=True, slots=True)
class FileStanding:
    """Where a picture is, and the name of who added it, where it is not here; empty where that is not known."""

    state: FileState
    whose: str = ""


@dataclass(frozen=True, slots=True)
class FilesWaiting:
    """How many pictures and papers of all families wait to go, wait to come, are elsewhere still, or came wrong."""

    to_go: int = 0
    to_come: int = 0
    elsewhere: int = 0
    wrong: int = 0


def file_standings(desk: Desk, papers: Iterable[Attachment]) -> dict[str, FileStanding]:
    """Where each of some pictures of one family is, by its id."""
    several = list(papers)
    if not several:
        return {}
    ways = ways_of_files(desk, several[0].log)

    def state_of(paper: Attachment) -> FileState:
        number = bytes.fromhex(paper.id)
        if number in ways.here:
            is_safe = number in ways.on_server or not ways.is_shared
            return FileState.HERE if is_safe else FileState.WAITING_TO_GO
        if number in ways.wrong or paper.size > ATTACHMENT_LIMIT:
            return FileState.WRONG
        return FileState.TO_COME if paper.carried else FileState.ELSEWHERE

    states = {paper.id: state_of(paper) for paper in several}
    return {
        paper: FileStanding(state, "" if state.is_here else _who_added(desk, paper)) for paper, state in states.items()
    }


def file_standing(desk: Desk, paper: Attachment) -> FileStanding:
    """Where one picture is."""
    return file_standings(desk, [paper])[paper.id]


def files_waiting(desk: Desk) -> FilesWaiting:
    """What is on its way between this laptop and the server; nothing where no family goes to one."""
    found = files_on_the_way(desk)
    coming = [one for one in found if not one.is_here]
    return FilesWaiting(
        to_go=len(found) - len(coming),
        to_come=sum(one.is_to_come for one in coming),
        elsewhere=sum(not one.blob for one in coming),
        wrong=sum(bool(one.blob) and not one.is_to_come for one in coming),
    )


def _who_added(desk: Desk, paper_id: str) -> str:
    entries = desk.history(paper_id)
    return entries[0].who if entries else ""
