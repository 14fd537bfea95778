"""Writing the sample through the desk, visit by visit in date order, as the workers who were there."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from coachdesk.desk import Desk, Opened
from coachdesk.desk.batch import Batch
from coachdesk.errors import Refused
from coachdesk.models.family import Family
from coachdesk.models.organisation import StepTemplate, Worker
from coachdesk.models.record import Record
from coachdesk.operations.sample.ids import family_id
from coachdesk.operations.sample.reading import read_sample
from coachdesk.operations.sample.seeds import Caseload, LogSeed, Seed, Writing
from coachdesk.settings import resource


class DeskFor(Protocol):
    """A desk on the vault being filled, that writes as this worker with its clock at this moment."""

    def __call__(self, worker: str, at: datetime, /) -> Desk:
        """`worker` is an id, `at` has its time zone."""
        ...


@dataclass(frozen=True, slots=True)
class LoadedSample:
    """Family ids by code, and how many records, changes of records and visits were written."""

    families: Mapping[str, str]
    records: int
    amendments: int
    visits: int


def load_sample(desk_for: DeskFor, organisation_id: str, folder: Path | None = None) -> LoadedSample:
    """Write the whole sample; nothing is signed. Workers already in the vault by their sample id are filled in.

    Raises BadInput naming file and field before anything is written, and Refused when the sample is already there.
    """
    caseload = read_sample(folder or resource("sample"), organisation_id)
    loader = _Loader(desk_for)
    first = caseload.organisation.visits[0]
    desk = loader.desk(first)
    if any(desk.find(Family, family_id(ref)) for ref in caseload.families):
        raise Refused("The sample is in this vault already.")
    loader.write_all(caseload)
    return LoadedSample(
        families={ref: family_id(ref) for ref in caseload.families},
        records=loader.records,
        amendments=loader.amendments,
        visits=loader.visits,
    )


@dataclass(slots=True)
class _Written:
    """What is written at one visit: new records, then changes by their reason."""

    new: list[Seed]
    changed: dict[str, dict[str, dict[str, Any]]]
    """Reason (empty: the visit's own), then record id, then fields."""


class _Loader:
    """Keeps what each record was when last written, as the page that wrote it would."""

    def __init__(self, desk_for: DeskFor) -> None:
        self._desk_for = desk_for
        self._open: dict[str, Opened[Any]] = {}
        self.records = self.amendments = self.visits = 0

    def desk(self, visit: Writing) -> Desk:
        """The desk of that visit."""
        return self._desk_for(visit.worker, visit.at)

    def write_all(self, caseload: Caseload) -> None:
        """Every visit of every log, earliest first; the organisation before the families on the same moment."""
        logs = (caseload.organisation, *caseload.families.values())
        planned = [(visit, written) for log in logs for visit, written in _by_visit(log)]
        for visit, written in sorted(planned, key=lambda one: one[0].at):
            self._write(self.desk(visit), visit, written)

    def _write(self, desk: Desk, visit: Writing, written: _Written) -> None:
        self.visits += 1
        with desk.together(visit.why) as batch:
            for seed in written.new:
                record, there = seed.record, self._already_there(desk, seed)
                if there is None:
                    self._open[record.id] = batch.add(record)
                else:
                    fields = {name: getattr(record, name) for name in record.field_names()}
                    self._open[record.id] = batch.amend(there, **fields)
                self.records += 1
            self._amend(batch, written.changed.pop("", {}))
        for why, changed in written.changed.items():
            with desk.together(why) as batch:
                self._amend(batch, changed)

    def _amend(self, batch: Batch, changed: Mapping[str, Mapping[str, Any]]) -> None:
        for record_id, fields in changed.items():
            self._open[record_id] = batch.amend(self._open[record_id], **fields)
            self.amendments += 1

    def _already_there(self, desk: Desk, seed: Seed) -> Opened[Record] | None:
        """The record a new vault begins with in this one's place: its own worker, a ready-made template."""
        if isinstance(seed.record, Worker):
            return desk.find(Worker, seed.record.id)
        if seed.grew_from:
            return next((one for one in desk.all(StepTemplate) if one.record.name == seed.grew_from), None)
        return None


def _by_visit(log: LogSeed) -> list[tuple[Writing, _Written]]:
    """What is written at each visit at which anything is, in the order of the visits."""
    written: dict[Writing, _Written] = defaultdict(lambda: _Written([], {}))
    for seed in log.seeds:
        found = log.visit_for(seed.since)
        assert found is not None, "reading refuses a day without a visit"
        written[found].new.append(seed)
        for edit in seed.edits:
            at = log.visit_for(edit.on)
            assert at is not None, "reading refuses a day without a visit"
            fields = written[at].changed.setdefault(edit.why, {}).setdefault(seed.record.id, {})
            fields.update(edit.fields)
    return [(visit, written[visit]) for visit in log.visits if visit in written]
