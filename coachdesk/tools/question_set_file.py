"""A set of questions as the bytes of a file and back: read whole or not at all, whatever the bytes are."""

import json
import re
from typing import Any, NoReturn

from pydantic import ValidationError

from coachdesk.errors import MadeByNewer, Unreadable
from coachdesk.models.question_set import Question, QuestionSet

FILE_LIMIT = 256 * 1024
"""Largest file that is read, in bytes."""

FORMAT = "coachdesk question set"
FORMAT_VERSION = 1

_MARKUP = re.compile(r"[<>]|&#?\w{1,32};")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
)
"""What turns text round, hides in it or stands for nothing; the joiners and marks that languages need are not here."""

_NAMES = {*QuestionSet.model_fields, *Question.model_fields}


def read_question_set(content: bytes) -> QuestionSet:
    """The set in a file, every word of it checked.

    Raises MadeByNewer for a newer format, and Unreadable, with a sentence that repeats nothing of the file, for
    anything larger than `FILE_LIMIT`, damaged, incomplete, of another kind, or with markup or hidden signs in it.
    """
    if len(content) > FILE_LIMIT:
        _refuse("it is too large")
    try:
        found = json.loads(content.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        _refuse("it is damaged, or not a question set")
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        _refuse("it is damaged, or not a question set")
    version = found.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise MadeByNewer("This question set was made by a newer CoachDesk. Update first. Nothing was brought in.")
    if type(version) is not int or version != FORMAT_VERSION or set(found) != {"format", "format_version", "set"}:
        _refuse("it is damaged, or not a question set")
    for text in _texts(found["set"]):
        if not is_plain_text(text):
            _refuse("it holds markup or hidden signs, and only plain words are shown to families")
    try:
        return QuestionSet.model_validate_json(json.dumps(found["set"]), strict=True)
    except ValidationError as refused:
        _refuse(f"{_where(refused)} is missing, too long or not right")


def is_plain_text(text: str) -> bool:
    """Whether there is neither markup in it nor a sign that hides, turns round or stands for nothing."""
    return not (_MARKUP.search(text) or _HIDDEN.search(text))


def written_question_set(content: QuestionSet) -> bytes:
    """A file that `read_question_set` reads, and that a person can."""
    told = {"format": FORMAT, "format_version": FORMAT_VERSION, "set": content.model_dump(mode="json")}
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()


def _refuse(why: str) -> NoReturn:
    raise Unreadable(f"That question set was not brought in: {why}.") from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member is named twice")
    return found


def _no_number(_: str) -> NoReturn:
    raise ValueError("that is no number of JSON")


def _texts(value: Any) -> list[str]:
    """Every text in it, however deep: `json.loads` has bounded the depth."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            waiting.extend((*one, *one.values()))
    return found


def _where(refused: ValidationError) -> str:
    """Where it stopped, in the names of the format: never what stands there."""
    place = refused.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
    said = []
    for part in place:
        if isinstance(part, int):
            said.append(str(part + 1))
        elif part in _NAMES:
            said.append(part.replace("_", " "))
    return f"“{' '.join(said)}”" if said else "a part of it"
