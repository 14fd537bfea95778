"""The laws of the one door: only what changed is written, on top of exactly what was seen; nothing is echoed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto import codec
from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk import Desk, Opened, new_record, opening
from coachdesk.desk.access import record_access
from coachdesk.desk.attachments import attach, attachment_bytes
from coachdesk.desk.family_history import family_history
from coachdesk.desk.versions import as_of, writes_of
from coachdesk.errors import (
    BadInput,
    Locked,
    NotFound,
    Refused,
    VaultDamaged,
    WrongPassphrase,
    WrongRecoveryCode,
)
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.person import Person
from coachdesk.models.plan import Ink, InkMethod, SubTarget, Target
from coachdesk.models.values import WORDS_LIMIT, clean_text, new_id
from coachdesk.store.change_log import Author
from coachdesk.store.commands import Append, Entry
from coachdesk.store.queries import ChangesOf
from tests.desks import CHEAP, HandClock, new_desk, passphrase

FAMILY = new_id()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return new_desk(tmp_path_factory.mktemp("desk") / "vault").desk


def test_only_the_fields_that_changed_are_written(desk: Desk) -> None:
    opened = desk.add(new_record(Person, FAMILY, known_as="Marcus", role="parent", number=1))
    opened = desk.amend(opened, known_as="Marcus", phone="07700 900111")
    assert [change.field for change in desk.history(opened.record.id)[-1].changes] == ["phone"]
    before = len(desk.history(opened.record.id))
    desk.amend(opened, phone="07700 900111")
    assert len(desk.history(opened.record.id)) == before


def test_two_forms_open_at_once_overwrite_nothing(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Grace", role="parent", number=2))
    hers, his = desk.get(Person, made.record.id), desk.get(Person, made.record.id)
    desk.amend(hers, phone="07700 900001")
    desk.amend(his, phone="07700 900002", notes="rings after six")
    now = desk.get(Person, made.record.id)
    assert {rival.value for rival in now.conflicts["phone"]} == {"07700 900001", "07700 900002"}
    assert now.record.notes == "rings after six"
    desk.settle(now, phone="07700 900001")
    settled = desk.get(Person, made.record.id)
    assert settled.conflicts == {}
    assert settled.record.phone == "07700 900001"


def test_equal_values_written_apart_are_no_conflict(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Tia", role="child", number=3))
    for form in (desk.get(Person, made.record.id), desk.get(Person, made.record.id)):
        desk.amend(form, phone="07700 900003")
    assert desk.get(Person, made.record.id).conflicts == {}


def test_a_no_contact_mark_wins_while_two_people_disagree(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Dean", role="parent", number=4, no_contact=True))
    still, lifted = desk.get(Person, made.record.id), desk.get(Person, made.record.id)
    desk.amend(desk.amend(still, no_contact=False), no_contact=True)
    desk.amend(lifted, no_contact=False)
    now = desk.get(Person, made.record.id)
    assert now.conflicts["no_contact"]
    assert now.record.no_contact is True


def test_two_owners_written_apart_are_shown_as_needing_attention(desk: Desk) -> None:
    made = desk.add(new_record(SubTarget, FAMILY, target=new_id(), words="Ring the school"))
    one, other = desk.get(SubTarget, made.record.id), desk.get(SubTarget, made.record.id)
    desk.amend(one, owner_person=new_id())
    desk.amend(other, owner_worker=new_id())
    now = desk.get(SubTarget, made.record.id)
    assert now.attention == ("owner_worker",)
    assert now.record.owner_person is not None


def test_bad_input_is_refused_by_field_name_and_never_repeated(desk: Desk) -> None:
    secret = "07700-SECRET-900"
    made = desk.add(new_record(Person, FAMILY, known_as="Joy", role="child", number=5))
    for fields in ({"birth_date": secret}, {"known_as": secret * 100}, {"number": secret}, {"role": secret}):
        with pytest.raises(BadInput) as refused:
            desk.amend(made, **fields)
        assert refused.value.field in fields
        assert secret not in f"{refused.value!r} {refused.value} {refused.value.__cause__} {refused.value.__context__}"


def test_a_field_that_does_not_exist_is_refused(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Joy", role="child", number=6))
    with pytest.raises(BadInput):
        desk.amend(made, id=new_id())
    with pytest.raises(BadInput):
        new_record(Person, FAMILY, known_as="Joy", role="child", number=7, shoe_size=4)


@given(st.text(max_size=300))
def test_text_of_every_script_comes_back_as_cleaned(text: str) -> None:
    record = new_record(Target, FAMILY, plan=new_id(), family_words="x", worker_words=text)
    assert record.worker_words == clean_text(text)
    assert clean_text(clean_text(text)) == clean_text(text)
    assert "\x00" not in record.worker_words
    assert not any("\ud800" <= letter <= "\udfff" for letter in record.worker_words)


@pytest.mark.parametrize(
    "text", ["😀" * WORDS_LIMIT, "ぞ" * WORDS_LIMIT, "x" * WORDS_LIMIT, "\u202eabc", "<b>", "=cmd()"]
)
def test_the_longest_and_oddest_texts_are_kept_to_the_letter(desk: Desk, text: str) -> None:
    made = desk.add(new_record(Target, FAMILY, plan=new_id(), family_words="x"))
    desk.amend(made, worker_words=text, effort_family=text, effort_coach=text)
    now = desk.get(Target, made.record.id).record
    assert (now.worker_words, now.effort_family, now.effort_coach) == (text, text, text)


def test_text_beyond_the_limit_is_refused_not_cut(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        new_record(Target, FAMILY, plan=new_id(), family_words="x" * (WORDS_LIMIT + 1))
    assert refused.value.field == "family_words"


def test_what_is_deleted_is_gone_until_brought_back(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Only Once", role="kin", number=8))
    desk.remove(made)
    assert made.record.id not in {one.record.id for one in desk.all(Person)}
    assert desk.search("Only Once") == []
    assert desk.bring_back(made.record.id).record == made.record
    assert [one.record.id for one in desk.search("Only Once")] == [made.record.id]
    with pytest.raises(Refused):
        desk.bring_back(made.record.id)


def test_an_edit_that_the_delete_had_not_seen_keeps_the_record(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Kept", role="kin", number=9))
    form = desk.get(Person, made.record.id)
    desk.remove(made)
    desk.amend(form, phone="07700 900004")
    now = desk.get(Person, made.record.id)
    assert not now.deleted
    desk.amend(form, notes="written without having seen the delete")
    assert desk.get(Person, made.record.id).record.phone == "07700 900004"


def test_change_back_puts_exactly_that_change_back(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Before", role="kin", number=10))
    changed = desk.amend(made, known_as="After", phone="07700 900005")
    desk.amend(changed, notes="something later")
    entry = desk.history(made.record.id)[1]
    desk.change_back(made.record.id, entry.change_id)
    now = desk.get(Person, made.record.id).record
    assert (now.known_as, now.phone, now.notes) == ("Before", "", "something later")
    with pytest.raises(Refused):
        desk.change_back(made.record.id, desk.history(made.record.id)[0].change_id)
    with pytest.raises(NotFound):
        desk.change_back(made.record.id, new_id())


def test_what_is_never_edited_cannot_be_amended(desk: Desk) -> None:
    ink = new_record(
        Ink, FAMILY, version=new_id(), digest="0", method=InkMethod.RATHER_NOT, signed_at=HandClock().now()
    )
    with pytest.raises(Refused):
        desk.amend(desk.add(ink), witness="someone")


def add_two(desk: Desk, first: str, second: str) -> list[Opened[Person]]:
    with desk.together() as batch:
        return [
            batch.add(new_record(Person, FAMILY, known_as=name, role="kin", number=number))
            for number, name in enumerate((first, second), 11)
        ]


def test_together_is_all_or_nothing(desk: Desk) -> None:
    count = len(desk.all(Person))
    with pytest.raises(BadInput):
        add_two(desk, "Half", "")
    assert len(desk.all(Person)) == count
    groups = {desk.history(one.record.id)[0].group_id for one in add_two(desk, "One", "Two")}
    assert len(groups) == 1


def test_everyone_who_asked_is_told_what_was_touched(desk: Desk) -> None:
    heard = []
    stop = desk.told.subscribe(heard.append)
    desk.add(new_record(Person, FAMILY, known_as="Heard", role="kin", number=13))
    stop()
    stop()
    desk.add(new_record(Person, FAMILY, known_as="Unheard", role="kin", number=14))
    assert [(touched.kinds, touched.logs) for touched in heard] == [({"person"}, {FAMILY})]


def test_a_version_reads_back_the_very_words_it_froze(desk: Desk) -> None:
    first = desk.add(new_record(Target, FAMILY, plan=new_id(), family_words="Keep my boys home with me"))
    second = desk.amend(first, worker_words="Section 20 ended in December")
    frozen = writes_of([second])
    desk.amend(second, family_words="other words now", worker_words="")
    assert as_of(desk, frozen) == [second.record]


def test_a_name_is_found_by_its_start_its_sound_and_without_its_accents(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Siobhán Okafor-Lane", role="parent", number=15))
    for typed in ("siob", "okafor", "lane siob", "Siobhan", "Okaffer", "SIOBHÁN OKAFOR"):
        assert made.record.id in {one.record.id for one in desk.search(typed)}, typed
    for typed in ('"', "*", "AND OR", "words:x", "(", "", "   ", "--", "' OR 1=1"):
        desk.search(typed)


def test_a_search_follows_every_change_of_the_words_it_looks_in(desk: Desk) -> None:
    def found(typed: str) -> bool:
        return any(one.record.id == made.record.id for one in desk.search(typed))

    made = desk.add(new_record(Person, FAMILY, known_as="Quillan", role="kin", number=16))
    made = desk.amend(made, number=17)
    assert found("quillan")
    made = desk.amend(made, known_as="Verity")
    assert (found("quillan"), found("verity")) == (False, True)
    desk.remove(made)
    assert not found("verity")
    desk.bring_back(made.record.id)
    assert found("verity")
    desk.rebuild()
    assert (found("quillan"), found("verity")) == (False, True)


def test_drafts_outlive_the_page_and_go_when_dropped(desk: Desk) -> None:
    desk.drafts.save("target/1/words", "half a sen")
    desk.drafts.save("target/1/words", "half a sentence")
    assert desk.drafts.read("target/1/words") == "half a sentence"
    assert desk.drafts.all("target/1/") == {"target/1/words": "half a sentence"}
    desk.drafts.drop("target/1/words")
    assert desk.drafts.read("target/1/words") is None


def test_an_attachment_comes_back_byte_for_byte(desk: Desk) -> None:
    content = bytes(range(256)) * 5000
    kept = attach(desk, FAMILY, "letter.pdf", "application/pdf", content)
    assert attachment_bytes(desk, kept.record) == content
    for refused in (b"", bytes(10 * 1024 * 1024 + 1)):
        with pytest.raises(BadInput):
            attach(desk, FAMILY, "letter.pdf", "application/pdf", refused)


def test_a_clock_that_goes_back_never_unsettles_the_order(tmp_path: Path) -> None:
    clock = HandClock()
    open_desk = new_desk(tmp_path / "vault", clock)
    desk = open_desk.desk
    opened = desk.add(new_record(Person, FAMILY, known_as="First", role="kin", number=1))
    clock.move(days=-3650)
    opened = desk.amend(opened, known_as="Second")
    clock.move(days=7300)
    desk.amend(opened, known_as="Third")
    names = [{change.field: change.after for change in entry.changes} for entry in desk.history(opened.record.id)]
    assert [one["known_as"] for one in names] == ["First", "Second", "Third"]
    assert desk.get(Person, opened.record.id).record.known_as == "Third"
    open_desk.close()
    with pytest.raises(Locked):
        desk.all(Person)


def test_the_access_log_is_the_devices_own_and_names_nobody(desk: Desk) -> None:
    record_access(desk, AccessDeed.OPENED_FAMILY, FAMILY, reason="visit")
    (entry,) = [one.record for one in desk.all(AccessEntry) if one.record.family == FAMILY]
    assert entry.log == desk.owner.access_log_id
    assert entry.worker == desk.owner.worker_id
    assert entry.log not in (FAMILY, desk.owner.organisation_id)


def test_everything_that_was_changed_in_a_family_is_told_in_order(tmp_path: Path) -> None:
    open_desk = new_desk(tmp_path / "vault")
    desk, family = open_desk.desk, new_id()
    marcus = desk.add(new_record(Person, family, known_as="Marcus", role="parent", number=1))
    target = desk.add(new_record(Target, family, plan=new_id(), family_words="Calm mornings"), why="at the table")
    desk.amend(marcus, phone="07700 900111")
    desk.remove(target, why="a mistake")
    told = [(kind, entry.why, entry.deleted, entry.who) for kind, _, entry in family_history(desk, family)]
    assert told == [
        ("person", "", False, "Bronwen"),
        ("target", "at the table", False, "Bronwen"),
        ("person", "", False, "Bronwen"),
        ("target", "a mistake", True, "Bronwen"),
    ]
    open_desk.close()


def test_change_back_of_a_delete_brings_the_record_back(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Back Again", role="kin", number=20))
    desk.remove(made)
    entry = desk.history(made.record.id)[-1]
    assert entry.deleted
    desk.change_back(made.record.id, entry.change_id)
    assert not desk.get(Person, made.record.id).deleted


def test_what_nobody_made_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.get(Person, new_id())
    with pytest.raises(NotFound):
        desk.bring_back(new_id())
    assert desk.find(Person, new_id()) is None


def test_a_kind_this_program_does_not_know_is_kept_but_not_shown(desk: Desk) -> None:
    later = ChangeBody("from_a_later_version", b"k" * 16, 1, 0, 0, writes={"words": ("kept", ())})
    author = Author(b"w" * 16, b"d" * 16)
    desk.vault.do(Append(author, (Entry(bytes.fromhex(FAMILY), "family", later),)))
    assert desk.vault.ask(ChangesOf((b"k" * 16,)))[0].body.writes == {"words": ("kept", ())}
    with pytest.raises(NotFound):
        desk.change_back((b"k" * 16).hex(), later.id.hex())


def test_a_needed_field_that_no_longer_fits_hides_the_record_and_loses_nothing(desk: Desk) -> None:
    odd = ChangeBody(
        "person", b"o" * 16, 1, 0, 0, writes={"known_as": (7, ()), "number": (1, ()), "role": ("child", ())}
    )
    author = Author(b"w" * 16, b"e" * 16)
    desk.vault.do(Append(author, (Entry(bytes.fromhex(FAMILY), "family", odd),)))
    assert desk.find(Person, (b"o" * 16).hex()) is None
    assert len(desk.vault.ask(ChangesOf((b"o" * 16,)))) == 1


def test_a_version_whose_writes_are_not_in_the_log_is_damage(desk: Desk) -> None:
    made = desk.add(new_record(Target, FAMILY, plan=new_id(), family_words="x"))
    with pytest.raises(VaultDamaged):
        as_of(desk, codec.encode({made.record.id: {"family_words": b"?" * 16}}))


def test_one_field_too_large_for_any_change_is_refused_by_name(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        desk.add(new_record(Ink, FAMILY, version=new_id(), digest="0", method="drawn", signed_at=HandClock().now(),
                            strokes=(tuple([9999] * 60_000),)))  # fmt: skip
    assert refused.value.field == "strokes"


def test_an_attachment_whose_record_says_otherwise_is_damage(desk: Desk) -> None:
    kept = attach(desk, FAMILY, "letter.pdf", "application/pdf", b"content")
    with pytest.raises(VaultDamaged):
        attachment_bytes(desk, kept.record.model_copy(update={"sha256": "0" * 64}))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"known_as": "x", "role": "child", "number": 0}, "number"),
        ({"known_as": "x", "role": "child", "number": 1, "birth_date": "2011", "due_date": "2011-11-01"}, "birth_date"),
        ({"role": "child", "number": 1}, "known_as"),
        ({"known_as": "x" * 201, "role": "child", "number": 1}, "known_as"),
    ],
)
def test_each_way_of_not_fitting_is_a_sentence_about_its_field(fields: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        new_record(Person, FAMILY, **fields)
    assert refused.value.field == field
    assert refused.value.sentence.endswith(".")


def test_a_vault_keeps_its_named_values_and_can_live_by_another_clock(tmp_path: Path) -> None:
    open_desk = new_desk(tmp_path / "vault").set_keyring({"signer": b"key"})
    assert open_desk.keyring["signer"] == b"key"
    assert open_desk.key_is_whole
    later = HandClock()
    later.move(days=365)
    assert open_desk.with_clock(later).desk.today().year == 2012
    assert open_desk.desk.latest_moment() <= open_desk.desk.now()
    open_desk.close()


def test_the_printed_code_opens_the_vault_and_dies_of_it(tmp_path: Path) -> None:
    made, code = opening.create(
        tmp_path / "vault", passphrase(), clock=HandClock(), organisation_id=new_id(), worker_id=new_id(), keyring={},
        costs=CHEAP,
    )  # fmt: skip
    made.close()
    fresh = bytearray(b"a quite different passphrase")
    again, new_code = opening.unlock_with_recovery_code(tmp_path / "vault", code, fresh, clock=HandClock(), costs=CHEAP)
    again.close()
    with pytest.raises(WrongRecoveryCode):
        opening.unlock_with_recovery_code(tmp_path / "vault", code, fresh, clock=HandClock(), costs=CHEAP)
    with pytest.raises(WrongPassphrase):
        opening.unlock(tmp_path / "vault", passphrase(), clock=HandClock(), costs=CHEAP)
    opening.unlock(
        tmp_path / "vault", bytearray(b"a quite different passphrase"), clock=HandClock(), costs=CHEAP
    ).close()
    assert new_code.groups() != code.groups()
