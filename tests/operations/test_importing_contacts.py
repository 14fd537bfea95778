"""The sample's contacts come in through the door agencies' sheets come through, whole or not at all, and go again."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput, DiskFull, NotFound, Refused, Stale, Unreadable
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.contact import Contact, ContactKind, WaitingContact
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.models.family import Family
from coachdesk.operations import agency_sheets, contacts, importing_contacts
from coachdesk.operations.agency_sheets import Preview, look_at_sheet
from coachdesk.operations.families import start_family
from coachdesk.operations.importing_contacts import bring_in, undo
from coachdesk.tools.contact_columns import ColumnMap, Meaning
from coachdesk.tools.contact_rows import Verdict
from tests.agency_sheets import SAMPLE, add_sample_agencies, sample_rows
from tests.desks import HandClock, new_desk

FEW = 12
HEAD = "family,date,kind,description,agency,cost,id\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    clock = HandClock(datetime(2011, 9, 1, 9, 0, tzinfo=UTC))
    open_desk = new_desk(tmp_path_factory.mktemp("contacts") / "vault", clock)
    for number in range(1, 10):
        start_family(open_desk.desk, f"Family {number}", f"F{number}")
    add_sample_agencies(open_desk.desk)
    yield open_desk.desk
    open_desk.close()


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """The first rows of the sample's sheet, the second without its kind."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()[: FEW + 1]
    lines[2] = lines[2].replace(",intervention,", ",,").replace(",incident,", ",,")
    file = tmp_path / "few.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def written(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "sheet.csv"
    file.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return file


def months(desk: Desk, first: str, last: str) -> int:
    """What the contacts of these months cost that are not left out, in pence."""
    return sum(
        one.pence or 0
        for one in contacts.contacts_of(desk)
        if first <= one.happened_on.isoformat()[:7] <= last and one.basis != "excluded"
    )


def test_the_samples_contacts_add_up_to_the_penny_are_known_again_and_go_without_a_trace(desk: Desk) -> None:
    before = desk.state_hash(standing=True)
    preview = look_at_sheet(desk, SAMPLE)
    assert (preview.count(Verdict.READY), len(preview.rows), preview.was_here) == (1845, 1845, False)
    told: list[tuple[int, int]] = []
    batch = bring_in(desk, preview, "The agencies' sheet", lambda *how_far: told.append(how_far) is None).record
    assert told[-1] == (1845, 1845)
    assert [months(desk, *span) for span in (("2011-03", "2011-08"), ("2010-09", "2011-02"))] == [8_516_338, 12_502_660]
    refs = {one.id: one.ref for one in desk.records(Family)}
    kept = contacts.contacts_of(desk)
    rows = sample_rows()
    assert Counter((refs[one.log], one.contact_kind.value) for one in kept) == Counter(
        (row["family"], row["kind"]) for row in rows
    )
    assert Counter(one.pence for one in kept) == Counter(int(row["amount_pence"]) for row in rows)
    again = look_at_sheet(desk, SAMPLE)
    assert (again.count(Verdict.HERE), again.was_here) == (1845, True)
    with pytest.raises(Refused):
        bring_in(desk, again)
    assert desk.state_hash(standing=True) != before
    assert undo(desk, batch.id) == 1845
    assert desk.state_hash(standing=True) == before
    lines = [one for one in desk.records(AccessEntry) if one.what == batch.id]
    assert {one.deed for one in lines} == {AccessDeed.BROUGHT_IN, AccessDeed.TOOK_OUT_AGAIN}
    assert contacts.contacts_of(desk) == []
    with pytest.raises(Refused):
        undo(desk, batch.id)


