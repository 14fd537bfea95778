"""Words broken into lines: nothing lost, nothing too wide, and nobody's direction leaks into our sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.reports.typesetting.atoms import Setting
from coachdesk.reports.typesetting.lines import Line, break_lines
from coachdesk.reports.typesetting.shaping import Shaper
from coachdesk.reports.typesetting.typefaces import Typeface
from coachdesk.reports.typesetting.words import Words, as_text, said, sentence
from tests.plan_copies import NASTY

texts = st.one_of(
    st.sampled_from(NASTY), st.text(alphabet="ab -אم小\U0001f600\u0301\n/", max_size=80), st.text(max_size=60)
)
WIDEST_CLUSTER = 9_000


def lines_of(words: tuple[Words, ...], width: int, face: Typeface = Typeface.STAFF) -> list[Line]:
    return break_lines(words, width, Setting(face, bold=False, shaper=Shaper()))


def reading_order(line: Line) -> list[str]:
    return sorted(atom.text for atom in line.atoms)


@given(texts, st.integers(min_value=3_000, max_value=60_000), st.sampled_from(Typeface))
@settings(max_examples=120)
def test_every_character_stands_on_some_line(text: str, width: int, face: Typeface) -> None:
    words = said(text)
    shown = "".join(piece for line in lines_of((words,), width, face) for piece in reading_order(line))
    assert sorted(shown) == sorted(letter for letter in words.text if letter not in "\n\u2028\u2029")


@given(texts, st.integers(min_value=10_000, max_value=60_000))
@settings(max_examples=120)
def test_no_line_is_wider_than_the_page_unless_one_sign_is(text: str, width: int) -> None:
    for line in lines_of((said(text),), width):
        assert line.width <= width or (len(line.atoms) == 1 and line.width < WIDEST_CLUSTER + width)


def test_a_line_ends_after_its_space_and_keeps_it() -> None:
    first, second = lines_of((Words("five of"),), 2_300)
    assert [[atom.text for atom in line.atoms] for line in (first, second)] == [["five", " "], ["of"]]
    assert first.width < first.width + first.hanging


def test_a_name_written_from_the_right_leaves_the_sentence_in_its_order() -> None:
    words = sentence("{who} and {other} (2 steps).", who="שרה", other="سارة")
    (line,) = lines_of(words, 10**6)
    assert "".join(atom.text for atom in line.atoms) == "שרה and سارة (2 steps)."


def test_a_stray_control_in_a_name_turns_nothing_around_outside_it() -> None:
    words = sentence("{who} by Friday", who="\u202eevil \u2067")
    (line,) = lines_of(words, 10**6)
    shown = [atom.text for atom in line.atoms]
    assert shown[-4:] == [" ", "by", " ", "Friday"]


def test_words_written_from_the_right_stand_at_the_right() -> None:
    (line,) = lines_of((said("مرحبا بكم"),), 10**6)
    assert line.right_to_left
    assert [atom.text for atom in line.atoms] == ["بكم", " ", "مرحبا"]


@given(st.text(alphabet="{}%s<b>&name", max_size=20))
def test_braces_in_what_someone_said_stay_as_they_are(text: str) -> None:
    assert as_text(sentence("Said: {words}!", words=text)) == f"Said: {text}!"
