"""Another caseload, from another seed, brought in as an agency's sheet: it comes to what plain loops come to."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.models.contact import Contact
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import NOf
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Sector
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.agency_sheets import look_at_sheet
from coachdesk.operations.families import start_family
from coachdesk.operations.figures import evaluate
from coachdesk.operations.importing_contacts import bring_in
from coachdesk.operations.snapshots import figures_in, make_snapshot
from coachdesk.tools.contact_rows import Verdict
from coachdesk.tools.evaluations import Evaluation
from coachdesk.tools.windows import Compared, parse_window
from tests.desks import HandClock, new_desk
from tests.operations.figures_desk import mark
from tests.tools.second_caseload import AGENCIES, BEFORE, CATEGORIES, DURING, PlainCaseload, caseload

SEEDS = (40, 33)
"""Each has months said to be nothing and months said to be missing, which leave a family out."""
_HEAD = ("family", "date", "kind", "code", "description", "agency", "amount_pence", "basis", "outcome", "contact_id")
_OUTCOME = {"": "attended", "nobody in": "nobody in", "we cancelled": "we cancelled"}
_REASON = {"nobody_in": "nobody in", "agency_cancelled": "we cancelled"}


@pytest.fixture(params=SEEDS, scope="module")
def reconciled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[PlainCaseload, ...]:
    """The plain caseload, its evaluation, and its evaluation from a snapshot after a contact was taken out."""
    folder = tmp_path_factory.mktemp("second")
    plain = caseload(request.param)
    plain.rows = [row for row in plain.rows if row["month"]]  # a sheet has a day in every row
    open_desk = new_desk(folder / "vault", HandClock(datetime(2019, 9, 1, 9, 0, tzinfo=UTC)))
    desk = open_desk.desk
    _bring_in(desk, plain, folder / "sheet.csv")
    before, during = parse_window("2018-09..2018-12"), parse_window("2019-01..2019-04")
    told = evaluate(desk, before, during)
    kept = make_snapshot(desk, "As it came")
    desk.remove(desk.all(Contact)[0])
    frozen = evaluate(desk, Compared.PRECEDING, during, figures=figures_in(desk, kept))
    open_desk.close()
    return plain, told, frozen  # type: ignore[return-value]


def _bring_in(desk: Desk, plain: PlainCaseload, file: Path) -> None:
    refs = {name: f"F{at}" for at, name in enumerate(plain.families, 1)}
    logs = {name: start_family(desk, name, ref).record.id for name, ref in refs.items()}
    agencies = {name: add_agency(desk, name, Sector.OTHER).record.id for name in AGENCIES}
    with file.open("w", encoding="utf-8", newline="") as sheet:
        rows = csv.writer(sheet)
        rows.writerow(_HEAD)
        for at, row in enumerate(plain.rows):
            rows.writerow(
                (
                    refs[row["family"]], f"{row['month']}-{at % 28 + 1:02d}",
                    "incident" if row["incident"] else "intervention", row["category"].upper(), row["category"],
                    row["agency"], "" if row["pence"] is None else row["pence"],
                    f"excluded: {row['excluded']}" if row["excluded"] else "", _OUTCOME[row["reason"]], row["id"],
                )
            )  # fmt: skip
    preview = look_at_sheet(desk, file)
    assert preview.count(Verdict.READY) == len(plain.rows)
    bring_in(desk, preview)
    harmed = {row["id"] for row in plain.rows if row["harmed"]}
    with desk.together() as batch:
        for one in desk.all(Contact):
            if one.record.their_id in harmed:
                batch.amend(one, harmed=Asked.YES)
    for family, month in plain.zero - plain.missing:
        for agency in agencies.values():
            mark(desk, logs[family], agency, month, Coverage.ZERO)
    for family, month in plain.missing:
        mark(desk, logs[family], agencies["Police"], month, Coverage.MISSING)


def test_every_total_is_the_sum_of_the_rows_of_the_sheet(reconciled: tuple[PlainCaseload, Evaluation, object]) -> None:
    plain, told, _ = reconciled
    main, names = told.comparison, told.names
    plain_name = {f"F{at}": name for at, name in enumerate(plain.families, 1)}

    def of(row: object, **wanted: object) -> bool:
        was, became = row.before, row.during  # type: ignore[attr-defined]
        return (was.pence, became.pence, was.count, became.count) == (
            plain.pence(BEFORE, **wanted), plain.pence(DURING, **wanted),
            plain.count(BEFORE, **wanted), plain.count(DURING, **wanted),
        )  # fmt: skip

    assert 1 < len(plain.compared()) < len(plain.families)
    assert plain.missing
    assert of(main.total)
    assert main.counted == NOf(len(plain.compared()), len(plain.families))
    assert [plain_name[names.family(row.name)] for row in main.families] == plain.compared()
    assert all(of(row, family=plain_name[names.family(row.name)]) for row in main.families)
    assert all(of(row, agency=names.agency(row.name)) for row in main.agencies)
    assert all(of(row, category=row.name.lower()) for row in main.categories)
    assert {row.name.lower() for row in main.categories} <= set(CATEGORIES)
    assert of(main.incidents, incident=True)
    assert of(main.interventions, incident=False)
    assert of(main.harmed, harmed=True)
    assert main.not_arrived
    assert all(of(one.row, reason=_REASON[one.reason], agency=names.agency(one.agency)) for one in main.not_arrived)
    assert main.total.before.uncosted == plain.count(BEFORE, pence=None, excluded="")
    assert main.total.during.excluded == plain.count(DURING, excluded="looked-after costs")
    by_month = told.tables[0]
    for row in main.families:
        assert by_month.total(row.name).pence == row.before.pence + row.during.pence


def test_frozen_it_comes_to_the_same_whatever_is_taken_out(
    reconciled: tuple[PlainCaseload, Evaluation, Evaluation],
) -> None:
    _, told, frozen = reconciled
    assert frozen.comparison == told.comparison
    assert frozen.tables == told.tables
