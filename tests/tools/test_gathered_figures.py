"""What figures are gathered from, and when support began."""

import pytest

from coachdesk.models.figure_names import FigureNames
from coachdesk.models.window import Window
from coachdesk.tools.family_code import code_order
from coachdesk.tools.gathered_figures import Figures, month_joined


@pytest.mark.parametrize(
    ("joined_on", "month"),
    [
        ("2011-03-01", "2011-03"), ("2011-03-15", "2011-03"), ("2011-03-16", "2011-04"), ("2011-12-31", "2012-01"),
        ("2011-03", "2011-03"), ("2011", ""), ("", ""),
    ],
)  # fmt: skip
def test_support_begins_with_the_nearest_month(joined_on: str, month: str) -> None:
    assert month_joined(joined_on) == month


def test_a_reason_is_asked_for_its_own_window() -> None:
    pilot = Window("2011-03", 6)
    figures = Figures(
        ("f1", "f2"), FigureNames(), (), mapped=frozenset({"f1"}), reasons={("f1", str(pilot)): "a", ("f1", "x"): "b"}
    )
    assert figures.asked(None, pilot).reasons == {"f1": "a"}
    assert figures.asked(None, pilot).families == ("f1", "f2")
    assert figures.asked(["f2"], pilot.moved(1)).reasons == {}
    assert figures.asked(["f2"], pilot).families == ("f2",)


def test_ids_in_a_sentence_become_what_they_are_called() -> None:
    family, agency, nobody = "ab" * 16, "cd" * 16, "ef" * 16
    names = FigureNames({family: "F1"}, {agency: "Police"})
    assert names.in_sentence(f"{family}: {agency}, {nobody}.") == f"F1: Police, {nobody}."
    assert (names.family(nobody), names.agency(nobody)) == (nobody, nobody)


def test_codes_are_counted_and_others_come_first() -> None:
    assert sorted(("F10", "F9", "Quill", "F1"), key=code_order) == ["Quill", "F1", "F9", "F10"]


def test_a_window_has_its_first_and_last_day() -> None:
    window = Window("2011-09", 6)
    assert (str(window.first_day), str(window.last_day)) == ("2011-09-01", "2012-02-29")
