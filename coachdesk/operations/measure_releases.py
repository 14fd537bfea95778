"""A person says later that the family may see what they answered, or no longer may."""

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import Refused
from coachdesk.models.measures import AnswerRelease, AnswerSet, LineMark
from coachdesk.tools.measure_release import is_released


def say_who_may_see(desk: Desk, record: AnswerSet | LineMark, *, released: bool) -> Opened[AnswerRelease]:
    """Writes down what the person whose answers they are says today; it takes the place of all they said before.

    Raises Refused for a worker's own view, which is nobody's of the family to open.
    """
    if record.person is None or record.worker is not None:
        raise Refused("This is a worker's own view. It stays apart from what the family sees.")
    before = [one for one in desk.records(AnswerRelease, record.log) if one.about == record.id]
    return desk.add(
        new_record(
            AnswerRelease,
            record.log,
            about=record.id,
            released=released,
            said_by=record.person,
            at=desk.now(),
            supersedes=tuple(one.id for one in before),
        )
    )


def may_be_seen(desk: Desk, record: AnswerSet | LineMark) -> bool:
    """Whether the family may see it today."""
    return is_released(record, desk.records(AnswerRelease, record.log))
