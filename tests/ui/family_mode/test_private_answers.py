"""Once somebody has answered privately and passed the laptop on, no page says it and nothing here still holds it."""

import gc
from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.family_mode.askings import asking, begin, mark, said
from tests.ui.family_mode.hands import Table

CANARY = "kittiwake"


def answered(table: Table, *may_see: str) -> None:
    """Isla answers all three, tells why in words of her own, and says who may see it."""
    begin(table, "Isla")
    mark(table, "Very bad", then=("Yes",))
    page = table.window.page
    assert page is not None
    page.field.set_text(f"{CANARY} of the answer")  # type: ignore[attr-defined]  # the page that asks why
    table.press("Go on")
    for _ in range(2):
        mark(table, "Very bad")
    for words in ("Go on", *may_see, "Give it to the next one", "Ruth"):
        table.press(words)


def held() -> list[str]:
    """Every kind of object of ours that still holds the word."""
    for _ in range(3):
        QApplication.processEvents()
        gc.collect()
    ours = (one for one in gc.get_objects() if str(type(one).__module__).startswith("coachdesk"))
    return [
        type(one).__name__
        for one in ours
        if any(CANARY in value for value in getattr(one, "__dict__", {}).values() if isinstance(value, str))
    ]


def test_no_page_says_what_was_answered_privately_and_nothing_here_holds_it(asked: ExitStack) -> None:
    table = asking(asked)
    answered(table, "No, not my family")
    given = [one.answer.answer.words for one in table.given() if one.answer]
    assert f"{CANARY} of the answer" in given, "it is in the drop-box"
    del given
    for name in ("home", "steps", "tell", "good_news", "who_sees", "who", "stop"):
        table.window.go(name)
        assert CANARY not in said(table), name
    assert held() == []


@pytest.mark.faults
def test_the_search_finds_who_still_holds_it(asked: ExitStack) -> None:
    table = asking(asked)
    answered(table, "No, not my family")
    table.window.sitting.unkept = f"{CANARY} left lying"
    assert held() == ["Sitting"]
