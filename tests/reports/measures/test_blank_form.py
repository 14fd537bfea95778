"""Empty forms are read by anybody's eyes or screen reader, run one way, and lead nobody."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coachdesk.models.blank_form import BlankForm
from coachdesk.models.measures import AnswerMode
from coachdesk.models.question_set import QuestionSet
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.reports.measures.blank_form import render_blank_form
from coachdesk.tools.readability import never_said, reading_grade
from tests.pdf_readers import all_text, broken_rules, structure_text, text_pages
from tests.tools.question_sets import a_question, a_set

WELLBEING, EXPERIENCE = shipped_sets()


def form(content: QuestionSet | None = None, **more: Any) -> BlankForm:
    at = datetime(2011, 8, 31, 12, tzinfo=UTC)
    return BlankForm(content=content, **{"organisation": "Brue Vale Families", "made_at": at, **more})


@pytest.mark.parametrize(
    "blank",
    [form(), form(WELLBEING), form(EXPERIENCE, mode=AnswerMode.FACES_3), form(WELLBEING, mode=AnswerMode.LINE)],
    ids=["line from A to B", "five faces", "three faces", "lines"],
)
def test_a_form_keeps_the_rules_and_is_always_the_same(blank: BlankForm, tmp_path: Path) -> None:
    pdf = render_blank_form(blank)
    assert broken_rules(pdf, "ua1") == broken_rules(pdf, "2a") == []
    assert pdf == render_blank_form(blank)
    read = "\n".join(structure_text(pdf, tmp_path))
    assert reading_grade(" ".join(re.findall(r"[A-Z][^.?\n]*[.?]", read))) <= 3
    assert never_said(read) == []


@pytest.mark.parametrize(
    ("mode", "shown"), [("faces2", (0, 4)), ("faces3", (0, 2, 4)), ("faces5", (0, 1, 2, 3, 4)), ("line", ())]
)
def test_each_question_stands_with_its_words_worst_first(mode: str, shown: tuple[int, ...], tmp_path: Path) -> None:
    pdf = render_blank_form(form(WELLBEING, mode=mode, with_alone=True))
    read = " ".join(" ".join(structure_text(pdf, tmp_path)).split())
    at = 0
    for question in WELLBEING.questions:
        words = [question.faces[one] for one in shown] or [question.low_words, question.high_words]
        for text in (question.name, question.question, question.think_about[-1], *words, "I'm not sure"):
            at = read.index(text, at) + len(text)
    assert "X on each line" in read or mode != "line"


def test_no_number_stands_on_a_scale(tmp_path: Path) -> None:
    for mode in (AnswerMode.FACES_5, AnswerMode.LINE):
        read = "\n".join(structure_text(render_blank_form(form(WELLBEING, mode=mode)), tmp_path))
        assert not re.search(r"\d", read)


def test_what_a_person_is_asked_only_when_alone_stands_on_no_form_unless_it_is_wanted(tmp_path: Path) -> None:
    question = next(one for one in WELLBEING.questions if one.alone)
    assert question.question not in all_text(render_blank_form(form(WELLBEING)), tmp_path)
    assert question.question in all_text(render_blank_form(form(WELLBEING, with_alone=True)), tmp_path)


def test_bad_is_on_the_left_in_a_language_written_from_the_right(tmp_path: Path) -> None:
    arabic = a_set(language="ar", questions=(a_question(name="البيت", question="كيف البيت؟", think_about=("دافئ",)),))
    pdf = render_blank_form(form(arabic))
    assert broken_rules(pdf, "ua1") == []
    assert left_edge(pdf, "Bad", tmp_path) < left_edge(pdf, "In", tmp_path) < left_edge(pdf, "Good", tmp_path)
    lines = render_blank_form(form(arabic, mode="line"))
    assert left_edge(lines, "Full", tmp_path) < left_edge(lines, "bloom", tmp_path)


def test_the_line_from_a_to_b_is_one_side_with_both_questions(tmp_path: Path) -> None:
    pdf = render_blank_form(form())
    assert len(text_pages(pdf, tmp_path)) == 1
    said = all_text(pdf, tmp_path)
    for words in ("A: where we were when this began", "B: where we want to be", "What helped us get to our X?"):
        assert words in said
    assert said.index("reach B?") < said.index("May your family see this?")


def test_help_is_asked_about_with_a_name_and_wellbeing_without(tmp_path: Path) -> None:
    assert "Who we had help from:" in all_text(render_blank_form(form(EXPERIENCE)), tmp_path)
    assert "Who we had help from:" not in all_text(render_blank_form(form(WELLBEING)), tmp_path)


def test_which_version_it_is_stands_on_every_side(tmp_path: Path) -> None:
    pages = text_pages(render_blank_form(form(EXPERIENCE, mode="faces3")), tmp_path)
    assert len(pages) > 1
    assert all("experience 1 en · faces3" in page and "Brue Vale Families" in page for page in pages)


def test_words_too_long_for_a_face_are_broken_and_none_are_lost(tmp_path: Path) -> None:
    wide = tuple(f"{'unbroken' * 4} {one}" for one in ("one", "two", "three", "four", "five"))
    said = all_text(render_blank_form(form(a_set(questions=(a_question(faces=wide, think_about=()),)))), tmp_path)
    for one in ("one", "two", "three", "four", "five"):
        assert one in said
    assert "Think about" not in said


def left_edge(pdf: bytes, words: str, folder: Path) -> float:
    """Where a word of the first page begins, in points."""
    (folder / "form.pdf").write_bytes(pdf)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(folder / "form.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(rf'xMin="([\d.]+)"[^>]*>{re.escape(words)}<', boxes)
    assert found
    return float(found[1])
