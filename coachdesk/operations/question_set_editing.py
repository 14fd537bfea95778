"""Changing a set of questions, question by question, and taking whole sets in and out as files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coachdesk.desk import Desk
from coachdesk.desk.edge import explain
from coachdesk.errors import BadInput, MadeByNewer, NotFound, Unreadable
from coachdesk.models.question_set import Question, QuestionSet
from coachdesk.operating_system import read_whole
from coachdesk.tools.question_set_file import FILE_LIMIT, is_plain_text, read_question_set, written_question_set

ENDING = ".questions.json"


def made_question(values: Mapping[str, Any]) -> Question:
    """The question these values make. Raises BadInput naming the first field that does not fit."""
    try:
        question = Question.model_validate(dict(values))
    except ValidationError as refused:
        field, sentence = explain(refused)
        raise BadInput(field, sentence) from None
    for field in Question.model_fields:
        said = getattr(question, field)
        texts = said if isinstance(said, tuple) else (said,)
        if not all(is_plain_text(text) for text in texts if isinstance(text, str)):
            raise BadInput(field, "Write plain words: no < or >, and nothing that does not show.")
    return question


def read_set_file(path: Path) -> QuestionSet:
    """The set in a file somebody chose; nothing of it is kept yet. Raises NotFound, Unreadable, MadeByNewer."""
    try:
        content = read_whole(path, FILE_LIMIT)
    except FileNotFoundError as missing:
        raise NotFound("There is no file at that place.") from missing
    except Unreadable as refused:
        raise Unreadable("That question set was not brought in: it is too large, or no plain file.") from refused
    return read_question_set(content)


def save_set_file(content: QuestionSet, folder: Path) -> Path:
    """Put the set in a new file, for a translator or another organisation. Raises FileExists, NotSaved, DiskFull."""
    from coachdesk.reports.writing import write_new_file  # noqa: PLC0415 - with the rest of the reports

    out = folder / f"{content.key}-{content.version}-{content.language}{ENDING}"

    def read_back(path: Path) -> None:
        read_set_file(path)

    write_new_file(out, written_question_set(content), read_back)
    return out


def draft_of(desk: Desk, key: str, language: str) -> QuestionSet | None:
    """What somebody has begun to change in a set, or None; a draft that can no longer be read counts as none."""
    kept = desk.drafts.read(_place(key, language))
    try:
        return read_question_set(kept.encode()) if kept else None
    except (Unreadable, MadeByNewer):
        return None


def keep_draft(desk: Desk, content: QuestionSet) -> None:
    """Keep what was changed so far. Nobody is asked it."""
    desk.drafts.save(_place(content.key, content.language), written_question_set(content).decode())


def drop_draft(desk: Desk, content: QuestionSet) -> None:
    """Throw away what was changed."""
    desk.drafts.drop(_place(content.key, content.language))


def _place(key: str, language: str) -> str:
    return f"question_set/{key}/{language}"