def test_nothing_counts_until_all_is_here_and_what_was_cut_short_can_be_undone(
    desk: Desk, few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.state_hash(standing=True)
    monkeypatch.setattr(importing_contacts, "SLICE", 5)
    preview = look_at_sheet(desk, few)
    seen: list[tuple[int, int]] = []

    def power_goes(done: int, _: int) -> bool:
        seen.append((len(desk.records(Contact)), len(contacts.contacts_of(desk))))
        if done == 10:
            raise DiskFull
        return True

    with pytest.raises(DiskFull):
        bring_in(desk, preview, told=power_goes)
    assert seen == [(4, 0), (9, 0)]
    (left,) = [one for one in desk.records(ContactBatch) if one.state is BatchState.STAGING]
    assert look_at_sheet(desk, few).count(Verdict.HERE) == 0
    assert undo(desk, left.id) == 10
    assert desk.state_hash(standing=True) == before


def test_who_says_stop_has_nothing(desk: Desk, few: Path) -> None:
    before = desk.state_hash(standing=True)
    with pytest.raises(Refused, match="Nothing was brought in"):
        bring_in(desk, look_at_sheet(desk, few), told=lambda *_: False)
    assert desk.state_hash(standing=True) == before


def test_a_row_without_its_kind_waits_until_somebody_says_it(desk: Desk, few: Path) -> None:
    preview = look_at_sheet(desk, few)
    assert preview.sentence().startswith("Rows: 11 ready, 1 to wait until")
    other = look_at_sheet(desk, few)
    batch = bring_in(desk, preview).record
    with pytest.raises(Stale):
        bring_in(desk, other)
    assert len(contacts.contacts_of(desk)) == FEW - 1
    (waiting,) = contacts.waiting_contacts(desk)
    made = contacts.say_kind(desk, waiting, ContactKind.INTERVENTION)
    assert (made.record.sheet_row, made.record.contact_kind) == (3, "intervention")
    assert contacts.waiting_contacts(desk) == []
    with pytest.raises(Refused):
        contacts.say_kind(desk, desk.get(WaitingContact, waiting.record.id), ContactKind.INCIDENT)
    assert len(contacts.contacts_of(desk)) == FEW
    assert look_at_sheet(desk, few).count(Verdict.HERE) == FEW
    undo(desk, batch.id)


def test_two_reports_of_one_event_count_once_and_can_be_parted(desk: Desk, few: Path) -> None:
    batch = bring_in(desk, look_at_sheet(desk, few)).record
    one, two, three, *_ = contacts.contacts_of(desk)
    joined = contacts.join(desk, desk.get(Contact, two.id), one)
    assert [found.id for found in contacts.sources_of(desk, one)] == [one.id, two.id]
    assert two.id not in {found.id for found in contacts.contacts_of(desk)}
    for report, event in ((one, one), (one, three), (three, joined.record)):
        with pytest.raises(Refused):
            contacts.join(desk, desk.get(Contact, report.id), event)
    contacts.part(desk, joined)
    assert two.id in {found.id for found in contacts.contacts_of(desk)}
    undo(desk, batch.id)


def test_a_map_is_remembered_and_read_with_names_of_now(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_text("Fam;Tag;Was;Betrag\nF1;15.03.2011;Visit;12.50\nF1;3/4/11;Visit;\n", encoding="utf-8")
    with pytest.raises(BadInput, match="Say which column is"):
        look_at_sheet(desk, file)
    said = ColumnMap(
        {Meaning.FAMILY: "Fam", Meaning.DAY: "tag", Meaning.WHAT: "Was", Meaning.POUNDS: "Betrag"},
        {Meaning.AGENCY: "old name", Meaning.KIND: "planned"},
        {"old name": "Police"},
        short_years=True,
    )
    preview = look_at_sheet(desk, file, said)
    assert [one.values["pence"] for one in preview.rows] == [1250, None]
    agency_sheets.remember_columns(desk, "The Bobbies", preview.said)
    kept = agency_sheets.remembered_columns(desk, "the bobbies")
    assert kept == said
    agency_sheets.remember_columns(desk, "The bobbies", ColumnMap({Meaning.DAY: "When"}))
    assert agency_sheets.remembered_columns(desk, "The Bobbies") == ColumnMap({Meaning.DAY: "When"})
    assert agency_sheets.remembered_columns(desk, "Nobody") is None


def test_pence_said_to_be_pounds_and_columns_said_always_take_the_place_of_what_is_guessed(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.csv"
    file.write_text("family,date,kind,description,agency,amount_pence\nF1,2011-03-15,incident,A,B,12\n")
    said = ColumnMap({Meaning.POUNDS: "amount_pence"}, {Meaning.AGENCY: "Police"})
    assert look_at_sheet(desk, file, said).rows[0].values["pence"] == 1200


def test_what_is_no_sheet_or_says_nothing_is_a_sentence(desk: Desk, tmp_path: Path, few: Path) -> None:
    with pytest.raises(NotFound):
        look_at_sheet(desk, tmp_path / "nowhere.csv")
    with pytest.raises(Unreadable, match="larger than CoachDesk reads"):
        look_at_sheet(desk, tmp_path)
    with pytest.raises(Unreadable, match="no row below"):
        look_at_sheet(desk, written(tmp_path))
    shutil.copy(few, tmp_path / "map")
    with pytest.raises(Unreadable, match="This map could not be read"):
        agency_sheets.read_map_file(tmp_path / "map")


def test_a_row_the_model_refuses_stops_all_before_any_is_written(desk: Desk, few: Path) -> None:
    before = desk.state_hash()
    preview = look_at_sheet(desk, few)
    bad = Preview(
        (*preview.rows[:-1], type(preview.rows[-1])(99, Verdict.READY, (), preview.rows[-1].family,
         {**preview.rows[-1].values, "pence": -1})),
        preview.said, preview.sheet_print, 0, was_here=False,
    )  # fmt: skip
    with pytest.raises(BadInput, match=r"^Row 99: "):
        bring_in(desk, bad)
    assert desk.state_hash() == before
