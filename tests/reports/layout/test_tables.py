"""A table names its columns and rows for those who hear it, and shows its head again on each page."""

from functools import partial

from coachdesk.reports.layout.paragraphs import paragraph
from coachdesk.reports.layout.strips import Strip, paginate
from coachdesk.reports.layout.styles import STAFF_PAPER
from coachdesk.reports.layout.tables import Cell, Columns, table
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element, Mark
from coachdesk.reports.typesetting.shaping import Shaper
from coachdesk.reports.typesetting.words import said

COLUMNS = Columns(50, (200, 100))


def cell(text: str) -> Cell:
    def make(shaper: Shaper, element: Element, left: float, width: float) -> list[Strip]:
        return paragraph(element.add("P"), [said(text)], STAFF_PAPER.body, left, width, shaper)

    return partial(make, Shaper())


def of_rows(rows: list[tuple[str, str]]) -> tuple[Element, list[Strip]]:
    root = Element("Document")
    strips = table(root, COLUMNS, [cell("Step"), cell("Who")], [[cell(a), cell(b)] for a, b in rows])
    return root, strips


def test_heads_of_columns_and_rows_are_told_apart_from_what_they_hold() -> None:
    root, _ = of_rows([("Bags packed", "Marcus"), ("", "")])
    (made,) = root.kids
    assert isinstance(made, Element)
    cells = [
        [(one.tag, one.scope) for one in row.kids if isinstance(one, Element)] for row in made.walk() if row.tag == "TR"
    ]
    assert cells == [[("TH", "Column")] * 2, *[[("TH", "Row"), ("TD", "")]] * 2]


def test_the_head_is_read_once_however_often_it_is_drawn() -> None:
    root, strips = of_rows([(f"step {n}", "Marcus") for n in range(12)])
    canvas = TaggedCanvas(400, 150)
    canvas.root = root
    pages = paginate(strips, 150, 0)
    assert len(pages) > 2
    for number, page in enumerate(pages):
        if number:
            canvas.next_page()
        assert page[0].strip.header is None  # the head itself, not a row
        for strip, top in page:
            strip.draw(canvas, top)
    heads = [one for one in root.walk() if one.tag == "P"][:2]
    assert [[kid.page for kid in head.kids if isinstance(kid, Mark)] for head in heads] == [[0], [0]]


def test_a_row_higher_than_a_page_goes_on_over_it() -> None:
    _, strips = of_rows([("word " * 3_000, "Marcus")])
    assert len(paginate(strips, 700, 0)) > 2


def test_the_last_row_does_not_stand_alone() -> None:
    _, strips = of_rows([(f"step {n}", "Marcus") for n in range(9)])
    whole = sum(strip.height for strip in strips)
    pages = paginate(strips, whole - 1, 0)
    assert len([one for one in pages[1] if one.strip.header]) == 2
