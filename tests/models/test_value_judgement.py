"""A judgement rests on at least one ground, each of them once, and is never edited."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from coachdesk.models.value_judgement import Ground, ValueJudgement
from coachdesk.models.values import new_id


def _judgement(**more: Any) -> ValueJudgement:
    values = {"id": new_id(), "log": new_id(), "during": "2011-03..2011-08", "words": "Worth it.", "by": new_id(),
              "grounds": (Ground.RECORDED,), "made_on": date(2011, 9, 1)}  # fmt: skip
    return ValueJudgement.model_validate({**values, **more})


def test_it_is_kept_for_good() -> None:
    assert _judgement().grounds == (Ground.RECORDED,)
    assert ValueJudgement.superseded_only
    assert ValueJudgement.kept_for_good


@pytest.mark.parametrize(
    "wrong",
    [{"grounds": ()}, {"grounds": (Ground.RECORDED, Ground.RECORDED)}, {"words": " "}, {"during": "2011-3..2011-8"}],
)
def test_what_rests_on_nothing_or_twice_on_one_thing_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _judgement(**wrong)
