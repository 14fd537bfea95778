"""Dad's copy, who lives apart, and housing's, as poppler reads them: no address of Mum's and no health word (P-19).

Both of the sample families, with the address planted into what is on the copies and the health target left as it is.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.models.family import Household
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.plan import SubTarget, Target
from coachdesk.models.sharing import InformationClass, ShareEvent, SharePurpose, SharingBasis
from coachdesk.operations.agency_copies import agency_by_name, give_to_agency, look_at_agency_copy
from coachdesk.operations.agreements import withdraw, write_talk
from coachdesk.operations.plan_versions import freeze
from coachdesk.operations.sample import family_id, person_id
from coachdesk.operations.sharing import allow
from coachdesk.operations.taking_out import copy_for, save_copy, seal
from coachdesk.tools.agreement_state import under_16
from tests.pdf_readers import all_text
from tests.sample_vaults import sample

TOLD = (HowExplained.TALKED_THROUGH,)
HEALTH_WORDS = re.compile(
    r"zolpidem|health|doctor|nurse|midwi|hospital|clinic|drug|heroin|relapse|methadone|pregnan|labour ward|scan\b",
    re.IGNORECASE,
)
"""The planted one, and those that a plan about somebody's health has."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    made = sample(tmp_path)
    yield made
    made.close()


def restrict(opened: OpenDesk, ref: str, *keys: str) -> str:
    """Marks these people's address as restricted, plants it everywhere, and a medicine where it fits."""
    desk, family = opened.desk, family_id(ref)
    for key in keys:
        desk.amend(desk.get(Person, person_id(ref, key)), address_restricted=True)
    home = next(one for one in desk.records(Household, family) if one.to_date is None)
    address = home.address.split("\n")[0]
    health = set()
    for target in desk.all(Target, family):
        medicine = " without zolpidem" if target.record.area == "health" else ""
        health |= {target.record.id} if medicine else set()
        desk.amend(target, family_words=f"{target.record.family_words}{medicine}, at {address}")
    for step in desk.all(SubTarget, family):
        medicine = " for the zolpidem" if step.record.target in health else ""
        desk.amend(step, words=f"{step.record.words}{medicine} ({home.postcode})")
    assert health
    return f"{address}|{home.postcode}"


def test_dad_who_lives_apart_reads_neither_mums_address_nor_a_health_word(opened: OpenDesk, tmp_path: Path) -> None:
    address = restrict(opened, "F7", "yasmin")
    desk = opened.desk
    version = freeze(desk, family_id("F7"))
    texts = {}
    for key in ("imran", "yasmin"):
        reader = desk.get(Person, person_id("F7", key)).record
        taken = seal(opened, version, copy_for(opened, version, reader))
        out = tmp_path / f"{key}.pdf"
        save_copy(opened, taken, reader, out, safe_on_paper=True)
        texts[key] = all_text(out.read_bytes(), tmp_path)
        assert not re.search(address.replace(" ", r"\s+"), texts[key], re.IGNORECASE), key
        assert any("address" in line for line in taken.copy.left_out)
    dads = texts["imran"].lower()
    assert "craig stays well" not in dads
    assert HEALTH_WORDS.findall(dads) == []
    assert "fridays for everyone" in dads, "what is about his own son is on it"
    assert (
        "1 target of people they live apart from"
        in copy_for(opened, version, desk.get(Person, person_id("F7", "imran")).record).left_out
    )
    assert "zolpidem" in texts["yasmin"], "she lives there"


def everybody_says_yes(opened: OpenDesk, ref: str, housing: Agency) -> None:
    """To the plan and to the home, and to nothing else."""
    desk = opened.desk
    for person in desk.records(Person, family_id(ref)):
        if not person.included or person.deceased_on or person.due_date:
            continue
        young = under_16(person, desk.today())
        judged = {"understands": Asked.YES, "judged_by": desk.owner.worker_id, "judged_on": desk.today()}
        child = {**judged, "judged_how": "Told it back"} if young else {}
        told = {"benefits": TOLD, "risks": TOLD, "passed_on_regardless": TOLD, "answered_on": desk.today()}
        write_talk(desk, person, answer=AgreementAnswer.YES, **told, **child)
        for what in (InformationClass.PLAN, InformationClass.HOUSING):
            allow(desk, person, housing, SharePurpose.DO_ITS_PART, what, basis_words="Said at the table")


def test_housing_reads_neither_mums_address_nor_a_health_word_and_nothing_after_a_stop(
    opened: OpenDesk, tmp_path: Path
) -> None:
    desk, family = opened.desk, family_id("F8")
    address = restrict(opened, "F8", "jade", "noah")
    housing = agency_by_name(desk, "District Council Housing").record
    everybody_says_yes(opened, "F8", housing)
    version = freeze(desk, family)
    shown = look_at_agency_copy(opened, version, housing)
    out = tmp_path / "housing.pdf"
    give_to_agency(opened, seal(opened, version, shown.page), shown, out, family_said_now=True)
    text = all_text(out.read_bytes(), tmp_path)
    assert "Rent out on the day" in text
    assert not re.search(address.replace(" ", r"\s+"), text, re.IGNORECASE)
    assert HEALTH_WORDS.findall(text) == []
    (event,) = desk.records(ShareEvent, family)
    assert (event.reader, event.bases) == ("District Council Housing", (SharingBasis.AGREEMENT,))
    assert set(event.included) == {InformationClass.PLAN, InformationClass.HOUSING}
    assert "targets in which this agency has no step: 2" in event.left_out
    assert any(one.startswith("names, addresses and phone numbers") for one in event.left_out)
    withdraw(desk, desk.get(Person, person_id("F8", "jade")).record)
    with pytest.raises(Refused, match="Jade stopped their agreement"):
        look_at_agency_copy(opened, version, housing)
    with pytest.raises(Refused, match="Jade stopped their agreement"):
        give_to_agency(opened, seal(opened, version, shown.page), shown, tmp_path / "again.pdf", family_said_now=True)
    assert not (tmp_path / "again.pdf").exists()
    assert len(desk.records(ShareEvent, family)) == 1
