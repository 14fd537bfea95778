"""An agency's copy states who signed, and is never their ink, their words or somebody else's no."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coachdesk.errors import Stale
from coachdesk.models.person import Person
from coachdesk.models.plan import Ink, InkMethod
from tests.tools.agency_copies import BOY, BRONWEN, DAD, DREW, HOME, JO, copy_of, names_left_out, plan_of, yes_of
from tests.tools.records import make


def ink(signer: Any, minute: int = 0, **fields: Any) -> Ink:
    who = {"person": signer.id} if isinstance(signer, Person) else {"worker": signer.id}
    return make(
        Ink,
        **{
            "version": "5" * 32,
            "digest": "d" * 64,
            **who,
            "method": InkMethod.DRAWN,
            "strokes": ((1, 2, 3, 4),),
            "statement": "I agree",
            "witness": "Callum",
            "signed_at": datetime(2011, 8, 31, 10, minute, tzinfo=UTC),
            **fields,
        },
    )


def test_it_states_who_signed_without_their_ink() -> None:
    inks = tuple(ink(who, minute) for minute, who in enumerate((DAD, BOY, JO, DREW, BRONWEN)))
    copy = copy_of(plan_of(HOME), yes_of(DAD), inks)
    assert [(one.name, one.strokes, one.statement, one.witness) for one in copy.page.inks] == [
        ("Marcus", (), "", ""),
        ("Jo Bell", (), "", ""),
        ("Bronwen Tarr", (), "", ""),
    ]
    assert names_left_out(copy) == {"answers of people who are not on this copy, or would rather not sign": 2}
    apart = copy_of(plan_of(HOME, workers=(JO,)), yes_of(DAD), inks, workers=(BRONWEN, DREW))
    assert [one.name for one in apart.page.inks] == ["Marcus", "Jo Bell", "Bronwen Tarr"]


def test_whoever_would_rather_not_sign_after_all_is_not_stated_to_have_signed() -> None:
    signed, rather_not = ink(DAD), ink(DAD, 5, method=InkMethod.RATHER_NOT)
    assert copy_of(plan_of(HOME), yes_of(DAD), (rather_not, signed)).page.inks == ()
    before = rather_not.model_copy(update={"signed_at": signed.signed_at - timedelta(hours=1)})
    assert len(copy_of(plan_of(HOME), yes_of(DAD), (signed, before)).page.inks) == 1


def test_an_answer_to_another_version_is_never_stated() -> None:
    with pytest.raises(Stale):
        copy_of(plan_of(HOME), yes_of(DAD), (ink(DAD, digest="e" * 64),))
