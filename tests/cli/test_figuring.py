"""`evaluate`, `savings`, `snapshot` and `import rates` as scripts type them: pence, n, what is left out, flags."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.models.contact import Contact, ContactKind
from coachdesk.models.organisation import Sector
from coachdesk.operating_system import WallClock
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.families import start_family
from coachdesk.operations.savings_facts import say_map_drawn
from coachdesk.operations.unit_rates import say_programme_cost
from coachdesk.operations.vaults import open_vault
from coachdesk.settings import resource
from tests.desks import CHEAP, passphrase

Told = tuple[int, str, str]
WINDOWS = ("--before", "2011-01..2011-02", "--during", "2011-03..2011-04")


def _fill(desk: Desk) -> None:
    """F1 costs less, F2 costs more and lacks a month; each has a call of C01 in January."""
    police = add_agency(desk, "Police", Sector.POLICE).record.id
    for ref, months in (("F1", {1: 500, 2: 400, 3: 300, 4: 200}), ("F2", {1: 100, 3: 300, 4: 400})):
        family = start_family(desk, "Somebody", ref, joined_on="2011-03-01").record.id
        for month, pounds in months.items():
            values: dict[str, Any] = {"happened_on": date(2011, month, 3), "agency": police, "what": "Call-out"}
            values |= {"contact_kind": ContactKind.INCIDENT, "pence": pounds * 100, "category": "C01"}
            desk.add(new_record(Contact, family, **values, savings_category="C01" if month == 1 else None))
        say_map_drawn(desk, family)
    say_programme_cost(desk, 5_000, "a guess")


@pytest.fixture
def typed(coachdesk: Callable[..., Told], tmp_path: Path) -> Callable[..., Told]:
    """Commands on a vault with two families."""
    words = ("--passphrase-file", tmp_path / "passphrase")
    assert coachdesk("vault", "create", tmp_path / "vault", *words)[0] == 0
    open_desk = open_vault(tmp_path / "vault", passphrase(), WallClock(), CHEAP)
    _fill(open_desk.desk)
    open_desk.close()
    return lambda *words_: coachdesk("--vault", tmp_path / "vault", *words, *words_)


def test_figures_by_their_commands(typed: Callable[..., Told], tmp_path: Path) -> None:
    code, out, _ = typed("evaluate", *WINDOWS, "--json")
    told = json.loads(out)
    assert (code, told["n"], told["of"]) == (0, 1, 2)
    assert told["pence"] == {"before": 90_000, "during": 50_000, "saving": 40_000, "programme": 5_000, "net": 35_000}
    assert [(one["family"], one["missing"]) for one in told["left_out"]] == [("F2", ["2011-02"])]
    assert {"estimate", "left_out", "baseline_incomplete"} <= {one["code"] for one in told["flags"]}
    named = json.loads(typed("evaluate", "--during", "2011-03..2011-04", "--compare", "preceding", "--json")[1])
    assert {**named, "checks": 0} == {**told, "checks": 0}
    assert named["compared"] == "preceding"
    code, out, _ = typed("evaluate", *WINDOWS, "--families", "F1")
    assert "£900.00 from January 2011 to February 2011" in out
    assert "cost £400.00 less" in out
    assert typed("evaluate", *WINDOWS, "--families", "F1,F9")[::2] == (
        3, "There is no family with that code on this laptop.\n",
    )  # fmt: skip
    assert "share March 2011" in typed("evaluate", "--before", "2011-02..2011-03", "--during", "2011-03..2011-04")[2]
    assert typed("evaluate", "--during", "2011-03..2011-04")[0] == 3
    assert typed("evaluate", *WINDOWS, "--compare", "preceding")[0] == 3
    assert "first and last month" in typed("evaluate", "--before", "x", "--during", "2011-03..2011-04")[2]

    code, out, err = typed("import", "rates", resource("costs", "unit_costs.csv"), "--dry-run", "--json")
    assert (json.loads(out)["ready"], json.loads(out)["kept"]) == (18, 0)
    assert typed("import", "rates", resource("costs", "unit_costs.csv"))[2] == "Unit costs kept: 18 of 18 rows.\n"
    bad = tmp_path / "bad.csv"
    bad.write_text("category,label,likely\nC01,Call,£16.546\n")
    code, out, err = typed("import", "rates", bad)
    assert (code, "£16,546.00" in out, err) == (0, True, "Unit costs kept: 0 of 1 rows.\n")

    code, out, _ = typed("savings", *WINDOWS, "--json")
    told = json.loads(out)
    assert (told["pence"]["likely"], told["factor"], told["n"]) == (35_000, "1", 2)
    assert told["families"][0]["lines"][0]["before"] != []
    out = typed("savings", *WINDOWS)[1]
    assert "F1: Predicted to cost £175 less." in out
    assert "A unit cost is invented" in out

    code, out, err = typed("snapshot", "create", "V14 of 15 September")
    assert (code, len(out.strip()), "2 families" in err) == (0, 64, True)
    assert typed("snapshot", "create", "v14 of 15 september")[0] == 3
    _, listed, _ = typed("snapshot", "list")
    assert listed.split("\t")[1:] == ["2 of 2 families", out.strip(), "V14 of 15 September\n"]
    frozen = json.loads(typed("evaluate", *WINDOWS, "--snapshot", "V14 of 15 September", "--json")[1])
    assert frozen["snapshot"] == "V14 of 15 September"
    assert frozen["pence"] == {"before": 90_000, "during": 50_000, "saving": 40_000, "programme": 5_000, "net": 35_000}
    assert json.loads(typed("savings", *WINDOWS, "--snapshot", "V14 of 15 September", "--json")[1])["n"] == 2
    assert typed("savings", *WINDOWS, "--snapshot", "V13")[0] == 3
