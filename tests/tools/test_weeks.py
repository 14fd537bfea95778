"""Weeks begin on Mondays, and a report is missed seven days after its week's last day, not sooner (T-09)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.weeks import WEEKS_ASKED, monday_of, report_week, weeks_without_report

days = st.dates(date(2000, 2, 1), date(2100, 1, 1))


@given(days)
def test_a_week_holds_the_day_and_begins_on_monday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert timedelta(0) <= day - monday < timedelta(days=7)


@given(days, st.lists(st.integers(0, 6)))
def test_every_week_missed_ended_seven_days_ago_and_none_older_is_skipped(today: date, back: list[int]) -> None:
    sent = {monday_of(today) - timedelta(days=7 * one) for one in back}
    found = weeks_without_report(today, None, sent)
    ended = [one for one in weeks_without_report(today, None, ()) if one not in sent]
    assert list(found) == ended == sorted(ended)
    assert all((today - (one + timedelta(days=6))).days >= 7 for one in found)
    assert len(weeks_without_report(today, None, ())) == WEEKS_ASKED
    newest = weeks_without_report(today, None, ())[-1]
    assert (today - (newest + timedelta(days=13))).days < 7, "the next one is not due yet"


def test_nothing_is_missed_before_the_work_began() -> None:
    today = date(2011, 9, 1)
    assert weeks_without_report(today, date(2011, 8, 17), ()) == (date(2011, 8, 15),)
    assert weeks_without_report(today, date(2011, 8, 22), ()) == ()


def test_from_friday_on_the_week_to_write_of_is_this_one() -> None:
    assert report_week(date(2011, 9, 1)) == date(2011, 8, 22)
    assert report_week(date(2011, 9, 2)) == report_week(date(2011, 9, 4)) == date(2011, 8, 29)
    assert report_week(date(2011, 9, 5)) == date(2011, 8, 29)
