"""A name in any script, with any controls in it, never turns round what stands beside it."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.ui.widgets.bidi import closed, isolated

OPENS = "\u2066\u2067\u2068\u202a\u202b\u202d\u202e"
POPS = "\u2069\u202c"
WORDS = st.text(alphabet=st.sampled_from("ab שم" + OPENS + POPS))


def left_open(text: str) -> int:
    """How many directions are open after the text, by the rules of UAX #9, and −1 where it closes one not its own."""
    open_ends: list[str] = []
    for letter in text:
        if letter in "\u2066\u2067\u2068":
            open_ends.append("\u2069")
        elif letter in OPENS:
            open_ends.append("\u202c")
        elif letter == "\u2069":
            if "\u2069" not in open_ends:
                return -1
            while open_ends.pop() != "\u2069":
                pass
        elif letter == "\u202c":
            if not open_ends or open_ends[-1] != "\u202c":
                return -1
            open_ends.pop()
    return len(open_ends)


@given(WORDS)
def test_whatever_is_opened_is_closed_and_nothing_else_is(text: str) -> None:
    assert left_open(closed(text)) == 0
    assert left_open(isolated(text)) == 0


@given(WORDS)
def test_every_letter_that_can_be_seen_stays_in_its_place(text: str) -> None:
    def visible(of: str) -> str:
        return "".join(letter for letter in of if letter not in OPENS + POPS)

    assert visible(closed(text)) == visible(text) == visible(isolated(text))


@given(WORDS)
def test_text_that_is_in_order_is_not_touched(text: str) -> None:
    assert closed(closed(text)) == closed(text)
    if left_open(text) == 0:
        assert closed(text) == text


def test_nothing_isolated_is_nothing() -> None:
    assert isolated("") == ""
