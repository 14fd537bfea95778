"""What agencies were given is listed with what took its place, and what was printed stands in the log."""

from pathlib import Path

from PySide6.QtGui import QPageSize, QPdfWriter

from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.ui.pages.access_log.page import AccessLogPage
from coachdesk.ui.pages.agency_copy.shares_page import SharesPage
from coachdesk.ui.pages.copies.page import CopiesPage
from tests.ui.pages.agency_visit import AgencyVisit, visit
from tests.ui.pages.desk_standing import words

__all__ = ["visit"]


def test_it_is_printed_with_a_line_in_the_log(visit: AgencyVisit, tmp_path: Path) -> None:
    page = visit.looked_at()
    page.going.now.click()
    visit.give(page)
    device = QPdfWriter(str(tmp_path / "paper.ps"))
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    page._print.print_on(device)
    visit.settle()
    del device
    assert (tmp_path / "paper.ps").stat().st_size > 10_000
    printed = [one for one in visit.desk.records(AccessEntry) if one.deed is AccessDeed.PRINTED]
    assert [(one.family, one.what) for one in printed] == [(visit.family_id, f"agency:{visit.table.agency.id}")]
    log = visit.go(AccessLogPage, "access_log")
    assert "Printed · \u2068F1 Lane\u2069 · for \u2068Brue Vale Homes\u2069" in log.lines()


def test_what_was_given_is_listed_and_what_was_replaced_is_marked(visit: AgencyVisit) -> None:
    page = visit.go(SharesPage, "shares", family_id=visit.family_id)
    assert "No agency was given anything" in words(page)
    for _ in range(2):
        copy = visit.looked_at()
        copy.going.now.click()
        visit.give(copy)
    page = visit.go(SharesPage, "shares", family_id=visit.family_id)
    assert [card.standing.words() for card in page.cards.values()] == [
        "This is what they should go by.",
        "Replaced by a later copy.",
    ]
    said = words(page)
    assert said.count("Left out: targets that need a yes about health: 1") == 2
    assert said.count("because they agreed") >= 2
    assert "by \u2068Bronwen Tarr\u2069" in said
    assert sorted(one.name for one in visit.out.iterdir()) == [
        "F1-plan-v1-2011-03-01-Brue-Vale-Homes-2.pdf",
        "F1-plan-v1-2011-03-01-Brue-Vale-Homes.pdf",
    ]
    copies = visit.go(CopiesPage, "copies")
    assert "for \u2068Brue Vale Homes\u2069" in words(copies)
