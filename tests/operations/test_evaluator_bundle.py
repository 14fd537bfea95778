"""An evaluator's bundle, and a panel's copy, hold none of a thousand things that were typed."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.edge import checked
from coachdesk.errors import FileExists, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.contact import Contact
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.coverage_mark import CoverageMark
from coachdesk.models.family import Family, Household
from coachdesk.models.measures import AnswerSet, LineMark
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.plan import Plan, SubTarget, Target
from coachdesk.models.values import new_id
from coachdesk.models.window import Window
from coachdesk.operations import evaluator_bundle
from coachdesk.operations.evaluation_reports import WantedReport, evaluation_report
from coachdesk.operations.evaluator_bundle import BUNDLE, bundle_of, export_bundle
from coachdesk.operations.panel_copies import panel_report
from coachdesk.reports.evaluation.panel import render_panel
from coachdesk.reports.evaluation.report import render_evaluation
from coachdesk.tools import evaluator_tables
from tests.desks import new_desk
from tests.pdf_readers import all_text

FAMILIES, CONTACTS = 6, 26
NOON = "2011-04-13T12:34:56+00:00"


class Canaries:
    """Words that stand nowhere else, each given out once."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self) -> str:
        self.given.append(f"Kanarie{len(self.given):05d}")
        return self.given[-1]


def _family(family: str, agencies: list[str], canary: Canaries) -> Iterator[Any]:
    """Records of one family in which every text is a canary."""
    plan, target, line, person = new_id(), new_id(), new_id(), new_id()
    yield checked(
        Family,
        {"id": family, "log": family, "ref": canary(), "name": canary(), "area": canary(), "languages": canary(),
         "story": canary(), "alert": canary(), "joined_on": "2011-03-07"},
    )  # fmt: skip
    values = {"id": person, "log": family, "number": 1, "role": "parent", "known_as": canary(), "legal_name": canary(),
              "other_names": canary(), "birth_date": "1979-06-21"}  # fmt: skip
    yield checked(Person, values)
    yield new_record(Household, family, name=canary(), address=canary(), postcode=canary(), phone=canary())
    yield checked(Plan, {"id": plan, "log": family, "started_on": date(2011, 3, 9)})
    yield checked(
        Target,
        {"id": target, "log": family, "plan": plan, "family_words": canary(), "worker_words": canary(),
         "area": canary(), "status_reason": canary(), "added_on": date(2011, 4, 17)},
    )  # fmt: skip
    yield new_record(SubTarget, family, target=target, words=canary(), evidence=canary(), what_would_help=canary())
    yield new_record(Target, family, plan=plan, family_words=canary())
    for agency in agencies:
        yield new_record(CoverageMark, family, agency=agency, month="2011-05", coverage="zero", note=canary())
    for key, version in (("wellbeing", 1), ("wellbeing", 1001), ("kanarie_set", 1)):
        question = "money" if version == 1 and key == "wellbeing" else "kanarie_question"
        answer = {
            "question": question, "status": "answered", "mode": "line", "first": 100, "place": 200, "words": canary(),
            "at": NOON,
        }  # fmt: skip
        yield new_record(
            AnswerSet, family, person=person, tool="wellbeing", set_key=key, set_version=version, at=NOON,
            marking="self", language=canary(), answers=(answer,),
        )  # fmt: skip
    yield new_record(
        LineMark, family, line=line, worker=new_id(), status="answered", first=1, place=700, marking="coachs_view",
        helped_so_far=canary(), still_needed=canary(), at=NOON,
    )  # fmt: skip
    for number in range(CONTACTS):
        yield new_record(
            Contact, family, happened_on=date(2011, 2 + number % 2, 1 + number), agency=agencies[number // 2 % 2],
            contact_kind="incident", date_known="year" if number == 3 else "day",
            category="MARSHALL" if number == 4 else "C01", what=canary(),
            outcome_words=canary(), pence=None if number == 5 else 700 + number, note=canary(), source=canary(),
            their_id=canary(),
            **({} if number == 5 else {"basis": "actual", "basis_words": canary()}),
        )  # fmt: skip


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, list[str]]]:
    canary = Canaries()
    opened = new_desk(tmp_path_factory.mktemp("planted") / "vault", name=canary())
    desk = opened.desk
    agencies = [new_id(), new_id()]
    for agency in agencies:
        desk.add(
            checked(Agency, {"id": agency, "log": desk.owner.organisation_id, "name": canary(), "sector": "police",
                             "area": canary(), "phone": canary(), "best_route": canary()})
        )  # fmt: skip
    for family in sorted(new_id() for _ in range(FAMILIES)):
        with desk.together() as batch:
            for record in _family(family, agencies, canary):
                batch.add(record)
    yield desk, canary.given
    opened.close()


