"""Reports of one event are looked for among other agencies' near it, the likeliest first; nothing joins by itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.contact import Contact, ContactKind, DateKnown
from coachdesk.tools.near_reports import days_apart, look_between, may_be_same
from tests.tools.records import make

POLICE, HOUSING = "a" * 32, "b" * 32
DAY = date(2011, 3, 15)


def report(on: date = DAY, agency: str = HOUSING, **more: object) -> Contact:
    fields = {"happened_on": on, "agency": agency, "what": "Door broken", "contact_kind": ContactKind.INCIDENT}
    return make(Contact, **{**fields, **more})


def test_the_same_kind_comes_first_and_of_it_the_nearest() -> None:
    asked = report(agency=POLICE)
    near, same_day = report(DAY + timedelta(days=2)), report()
    planned = report(contact_kind=ContactKind.INTERVENTION)
    month = report(date(2011, 3, 1), date_known=DateKnown.MONTH, contact_kind=ContactKind.INTERVENTION)
    found = may_be_same(asked, [near, planned, month, same_day])
    assert found == (same_day, near, month, planned)


def test_what_cannot_be_the_same_is_not_offered() -> None:
    asked = report(agency=POLICE)
    others = [
        asked,
        report(agency=POLICE),
        report(DAY + timedelta(days=4)),
        report(log="e" * 32),
        report(same_event_as="c" * 32),
        report(date(2011, 1, 1), date_known=DateKnown.YEAR),
    ]
    assert may_be_same(asked, others) == ()
    assert may_be_same(report(date(2011, 1, 1), POLICE, date_known=DateKnown.YEAR), [report()]) == ()
    assert len(may_be_same(asked, [report() for _ in range(9)])) == 4
    assert len(may_be_same(asked, [report(DAY + timedelta(days=3))])) == 1


knowns = st.sampled_from([one for one in DateKnown if one is not DateKnown.YEAR])


@given(knowns, knowns, st.integers(-200, 200))
def test_what_is_near_is_within_what_is_read(first: DateKnown, second: DateKnown, on: int) -> None:
    one, other = report(agency=POLICE, date_known=first), report(DAY + timedelta(days=on), date_known=second)
    assert days_apart(one, other) == days_apart(other, one) >= 0
    since, until = look_between(one)
    if may_be_same(one, [other]):
        assert since <= other.happened_on <= until
