"""A point of a family's line is made in one place alone, of what the family gave on its own pages (J-02)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import coachdesk

HOME = Path(coachdesk.__file__).parent
MAY_MAKE = {"tools/given_records.py", "operations/sample/feeling.py"}
"""What the family gave, and the sample, which is invented."""
_MAKES = {"new_record", "sow", "sow_ready", "checked"}


def makes(source: str) -> Iterator[int]:
    """The lines on which a feeling point is made, or a model of it filled in."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        of = node.func.value if isinstance(node.func, ast.Attribute) else None
        named = [one for one in (node.func, of, *(node.args if name in _MAKES else ())) if isinstance(one, ast.Name)]
        if any(one.id == "FeelingPoint" for one in named):
            yield node.lineno


def test_a_feeling_point_is_made_of_what_the_family_gave_and_nowhere_else() -> None:
    found = {
        path.relative_to(HOME).as_posix()
        for path in HOME.rglob("*.py")
        if "FeelingPoint" in (source := path.read_text(encoding="utf-8")) and list(makes(source))
    }
    assert found == MAY_MAKE


def test_every_way_to_make_one_is_seen() -> None:
    for source in (
        "FeelingPoint(place=1)",
        "FeelingPoint.model_validate({})",
        "FeelingPoint.from_fields('', '', {})",
        "new_record(FeelingPoint, log)",
        "sower.sow_ready(FeelingPoint, this)",
    ):
        assert list(makes(source)) == [1], source
    assert list(makes("desk.records(FeelingPoint, family)")) == []
