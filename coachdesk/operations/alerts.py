"""What must be known before a visit: raised, changed and taken back like every record, and read for the band."""

from datetime import date
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.models.alert import Alert, AlertSort
from coachdesk.models.family import Family, Household
from coachdesk.models.person import Person
from coachdesk.tools.alerts import AlertLine, Mark, family_line, gravest_first, home_lines, in_force, person_lines
from coachdesk.tools.partial_dates import may_cover


def raise_alert(desk: Desk, family_id: str, words: str, sort: AlertSort, **more: Any) -> Opened[Alert]:
    """Something to know first, from now on unless other days are said. Raises BadInput."""
    return desk.add(new_record(Alert, family_id, words=words, sort=sort, **more))


def family_alerts(desk: Desk, family_id: str) -> tuple[AlertLine, ...]:
    """Every line of the family's band today, the gravest first. While two people disagree every one of theirs is said.

    A family this laptop does not hold has none.
    """
    family = desk.find(Family, family_id)
    if family is None:
        return ()
    today = desk.today()
    people = desk.all(Person, family_id)
    names = {one.record.id: one.record.known_as for one in people}
    lines = [line for one in desk.all(Alert, family_id) for line in _alert_lines(one, names, today)]
    for person in people:
        lines += person_lines(person.record, _each(person, "safe_to_contact"))
    for home in desk.records(Household, family_id):
        if may_cover(home.from_date, home.to_date, today):
            lines += home_lines(home)
    return gravest_first([*lines, *family_line(family.record)])


def _alert_lines(opened: Opened[Alert], names: dict[str, str], today: date) -> list[AlertLine]:
    alert = opened.record
    starts, ends = ([_day(one) for one in _each(opened, name)] for name in ("from_date", "until"))
    if not in_force(starts, ends, today):
        return []
    mark = Mark(alert.sort.value)
    who = names.get(alert.person or "", "")
    return [AlertLine(mark, alert.id, words, who) for words in dict.fromkeys(_each(opened, "words"))]


def _each(opened: Opened[Any], name: str) -> list[Any]:
    """The shown value of a field, and those that two people wrote without seeing each other."""
    return [getattr(opened.record, name), *(rival.value for rival in opened.conflicts.get(name, ()))]


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
