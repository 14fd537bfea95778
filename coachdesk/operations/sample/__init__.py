"""The sample caseload: nine invented families, read strictly from `resources/sample` and written through the desk.

`load_sample` writes it; `family_id("F1")`, `person_id("F1", "marcus")` and `worker_id("bronwen")` find it again.
"""

from coachdesk.operations.sample.ids import family_id, person_id, plan_id, target_id, worker_id
from coachdesk.operations.sample.loading import DeskFor, LoadedSample, load_sample
from coachdesk.operations.sample.reading import ORGANISATION_NAME, SAMPLE_DAY, read_sample

__all__ = [
    "ORGANISATION_NAME",
    "SAMPLE_DAY",
    "DeskFor",
    "LoadedSample",
    "family_id",
    "load_sample",
    "person_id",
    "plan_id",
    "read_sample",
    "target_id",
    "worker_id",
]
