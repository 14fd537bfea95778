"""The history of the sample is real: written by those who were there, on the days they were there."""

from datetime import date, timedelta
from typing import Any

from coachdesk.desk import Desk, HistoryEntry, Opened
from coachdesk.models.family import Assignment
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.operations.sample import family_id, read_sample, target_id
from coachdesk.settings import resource
from tests.operations.sample.vault import ORGANISATION


def first(history: list[HistoryEntry], field: str) -> HistoryEntry | None:
    return next((entry for entry in history if any(change.field == field for change in entry.changes)), None)


def test_a_done_step_was_added_open_and_ticked_at_a_visit_on_or_after_the_day(desk: Desk) -> None:
    done = [one.record for one in desk.all(SubTarget) if one.record.state is StepState.DONE]
    for step in done:
        history = desk.history(step.id)
        tick = first(history, "state")
        assert tick is not None
        assert tick.change_id != history[0].change_id
        assert step.done_on is not None
        assert step.done_on <= tick.at.date() <= step.done_on + timedelta(days=40)


def test_stages_moved_over_months_and_once_back(desk: Desk) -> None:
    def stages(ref: str, key: str) -> list[str]:
        changes = [change for entry in desk.history(target_id(ref, key)) for change in entry.changes]
        return [change.after for change in changes if change.field == "stage"]

    assert "stage" in {change.field for change in desk.history(target_id("F1", "home"))[0].changes}
    assert stages("F1", "home") == ["trying", "getting_there", "nearly_steady"]
    assert stages("F7", "well") == ["trying", "getting_there", "talking_about_it", "trying", "getting_there"]


def test_words_were_changed_by_people_with_reasons(desk: Desk) -> None:
    history = desk.history(target_id("F1", "school"))
    changed = next(entry for entry in history if any(c.field == "family_words" and not c.first for c in entry.changes))
    assert changed.who == "Bronwen Tarr"
    assert changed.why.startswith("Callum:")
    assert len([entry for entry in desk.history(family_id("F1")) if first([entry], "story")]) == 3


def test_eighteen_months_were_written_by_the_coaches_and_the_advocate(lives: dict[str, list[HistoryEntry]]) -> None:
    entries = [entry for life in lives.values() for entry in life]
    assert {entry.who for entry in entries} == {"Bronwen Tarr", "Delroy Simms", "Anita Rao", "Imogen Clarke"}
    days = [entry.at.date() for entry in entries]
    assert (min(days), max(days)) == (date(2010, 3, 24), date(2011, 8, 25))
    assert all(entry.why for entry in entries)


def test_a_coach_writes_only_from_the_day_she_was_assigned(desk: Desk, lives: dict[str, list[HistoryEntry]]) -> None:
    for ref, life in lives.items():
        begun: dict[str, str] = {}
        for one in (opened.record for opened in desk.all(Assignment, family_id(ref))):
            begun[one.worker] = min(one.from_date, begun.get(one.worker, one.from_date))
        assert [entry.who for entry in life if str(entry.at.date()) < begun[entry.worker_id]] == []


def test_what_the_desk_shows_is_every_record_of_the_files_with_all_its_changes(desk: Desk) -> None:
    caseload = read_sample(resource("sample"), ORGANISATION)
    for log in (caseload.organisation, *caseload.families.values()):
        for seed in log.seeds:
            shown: Opened[Any] = desk.get(type(seed.record), seed.record.id)
            expected = {name: getattr(seed.record, name) for name in seed.record.field_names()}
            for edit in seed.edits:
                expected |= edit.fields
            assert {name: getattr(shown.record, name) for name in expected} == expected
            assert not shown.conflicts
