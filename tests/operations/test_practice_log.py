"""What works and what was gained is written down, and leaves without the name of anybody."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput
from coachdesk.models.access import AccessEntry
from coachdesk.models.practice import BenefitFor, BenefitSort
from coachdesk.models.value_judgement import Ground
from coachdesk.models.window import Window
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.practice_log import (
    PRACTICE,
    benefits,
    export_practice,
    note_benefit,
    note_practice,
    practice_notes,
)
from coachdesk.operations.value_judgements import judge, judgements_of
from tests.desks import new_desk

PILOT = Window("2011-03", 6)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault", name="Bronwen Tarr")
    yield opened.desk
    opened.close()


def test_no_name_of_a_person_a_family_or_a_worker_leaves(desk: Desk, tmp_path: Path) -> None:
    family = start_family(desk, "Ashdown", "F1")
    add_person(desk, family.record.id, known_as="Marcus", legal_name="Marcus Ashdown-Lee", role="child")
    note_practice(
        desk, "Bronwen rang Marcus.", "Tarr, housing", "The Ashdowns were met. Ring 07700 900456.", "2011-05-03"
    )
    note_benefit(
        desk, BenefitFor.PROFESSIONALS, BenefitSort.NETWORKS, "We know MARCUS’s school.", "Bronwen Tarr said so."
    )
    out = tmp_path / "log.csv"
    assert export_practice(desk, out) == 2
    written = out.read_text(encoding="utf-8")
    for name in ("marcus", "ashdown", "bronwen", "tarr", "07700"):
        assert name not in written.casefold()
    first, second = csv.DictReader(written.splitlines())
    assert (first["sort"], first["when"], first["who"]) == ("practice", "2011-05", "[left out], housing")
    assert (second["gained_by"], second["gain"]) == ("professionals", "networks")
    assert [one.what for one in desk.records(AccessEntry) if one.what == PRACTICE] == [PRACTICE]


def test_the_newest_comes_first(desk: Desk) -> None:
    for day in ("2011-03", "2011-07-02", "2011-05"):
        note_practice(desk, "Rang first.", noted_on=day)
        note_benefit(desk, BenefitFor.FAMILIES, BenefitSort.FRIENDS, "Met others.", "Saw it.", day)
    assert [one.noted_on for one in practice_notes(desk)] == ["2011-07-02", "2011-05", "2011-03"]
    assert [one.seen_on for one in benefits(desk)] == ["2011-07-02", "2011-05", "2011-03"]
    assert note_practice(desk, "Today.").record.noted_on == desk.today().isoformat()


@pytest.mark.parametrize("words", ["", "  "])
def test_what_says_nothing_is_refused(desk: Desk, words: str) -> None:
    with pytest.raises(BadInput):
        note_practice(desk, words)
    with pytest.raises(BadInput):
        note_benefit(desk, BenefitFor.FAMILIES, BenefitSort.OTHER, "Something.", words)
    with pytest.raises(BadInput, match="few words"):
        judge(desk, PILOT, words, [Ground.RECORDED])


def test_a_judgement_stands_over_a_name_and_the_newest_counts(desk: Desk) -> None:
    with pytest.raises(BadInput, match="at least one"):
        judge(desk, PILOT, "Worth it.", [])
    judge(desk, PILOT, "Worth it.", [Ground.PROJECTED, Ground.RECORDED, Ground.RECORDED])
    judge(desk, Window("2011-03", 3), "Too early.", [Ground.WASTE_FOUND])
    (found,) = judgements_of(desk, PILOT)
    assert (found.by, found.made_on) == (desk.owner.worker_id, desk.today())
    assert found.grounds == (Ground.RECORDED, Ground.PROJECTED)
