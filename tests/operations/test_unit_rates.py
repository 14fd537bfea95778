"""Unit costs come in from a file through the sandbox, stand once for each category, and can come in anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput, NotFound, Refused, Unreadable
from coachdesk.operations.unit_rates import (
    bring_in_rates,
    cashable_categories,
    look_at_rates,
    unit_costs_of,
    unit_rates,
)
from coachdesk.tools.contact_rows import Verdict
from tests.desks import new_desk
from tests.operations.figures_desk import RATES
from tests.sandbox.workbooks import sheet_xml, xlsx


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    open_desk = new_desk(tmp_path / "vault")
    yield open_desk.desk
    open_desk.close()


def test_the_shipped_ones_come_in_once_and_are_known_again(desk: Desk) -> None:
    preview = look_at_rates(desk, RATES)
    assert (preview.count(Verdict.READY), unit_costs_of(desk)) == (18, {})
    assert bring_in_rates(desk, preview) == 18
    costs = unit_costs_of(desk)
    assert list(costs) == [f"C{number:02d}" for number in range(1, 19)]
    assert all(one.illustrative and one.source and one.price_year == 2011 for one in costs.values())
    assert costs["C12"].pence == (3_304_000, 4_130_000, 5_369_000)
    assert cashable_categories(desk) == frozenset()
    again = look_at_rates(desk, RATES)
    assert again.count(Verdict.HERE) == 18
    with pytest.raises(Refused, match="no row"):
        bring_in_rates(desk, again)


def test_another_file_takes_the_place_of_what_stood_there_and_what_was_taken_out_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    bring_in_rates(desk, look_at_rates(desk, RATES))
    file = tmp_path / "ours.csv"
    file.write_text("category;label;likely;source;price year;cashable\nC01;Call;200;Ours;2011;yes\nC02;;x;;;\n")
    desk.remove(next(one for one in unit_rates(desk) if one.record.category == "C01"))
    preview = look_at_rates(desk, file)
    assert [one.verdict for one in preview.rows] == [Verdict.READY, Verdict.REFUSED]
    assert len(preview.rows[1].reasons) == 2
    assert bring_in_rates(desk, preview) == 1
    rates = {one.record.category: one.record for one in unit_rates(desk)}
    assert len(rates) == 18
    assert (rates["C01"].low, rates["C01"].high, rates["C01"].invented) == (20_000, 20_000, False)
    assert cashable_categories(desk) == {"C01"}
    assert len(desk.history(rates["C01"].id)) >= 3


def test_a_file_that_is_none_is_a_sentence_and_keeps_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.state_hash()
    file = tmp_path / "rates.csv"
    with pytest.raises(NotFound):
        look_at_rates(desk, file)
    for content, trouble in (("a,b\n1,2\n", BadInput), ("category,label,likely\n", Unreadable), ("PK\3\4", Unreadable)):
        file.write_text(content)
        with pytest.raises(trouble):
            look_at_rates(desk, file)
    rows = [["category", "label", "likely"], ["C01", "Call", 175.0]]
    file.write_bytes(xlsx(sheet_xml(rows, joined="A2:B2")))
    with pytest.raises(Unreadable, match="joined"):
        look_at_rates(desk, file)
    file.write_bytes(xlsx(sheet_xml(rows)))
    assert look_at_rates(desk, file).rows[0].values["likely"] == 17_500
    assert desk.state_hash() == before
