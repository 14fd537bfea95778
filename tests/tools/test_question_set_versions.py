"""Everybody asks the same version; what was taken out or not reviewed is asked by nobody."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.question_set import OwnQuestionSet
from coachdesk.tools.question_set_versions import OWN_FROM, Standing, newest_versions, next_version, to_ask
from tests.tools.question_sets import a_set, own

SHIPPED = (a_set("wellbeing", title="Shipped"), a_set("experience", title="Shipped too"))


@st.composite
def own_versions(draw: st.DrawFn) -> list[OwnQuestionSet]:
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(("wellbeing", "garden", "attic")),
                st.integers(1, 4),
                st.sampled_from(("en", "cy")),
                st.booleans(),
                st.sampled_from(("", "Mair Puw")),
            ),
            max_size=6,
        )
    )
    return [
        own(
            a_set(key, version, language=language, reviewed_by=reader, title=str(number)),
            in_use=in_use,
            record_id=f"{number:032x}",
        )
        for number, (key, version, language, in_use, reader) in enumerate(rows)
    ]


@given(own_versions(), st.sampled_from(("en", "cy")), st.randoms(use_true_random=False))
def test_each_set_is_asked_once_reviewed_in_use_and_the_same_in_whatever_order_it_came(
    kept: list[OwnQuestionSet], language: str, chance: random.Random
) -> None:
    asked = to_ask(SHIPPED, kept, language)
    assert len({one.key for one in asked}) == len(asked)
    for one in asked:
        assert one.language in (language, "en")
        assert one.language == "en" or one.reviewed_by
        newest = max((each.content.version for each in kept if each.content.key == one.key), default=0)
        assert any(each.in_use for each in kept if each.content.key == one.key) or one in SHIPPED
        assert one.version <= max(newest, 1)
    shuffled = list(kept)
    chance.shuffle(shuffled)
    assert to_ask(SHIPPED, shuffled, language) == asked


def test_the_newest_version_is_asked_and_what_ships_comes_first() -> None:
    kept = [own(a_set("attic", 2, title="New")), own(a_set("attic", 1, title="Old")), own(a_set("wellbeing", OWN_FROM))]
    assert [(one.key, one.title) for one in to_ask(SHIPPED, kept)] == [
        ("wellbeing", "The garden"),
        ("experience", "Shipped too"),
        ("attic", "New"),
    ]


def test_a_set_that_was_taken_out_is_asked_in_no_language() -> None:
    welsh = own(a_set("attic", 1, language="cy", reviewed_by="Mair Puw"))
    kept = [own(a_set("attic", 1)), welsh, own(a_set("attic", 2), in_use=False)]
    assert "attic" not in {one.key for one in to_ask(SHIPPED, kept, "cy")}


def test_a_translation_is_asked_only_once_a_native_reader_has_passed_it() -> None:
    waiting, passed = (a_set("wellbeing", 1, language="cy", reviewed_by=reader) for reader in ("", "Mair Puw"))
    assert to_ask(SHIPPED, [own(waiting)], "cy")[0].language == "en"
    assert to_ask(SHIPPED, [own(passed)], "cy")[0].language == "cy"
    assert to_ask(SHIPPED, [own(passed)], "en")[0].language == "en"


def test_of_two_versions_with_one_number_the_smaller_id_counts() -> None:
    one, other = own(a_set(title="One"), record_id="1" * 32), own(a_set(title="Other"), record_id="2" * 32)
    assert [each.title for each in to_ask((), [other, one])] == ["One"]


@pytest.mark.parametrize(("key", "number"), [("wellbeing", OWN_FROM), ("attic", 1)])
def test_own_versions_never_take_a_number_the_program_may_use(key: str, number: int) -> None:
    assert next_version(a_set(key), SHIPPED, []) == number
    assert next_version(a_set(key), SHIPPED, [own(a_set(key, number))]) == number + 1


def test_a_translation_keeps_the_number_of_what_it_translates() -> None:
    welsh = a_set("wellbeing", 1, language="cy")
    assert next_version(welsh, SHIPPED, []) == 1
    assert next_version(welsh, SHIPPED, [own(welsh)]) == OWN_FROM
    assert next_version(a_set("wellbeing", 7, language="cy"), SHIPPED, []) == OWN_FROM


def test_what_a_native_reader_passes_later_keeps_its_number_and_is_asked() -> None:
    waiting, passed = (a_set("wellbeing", 1, language="cy", reviewed_by=reader) for reader in ("", "Mair Puw"))
    assert next_version(passed, SHIPPED, [own(waiting)]) == 1
    assert next_version(waiting, SHIPPED, [own(waiting)]) == OWN_FROM
    for first, second in (("1", "2"), ("2", "1")):
        kept = [own(waiting, record_id=first * 32), own(passed, record_id=second * 32)]
        assert to_ask(SHIPPED, kept, "cy")[0].reviewed_by == "Mair Puw"


def test_a_translation_that_was_taken_out_stays_out_while_english_is_asked() -> None:
    kept = [own(a_set("wellbeing", 1, language="cy", reviewed_by="Mair Puw"), in_use=False)]
    assert [(one.key, one.language) for one in to_ask(SHIPPED, kept, "cy")] == [
        ("wellbeing", "en"),
        ("experience", "en"),
    ]
    later = [*kept, own(a_set("wellbeing", OWN_FROM, language="cy", reviewed_by="Mair Puw"), in_use=False)]
    assert [one.language for one in to_ask(SHIPPED, later, "cy")] == ["en", "en"]


def test_where_each_set_stands_is_said() -> None:
    kept = [own(a_set("attic")), own(a_set("attic", 2), in_use=False), own(a_set("wellbeing", 1, language="cy"))]
    stands = {
        (one.content.key, one.content.language): (one.standing, one.own) for one in newest_versions(SHIPPED, kept)
    }
    assert stands == {
        ("wellbeing", "en"): (Standing.ASKED, False),
        ("wellbeing", "cy"): (Standing.NOT_READ, True),
        ("experience", "en"): (Standing.ASKED, False),
        ("attic", "en"): (Standing.TAKEN_OUT, True),
    }
