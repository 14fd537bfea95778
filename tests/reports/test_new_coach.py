"""One side of large print in short words: who comes, when, how to reach them, what stays, and that no is an answer."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from coachdesk.models.new_coach_page import NewCoachPage
from coachdesk.reports.new_coach import render_new_coach
from coachdesk.tools.readability import never_said, reading_grade
from tests.pdf_readers import all_text, broken_rules, structure_text, text_pages

NAMES = {"Bronwen Tarr": "Bron", "Sam Okoro": "Sam", "Anita Shah": "Jo"}


def page(**fields: Any) -> NewCoachPage:
    values = {
        "family_ref": "F4",
        "goes": "Bronwen Tarr",
        "comes": "Sam Okoro",
        "from_day": date(2011, 9, 5),
        "last_visit": "joint",
        "visit_on": date(2011, 9, 2),
        "visit_at": "10:30",
        "phone": "07700 900456",
        "best_route": "Ring or text, Monday to Friday. If I cannot answer I ring back the same day.",
        "other": "Anita Shah",
        "other_phone": "07700 900111",
        "organisation": "Brue Vale Families",
        "made_at": datetime(2011, 8, 31, 12, tzinfo=UTC),
    }
    return NewCoachPage.model_validate({**values, **fields})


def test_it_says_who_when_how_and_what_stays_on_one_side(tmp_path: Path) -> None:
    pdf = render_new_coach(page())
    assert len(text_pages(pdf, tmp_path)) == 1
    said = all_text(pdf, tmp_path)
    for words in (
        "Your new coach",
        "Sam Okoro is your coach from Monday 5 September.",
        "Till then you have Bronwen Tarr.",
        "Bronwen Tarr and Sam Okoro come to you on Friday 2 September at 10:30.",
        "Phone: 07700 900456",
        "Your plan stays as it is.",
        "Tell Anita Shah. You can say no.",
        "Phone: 07700 900111",
    ):
        assert words in said
    assert "SAMPLE" not in said
    assert "Sample: a made-up family" in all_text(render_new_coach(page(is_sample=True)), tmp_path)


def test_it_is_read_by_a_screen_reader_and_kept_for_good() -> None:
    pdf = render_new_coach(page(is_sample=True))
    assert broken_rules(pdf, "ua1") == broken_rules(pdf, "2a") == []
    assert pdf == render_new_coach(page(is_sample=True))


@pytest.mark.parametrize("more", [{}, {"last_visit": "goodbye"}, {"is_advocate": True}, {"other": ""}])
def test_its_words_are_easy_and_kind(more: dict[str, Any], tmp_path: Path) -> None:
    said = "\n".join(structure_text(render_new_coach(page(best_route="", **more)), tmp_path))
    for name, short in NAMES.items():
        said = said.replace(name, short)
    said = " ".join(line for line in said.splitlines() if line.endswith((".", "?")))
    assert reading_grade(said) <= 3
    assert never_said(said) == []


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    bare = all_text(
        render_new_coach(page(last_visit=None, phone="", best_route=" ", other="", other_phone="")), tmp_path
    )
    assert "When we come" not in bare
    assert "How to reach" not in bare
    assert "Tell Bronwen Tarr. You can say no." in bare
    goodbye = all_text(render_new_coach(page(last_visit="goodbye", visit_at="", other_phone="")), tmp_path)
    assert "Bronwen Tarr comes to say goodbye on Friday 2 September." in goodbye
    assert "When we come" not in all_text(render_new_coach(page(visit_on=None)), tmp_path)


def test_an_advocate_is_called_one_and_long_ways_go_on_overleaf(tmp_path: Path) -> None:
    pdf = render_new_coach(page(is_advocate=True, best_route="Ring in the morning. " * 60))
    said = all_text(pdf, tmp_path)
    assert "Your new advocate" in said
    assert "is your advocate from" in said
    assert len(text_pages(pdf, tmp_path)) > 1


def test_names_in_any_script_and_with_braces_stand_as_they_are(tmp_path: Path) -> None:
    pdf = render_new_coach(page(comes="{name} <b>سلمى</b>", goes="Żaneta"))
    assert broken_rules(pdf, "ua1") == []
    assert "Till then you have Żaneta." in all_text(pdf, tmp_path)
    assert "{name}" in all_text(pdf, tmp_path)
