"""From an answer to a small step in the person's own words, or to good news: nothing is asked for nothing (T-04)."""

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput
from coachdesk.models.measures import GoodNews
from coachdesk.models.plan import Audience, SubTarget, Target
from coachdesk.operations.live_plan import plan_of
from coachdesk.operations.plans import add_step, add_target, start_plan

_WORDS = "Write the small step in their own words first."


def step_under(desk: Desk, target: Opened[Target], words: str, person: str | None = None) -> Opened[SubTarget]:
    """The step as the last one of a target, the person's own if one is named. Raises BadInput("words") for none."""
    if not words.strip():
        raise BadInput("words", _WORDS)
    return add_step(desk, target, words, owner_person=person)


def wanted_anew(desk: Desk, family_id: str, words: str, person: str, *, private: bool = False) -> Opened[Target]:
    """Something new that this person wants, in their words; a plan is begun if there is none. It has no step yet.

    `private` keeps it off everybody's copies but their own. Raises BadInput("words") for no words.
    """
    if not words.strip():
        raise BadInput("words", _WORDS)
    plan = plan_of(desk, family_id) or start_plan(desk, family_id)
    seen_by = {"audience": Audience.NAMED, "private_to": (person,)} if private else {}
    return add_target(desk, plan, words, "", said_by=(person,), **seen_by)


def write_good_news(
    desk: Desk,
    family_id: str,
    words: str,
    *,
    people: tuple[str, ...] = (),
    on: str = "",
    high_point: bool = False,
    said_by: str | None = None,
    about: str | None = None,
) -> Opened[GoodNews]:
    """Something that went well, today unless a day is given; `about` names the answers it came from (K-07).

    `high_point` is True only when the family says it belongs on its journey map. Raises BadInput("words").
    """
    if not words.strip():
        raise BadInput("words", "Say in a few words what went well.")
    return desk.add(
        new_record(
            GoodNews,
            family_id,
            words=words,
            people=people,
            on=on or desk.today().isoformat(),
            said_by=said_by,
            high_point=high_point,
            about=about,
        )
    )


def good_news_of(desk: Desk, family_id: str) -> list[GoodNews]:
    """What went well, the latest first."""
    return sorted(desk.records(GoodNews, family_id), key=lambda one: (one.on, one.id), reverse=True)
