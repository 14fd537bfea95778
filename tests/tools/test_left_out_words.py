"""Whatever can be left out of an agency's copy has a name of its kind and a reason."""

from typing import get_args

from coachdesk.tools.left_out_words import LEFT_OUT_BECAUSE, LEFT_OUT_NAMES, Kind


def test_every_kind_has_one_name_and_one_reason() -> None:
    kinds = {one for part in get_args(Kind) for one in part}
    assert set(LEFT_OUT_NAMES) == set(LEFT_OUT_BECAUSE) == kinds
    assert len(set(LEFT_OUT_NAMES.values())) == len(kinds)
    for why in LEFT_OUT_BECAUSE.values():
        assert why.endswith(".")
        assert len(why) < 90
