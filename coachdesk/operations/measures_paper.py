"""Results on paper: a person's success chart, or what a family lets each other see; drawn, printed and saved (T-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.models.family import Family
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import PlanVersion
from coachdesk.models.question_set import MeasureTool
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.measures import family_measures
from coachdesk.operations.taking_out import facts_of
from coachdesk.operations.vaults import organisation_of
from coachdesk.tools.child_seen import is_child
from coachdesk.tools.plan_copy import family_copy
from coachdesk.tools.plan_privacy import refuse_reader
from coachdesk.tools.success_chart import SuccessChart, chart_answers, chart_targets

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.tools.measure_trends import Series
    from coachdesk.tools.success_chart import ChartTarget

CHART = "success_chart"
"""What such a paper is, in the access log and in the list of copies."""


def chart_for(open_desk: OpenDesk, family_id: str, reader: Person | None) -> SuccessChart:
    """What the paper will say: one person's own targets and answers, or with no reader what is released to the family.

    Raises Refused for somebody not to be contacted, not living or not yet born, and NotFound.
    """
    desk = open_desk.desk
    if reader is not None:
        refuse_reader(reader, desk.records(Person, family_id), desk.records(SamePerson, family_id))
    read = family_measures(desk, family_id).seen_by(reader.id if reader else None)
    series = [one for one in read.series if reader is None or _is_theirs(one, reader)]
    questions = {(key, version, one.key): one for (key, version), s in read.sets.items() for one in s.questions}
    organisation = organisation_of(open_desk)
    own_targets, targets = _targets(open_desk, family_id, reader) if reader else (False, ())
    return SuccessChart(
        reader=reader.known_as if reader else "",
        is_child=reader is not None and is_child(reader, desk.today()),
        family_ref=desk.get(Family, family_id).record.ref,
        own_targets=own_targets,
        targets=targets,
        answers=chart_answers(
            series,
            questions,
            {one.id: one.known_as for one in read.people},
            {key: one.title for (key, _), one in read.sets.items()},
            read.agencies,
        ),
        organisation=organisation.name,
        made_at=desk.now(),
        is_sample=organisation.sample_today is not None,
    )


def draw_chart(chart: SuccessChart) -> bytes:
    """The chart as a PDF."""
    from coachdesk.reports.measures.success_chart import (  # noqa: PLC0415 - reportlab only when a page is drawn
        render_success_chart,
    )

    return render_success_chart(chart)


def chart_file_name(chart: SuccessChart) -> str:
    """Code and day, no name."""
    ref = "".join(letter for letter in chart.family_ref if letter.isalnum())
    return f"{ref or 'family'}-how-things-are-{chart.made_at.date()}.pdf"


def _is_theirs(series: Series, reader: Person) -> bool:
    """Their own answers about themselves; what they said of an agency's help is on no paper that lies about at home."""
    about_help = series.readings[0].sitting.tool is MeasureTool.EXPERIENCE
    return series.whose.person == reader.id and not about_help


def _targets(open_desk: OpenDesk, family_id: str, reader: Person) -> tuple[bool, tuple[ChartTarget, ...]]:
    """The targets that stand on this person's own copy of the plan as it is today."""
    live = live_plan(open_desk.desk, family_id)
    if live is None:
        return False, ()
    now = PlanVersion(
        id=live.plan.record.id,
        log=family_id,
        plan=live.plan.record.id,
        number=1,
        made_at=open_desk.desk.now(),
        writes=b"",
        digest="",
    )
    return chart_targets(family_copy(live.content, reader, facts_of(open_desk, now, live.content)))
