"""The edge where typed values become records: refused by field name, never repeated (B-02)."""

from typing import Any, TypeVar

from pydantic import ValidationError

from coachdesk.errors import BadInput
from coachdesk.models.record import Record
from coachdesk.models.values import new_id
from coachdesk.settings import NAME_LIMIT, WORDS_LIMIT

T = TypeVar("T", bound=Record)


def checked(cls: type[T], values: dict[str, Any]) -> T:
    """The record these values make. Raises BadInput naming the first field that does not fit."""
    try:
        return cls.model_validate(values)
    except ValidationError as refused:
        field, sentence = explain(refused)
        raise BadInput(field, sentence) from None


def new_record(cls: type[T], log: str, **fields: Any) -> T:
    """A record with a fresh id, not yet kept: pass it to `desk.add`. Raises BadInput."""
    return checked(cls, {"id": new_id(), "log": log, **fields})


def explain(refused: ValidationError) -> tuple[str, str]:
    """The field a validation stopped at, and a sentence about it that repeats nothing that was typed."""
    error = refused.errors(include_url=False, include_context=False, include_input=False)[0]
    field = str(error["loc"][0]) if error["loc"] else ""
    said = str(error["msg"]).removeprefix("Value error, ")
    if not field and ": " in said:
        field, said = said.split(": ", 1)
    kind = error["type"]
    name = field.replace("_", " ").capitalize()
    if kind == "missing" or kind in ("string_too_short", "too_short"):
        return field, f"{name} is needed."
    if kind in ("string_too_long", "too_long", "bytes_too_long"):
        return field, f"{name} is too long. Names take {NAME_LIMIT} letters, other text {WORDS_LIMIT:,}."
    if kind == "extra_forbidden":
        return field, f"{name} is not something CoachDesk keeps here."
    if kind == "value_error":
        return field, f"{name}: {said}."
    return field, f"{name} is not right. Look at it again."
