"""Values written apart: each once, and both together only where that means something."""

from typing import Any

import pytest

from coachdesk.tools.rival_values import both_together, unlike


def test_each_value_is_given_once_and_yes_is_not_one() -> None:
    assert [repr(one) for one in unlike([1, True, "1", 1, None, True, ["a"], ["a"]])] == [
        *("1", "True", "'1'", "None", "['a']"),
    ]


@pytest.mark.parametrize(
    ("values", "both"),
    [
        (["Rang.", "Came."], "Rang.\n\nCame."),
        (["Rang.", "Rang.\nCame.", "Wrote."], "Rang.\nCame.\n\nWrote."),
        (["Rang.", "Rang. Came."], None),
        (["Rang.", ""], None),
        (["Rang.", None], None),
        ([["a", "b"], ["b", "c"]], ["a", "b", "c"]),
        ([["a"], []], None),
        ([1, 2], None),
        ([["a"], "a"], None),
    ],
)
def test_both_are_kept_together_where_that_means_something(values: list[Any], both: Any) -> None:
    assert both_together(values, is_long_text=True) == both


def test_two_short_texts_make_no_third() -> None:
    assert both_together(["Ann", "Anna"], is_long_text=False) is None
