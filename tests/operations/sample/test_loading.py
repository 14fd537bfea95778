"""Writing the sample: once, whole, into a vault that may already know its worker and the ready-made templates."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput, Refused
from coachdesk.models.family import Family
from coachdesk.models.organisation import StepTemplate, Worker
from coachdesk.models.registry import KINDS
from coachdesk.operations.first_templates import FIRST_TEMPLATES
from coachdesk.operations.sample import LoadedSample, load_sample, worker_id
from coachdesk.settings import resource
from tests.operations.sample.vault import ORGANISATION, desks_on, new_vault


def shown(desk: Desk) -> dict[str, dict[str, object]]:
    return {one.record.id: one.record.to_fields() for cls in KINDS.values() for one in desk.all(cls)}


def test_the_advocates_own_vault_holds_the_same_families_under_the_same_ids(
    tmp_path: Path, loaded: tuple[Desk, LoadedSample]
) -> None:
    vault = new_vault(tmp_path, "imogen")
    load_sample(desks_on(vault), ORGANISATION)
    assert shown(vault.desk) == shown(loaded[0])
    before, after = vault.desk.rebuild()
    assert before == after
    vault.close()


def test_a_vault_that_knows_its_worker_and_has_the_ready_made_templates_keeps_one_of_each(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    known = {"id": worker_id("bronwen"), "log": ORGANISATION, "name": "Bronwen Tarr", "role": "coach"}
    vault.desk.add(checked(Worker, known))
    for title, steps in FIRST_TEMPLATES.items():
        vault.desk.add(new_record(StepTemplate, ORGANISATION, name=title, steps=steps))
    load_sample(desks_on(vault), ORGANISATION)
    (bronwen,) = [one for one in vault.desk.all(Worker) if one.record.name == "Bronwen Tarr"]
    assert bronwen.record.agency
    assert bronwen.record.phone
    assert {len(writes) for writes in bronwen.seen.values()} == {1}  # filled in, not written a second time beside
    templates = [one.record for one in vault.desk.all(StepTemplate)]
    assert len(templates) == len(FIRST_TEMPLATES) == 5
    assert not {one.name for one in templates} & set(FIRST_TEMPLATES) - {"Back to school"}
    assert len(vault.desk.history(templates[0].id)) == 2
    vault.close()


def test_a_second_loading_is_refused_and_changes_nothing(loaded: tuple[Desk, LoadedSample]) -> None:
    desk = loaded[0]
    before = desk.state_hash()

    def desk_for(_worker: str, _at: datetime, /) -> Desk:
        return desk

    with pytest.raises(Refused):
        load_sample(desk_for, ORGANISATION)
    assert desk.state_hash() == before


def test_a_bad_file_is_found_before_anything_is_written(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(resource("sample"), tmp_path / "sample"))
    last = folder / "families" / "F9.json"
    content = json.loads(last.read_text(encoding="utf-8"))
    content["strengths"][-1]["colour"] = "blue"
    last.write_text(json.dumps(content), encoding="utf-8")
    vault = new_vault(tmp_path)
    with pytest.raises(BadInput):
        load_sample(desks_on(vault), ORGANISATION, folder)
    assert not vault.desk.all(Family)
    assert not vault.desk.all(Worker)
    vault.close()


def test_everything_is_written_in_the_order_it_happened(tmp_path: Path) -> None:
    vault, asked = new_vault(tmp_path), list[datetime]()
    desks = desks_on(vault)

    def desk_for(worker: str, at: datetime, /) -> Desk:
        asked.append(at)
        return desks(worker, at)

    written = load_sample(desk_for, ORGANISATION)
    assert asked == sorted(asked)
    assert len(asked) == written.visits + 1  # one look first: is it there already?
    vault.close()
