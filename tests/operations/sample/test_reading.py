"""Bad sample files are refused by file and field, and what they say is never repeated."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.operations.sample import ORGANISATION_NAME, SAMPLE_DAY, read_sample
from coachdesk.settings import resource
from tests.operations.sample.vault import ORGANISATION

Spoiling = Callable[[Any], object]
SECRET = "a word that must not be repeated"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("sample"), tmp_path / "sample"))


def spoil(folder: Path, file: str, how: Spoiling) -> BadInput:
    path = folder / file
    content = json.loads(path.read_text(encoding="utf-8"))
    how(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_sample(folder, ORGANISATION)
    return refused.value


F1 = "families/F1.json"

SPOILED: list[tuple[str, Spoiling, list[str]]] = [
    (F1, lambda one: one.update(colour=SECRET), [F1, "colour"]),
    (F1, lambda one: one["family"].update(colour=SECRET), [F1, "family", "colour"]),
    (F1, lambda one: one["people"][0].update(known_az=SECRET), [F1, "person marcus", "known_az"]),
    (F1, lambda one: one["people"][0].update(role=SECRET), [F1, "person marcus", "role"]),
    (F1, lambda one: one["people"][0].update(birth_date="2011-02-30"), [F1, "person marcus", "birth_date"]),
    (F1, lambda one: one["visits"][2].update(weather=SECRET), [F1, "visits 3", "weather"]),
    (F1, lambda one: one["visits"][2].update(by=SECRET), [F1, "visits 3", "by"]),
    (F1, lambda one: one["visits"].reverse(), [F1, "visits"]),
    (F1, lambda one: one["stays"][0].update(person=SECRET), [F1, "stay 1", "person"]),
    (F1, lambda one: one["assignments"][0].update(worker=SECRET), [F1, "assignment 1", "worker"]),
    (F1, lambda one: one["people"][1].update(key="marcus"), ["F1/person"]),
    (F1, lambda one: one["papers"][0].update(kind=SECRET), [F1, "papers 1", "kind"]),
    (F1, lambda one: one["papers"][0].update(person=SECRET), [F1, "papers 1", "person"]),
    (F1, lambda one: one["papers"][0].update(answer=SECRET), [F1, "papers 1", "answer"]),
    (F1, lambda one: one["papers"][-1].update(happened_at=SECRET), [F1, "papers 28", "happened_at"]),
    (F1, lambda one: one["needs"][0].update(since="2011-08-30"), [F1, "need 1"]),
    (F1, lambda one: one["needs"][3]["later"][0]["set"].update(lewel=SECRET), [F1, "need 4", "lewel"]),
    (F1, lambda one: one["needs"][3]["later"][0]["set"].update(level=SECRET), [F1, "need 4", "level"]),
    (F1, lambda one: one["plans"][0]["targets"][1].update(mood=SECRET), [F1, "target bills", "mood"]),
    (F1, lambda one: one["plans"][0]["targets"][1]["said_by"].append(SECRET), [F1, "target bills", "said_by"]),
    (F1, lambda one: one["plans"][0]["targets"][1]["steps"].clear(), [F1, "plans 1 targets 2 steps"]),
    (F1, lambda one: one["plans"][0]["targets"][1]["steps"][0].update(owner=SECRET), [F1, "step bag", "owner_person"]),
    (F1, lambda one: one["plans"][0]["targets"][1]["steps"][0].update(dun_on=SECRET), [F1, "steps 1", "dun_on"]),
    (F1, lambda one: one["plans"][0]["targets"][1]["steps"][0].update(stuck_on="2011-04-01"), [F1, "steps 1"]),
    (F1, lambda one: one["plans"][0]["targets"][1]["steps"][0].pop("done_how"), [F1, "steps 1"]),
    (F1, lambda one: one["plans"][0]["reviews"][0]["present"].append(SECRET), [F1, "review 1", "present"]),
    (F1, lambda one: one["plans"][0]["reviews"][0].pop("held_on"), [F1, "reviews 1", "held_on"]),
    (F1, lambda one: one.update(ref="F2"), [F1, "ref"]),
    ("families/F4.json", lambda one: one["same_people"][0].update(other_person=SECRET), ["F4.json", "other_person"]),
    ("families/F4.json", lambda one: one["same_people"][0].update(other_family=SECRET), ["F4.json", "other_person"]),
    ("workers.json", lambda one: one["workers"][0].update(agency=SECRET), ["workers.json", "bronwen", "agency"]),
    ("workers.json", lambda one: one["workers"][0].update(shoe=SECRET), ["workers.json", "bronwen", "shoe"]),
    ("agencies.json", lambda one: one["agencies"][0].update(sector=SECRET), ["agencies.json", "police", "sector"]),
    ("agencies.json", lambda one: one["agencies"][0].pop("key"), ["agency"]),
    (
        "step_templates.json",
        lambda one: one["step_templates"][0].update(steps=SECRET),
        ["templates.json", "steps"],
    ),
    ("organisation.json", lambda one: one.update(motto=SECRET), ["organisation.json", "motto"]),
    ("figures.json", lambda one: one.update(colour=SECRET), ["figures.json"]),
    ("figures.json", lambda one: one["families"]["F2"]["coverage"][0].update(months=[SECRET]), ["figures.json"]),
    ("figures.json", lambda one: one["families"]["F1"]["map_drawn"].update(by=SECRET), ["figures.json", "worker"]),
    ("figures.json", lambda one: one["families"]["F2"]["coverage"][0].update(agencies=[SECRET]), ["figures", "agency"]),
]


@pytest.mark.parametrize(("file", "how", "named"), SPOILED)
def test_what_does_not_fit_is_refused_by_file_and_field(
    folder: Path, file: str, how: Spoiling, named: list[str]
) -> None:
    refused = spoil(folder, file, how)
    assert [part for part in named if part not in refused.field] == []
    assert refused.sentence
    assert SECRET not in f"{refused.field} {refused.sentence} {refused!r}"
    assert refused.__cause__ is None


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '"F1"', "\x00"])
def test_a_file_that_is_no_record_of_a_family_is_refused_by_name(folder: Path, content: str) -> None:
    (folder / F1).write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_sample(folder, ORGANISATION)
    assert F1 in refused.value.field


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    (folder / "workers.json").unlink()
    with pytest.raises(BadInput) as refused:
        read_sample(folder, ORGANISATION)
    assert "workers.json" in refused.value.field


@given(field=st.from_regex(r"[a-z]{3,12}_planted", fullmatch=True), place=st.integers(0, 10_000))
def test_an_unknown_field_is_refused_wherever_it_stands(
    tmp_path_factory: pytest.TempPathFactory, field: str, place: int
) -> None:
    folder = Path(shutil.copytree(resource("sample"), tmp_path_factory.mktemp("spoilt") / "sample"))
    path = folder / "families" / "F3.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    objects = list(objects_in(content))
    objects[place % len(objects)][field] = SECRET
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_sample(folder, ORGANISATION)
    assert "families/F3.json" in refused.value.field
    assert field in refused.value.field
    assert SECRET not in refused.value.sentence


def objects_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(found for inner in value.values() for found in objects_in(inner))]
    if isinstance(value, list):
        return [found for inner in value for found in objects_in(inner)]
    return []


def test_at_every_visit_something_was_written_down() -> None:
    caseload = read_sample(resource("sample"), ORGANISATION)
    for ref, log in (("organisation", caseload.organisation), *caseload.families.items()):
        used = {log.visit_for(day) for seed in log.seeds for day in (seed.since, *(edit.on for edit in seed.edits))}
        assert [(ref, str(visit.at.date())) for visit in log.visits if visit not in used] == []


def test_the_organisation_and_its_today_are_those_in_the_file() -> None:
    said = json.loads((resource("sample") / "organisation.json").read_text(encoding="utf-8"))
    assert (said["name"], said["today"]) == (ORGANISATION_NAME, SAMPLE_DAY.isoformat())
