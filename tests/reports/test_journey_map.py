"""The journey map on paper says in tables all that it draws, keeps money off the family's, and calls nothing £0."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk.models.journey_map import LaneKind, MapLane, Mark, MonthCost
from coachdesk.reports.journey.map_phrases import MapPhrases
from coachdesk.reports.journey.map_sheet import JourneySheet, render_journey
from coachdesk.reports.journey.map_summary import alt_of, cost_words
from coachdesk.reports.layout.sheet import in_english
from coachdesk.tools.readability import never_said
from tests.pdf_readers import all_text, broken_rules
from tests.reports.journeys import HOMES, a_map, event, paper, span

PHRASES = MapPhrases(in_english)


@pytest.fixture(scope="module")
def workers() -> bytes:
    return render_journey(paper(a_map(), is_sample=True))


@pytest.fixture(scope="module")
def familys() -> bytes:
    return render_journey(paper(a_map(for_family=True)))


def test_both_are_read_by_a_screen_reader_and_kept_for_good(workers: bytes, familys: bytes) -> None:
    for pdf in (workers, familys):
        assert broken_rules(pdf, "ua1") == broken_rules(pdf, "2a") == []
    assert familys == render_journey(paper(a_map(for_family=True)))


def test_the_pages_are_a3_across(workers: bytes, tmp_path: Path) -> None:
    import pikepdf

    file = tmp_path / "map.pdf"
    file.write_bytes(workers)
    with pikepdf.open(file) as document:
        boxes = {tuple(round(float(side)) for side in one.mediabox) for one in document.pages}
    assert boxes == {(0, 0, 1191, 842)}


def test_everything_drawn_stands_in_the_tables_too(workers: bytes, tmp_path: Path) -> None:
    said = all_text(workers, tmp_path)
    whole = a_map()
    for one in whole.events:
        assert one.title in said
        assert PHRASES.mark(one.mark) in said
    for spot in whole.feelings:
        assert spot.words in said
    for words in (
        "spring 2010",
        "told by a letter they cannot read",
        "could have gone differently: Nobody rang back",
        "told by Brue Vale Homes, Police",
        "Sat 1 May 2010 to Tue 1 Feb 2011",
        "autumn 2010",
        "all of the family",
        "Sample: a made-up family",
    ):
        assert words in said
    assert never_said(said) == []


def test_the_picture_has_its_words_and_lanes_in_numbers() -> None:
    alt = alt_of(PHRASES, a_map(), (HOMES, LaneKind.NOTES.value), with_line=True)
    assert "Brue Vale Homes: emergency 2, planned help 1, known for 7 of 18 months." in alt
    assert "How it was for the family: spring 2010 bad; " in alt
    assert "Cost of 3 of 6 contacts: £370.35" in alt


def test_uncosted_and_missing_are_never_nothing(workers: bytes, tmp_path: Path) -> None:
    said = all_text(workers, tmp_path)
    assert "Cost of 3 of 6 contacts: £370.35 (emergencies £246.90, planned help £123.45)" in said
    assert "2 uncosted, 0 left out with a reason, 1 without a month. Uncosted is not £0." in said
    june = said[said.rindex("June 2010") :]
    assert "£0.00" not in june
    assert "uncosted" in june
    none = a_map(costs=(MonthCost("2010-03", count=2, uncosted=2),), undated=MonthCost(""))
    assert cost_words(PHRASES, none) == (
        "No contact that stands in a month has a cost (2 contacts). Uncosted is not £0."
    )


def test_what_the_family_is_shown_has_no_money_in_it(familys: bytes, tmp_path: Path) -> None:
    said = all_text(familys, tmp_path)
    for words in ("£", "cost", "Cost", "estimated", "known:"):
        assert words not in said
    assert "Our journey" in said
    assert "How it was for us" in said
    empty = all_text(render_journey(paper(a_map(for_family=True, feelings=()))), tmp_path)
    assert "There is nothing on our line yet. You can draw it here." in empty


def test_more_lanes_than_a_page_holds_go_on_on_the_next_and_none_is_lost(tmp_path: Path) -> None:
    agencies = tuple(MapLane(f"{n:032x}", LaneKind.AGENCY, f"Agency {n:02}", None) for n in range(70))
    crowd = tuple(event(n, one.key, Mark.HELP, date(2010, 1, 1) + timedelta(days=n)) for n, one in enumerate(agencies))
    sheet = JourneySheet(paper(a_map(lanes=agencies, events=crowd)), in_english)
    figures = [one for one in sheet.root.walk() if one.tag == "Figure"]
    assert len(figures) > 1
    told = " ".join(one.alt for one in figures)
    assert all(one.name in told for one in agencies)
    assert told.count("How it was for the family:") == 1


def test_the_longest_and_the_shortest_map_are_drawn() -> None:
    one_day = a_map(events=(), feelings=(), lanes=(), first=date(2011, 6, 1), last=date(2011, 6, 30), costs=())
    ages = a_map(first=date(1990, 1, 1), last=date(2011, 6, 30), costs=())
    odd = event(1, HOMES, Mark.HELP, date(2010, 5, 1), title="\u202e[left] {braces} " + "long " * 400)
    clash = replace(a_map(), events=(odd, *a_map().events), joined=span(date(2005, 1, 1)))
    for whole in (one_day, ages, clash):
        assert broken_rules(render_journey(paper(whole)), "ua1") == []