def _texts(bundle: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def _found(texts: dict[str, str], canaries: list[str]) -> list[str]:
    whole = " ".join([*texts, *texts.values()]).casefold()
    return [one for one in canaries if one.casefold() in whole]


def test_none_of_a_thousand_canaries_is_in_it(planted: tuple[Desk, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, canaries = planted
    families = desk.records(Family)
    bundle = bundle_of(desk, families)
    texts = _texts(bundle)
    assert len(canaries) > 1000
    assert _found(texts, canaries) == []
    assert texts["contacts.csv"].count("\r\n") == 1 + FAMILIES * CONTACTS
    whole = "\n".join(text for name, text in texts.items())
    assert "marshall" not in whole.casefold()
    assert "kanarie" not in whole.casefold()
    assert not re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", whole)
    assert not re.search(r"1979|12:34", whole)
    assert not [one.id for one in (*families, *desk.records(Contact), *desk.records(Agency)) if one.id in whole]

    kept = evaluator_tables._contact
    monkeypatch.setattr(evaluator_tables, "_contact", lambda one, code: (*kept(one, code)[:-1], one.their_id))
    assert len(_found(_texts(bundle_of(desk, families)), canaries)) == FAMILIES * CONTACTS  # the control


def test_none_of_them_is_on_a_panels_copy(planted: tuple[Desk, list[str]], tmp_path: Path) -> None:
    desk, canaries = planted
    wanted = WantedReport(Window("2011-03", 1))
    agencies = [one.name for one in desk.records(Agency)]
    hidden = [one for one in canaries if one not in agencies]
    panel = all_text(render_panel(panel_report(desk, wanted).report), tmp_path)
    assert "Families compared: 6." in panel
    assert _found({"panel": panel}, agencies) == agencies
    assert _found({"panel": panel}, hidden) == []
    whole = all_text(render_evaluation(evaluation_report(desk, wanted)), tmp_path)
    assert set(_found({"report": whole}, hidden)) >= {one.ref for one in desk.records(Family)}  # the control


def test_two_bundles_cannot_be_put_together(planted: tuple[Desk, list[str]]) -> None:
    desk, _ = planted
    families = desk.records(Family)
    codes = [set(re.findall(r"[a-z]+-[0-9a-f]{12}", "".join(_texts(bundle_of(desk, families)).values()))) for _ in "12"]
    assert len(codes[0]) == len(codes[1]) > 20
    assert not codes[0] & codes[1]


def test_its_rows_stand_in_an_order_that_tells_nothing(planted: tuple[Desk, list[str]]) -> None:
    desk, _ = planted
    for name, text in _texts(bundle_of(desk, reversed(desk.records(Family)))).items():
        rows = text.splitlines()[1:]
        assert name in ("columns.csv", "read-me.txt") or rows == sorted(rows, key=lambda row: row.split(",")), name


def test_it_leaves_once_and_its_leaving_is_written_down(planted: tuple[Desk, list[str]], tmp_path: Path) -> None:
    desk, _ = planted
    out = tmp_path / "bundle.zip"
    assert export_bundle(desk, out) == FAMILIES
    lines = [one for one in desk.records(AccessEntry) if one.what == BUNDLE]
    assert {one.family for one in lines} == {one.id for one in desk.records(Family)}
    assert {one.deed for one in lines} == {AccessDeed.EXPORTED}
    assert [one.family for one in desk.records(CopyOut) if one.what == BUNDLE] == [""]
    with pytest.raises(FileExists):
        export_bundle(desk, out)


def test_of_fewer_than_five_families_there_is_none(planted: tuple[Desk, list[str]], tmp_path: Path) -> None:
    desk, _ = planted
    few = [one.id for one in desk.records(Family)][:4]
    with pytest.raises(Refused, match="five families"):
        export_bundle(desk, tmp_path / "few.zip", few)
    assert not (tmp_path / "few.zip").exists()
    assert evaluator_bundle.FEWEST == 5
