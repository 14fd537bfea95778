"""A family's case study: drafted from the record, kept in versions, on paper once each grown-up has said yes (K-06)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.case_study import CaseStudy, StudyFact, TellingAnswer, TellingConsent
from coachdesk.models.case_study_page import CaseStudyPage
from coachdesk.models.family import Family, Household, Stay
from coachdesk.models.measures import GoodNews
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.models.window import Window
from coachdesk.operations.figures import evaluate
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.new_coach_paper import save_page
from coachdesk.operations.story import tellings_of
from coachdesk.operations.vaults import organisation_of
from coachdesk.tools.case_study_draft import (
    Changed,
    EmergenciesCounted,
    StudyMaterial,
    changed_facts,
    draft_facts,
)
from coachdesk.tools.child_seen import is_child
from coachdesk.tools.family_snapshot import Whereabouts, WhoIsThere, words_masked
from coachdesk.tools.gathered_figures import month_joined
from coachdesk.tools.masking import mask_for
from coachdesk.tools.name_masking import names_mask
from coachdesk.tools.superseding import current

CASE_STUDY = "case_study"
"""What such a paper is, in the access log and in the list of copies."""
MONTHS = 6
"""So many months together are put beside as many before."""


@dataclass(frozen=True, slots=True)
class GrownUp:
    """One grown-up of the family and what they said to this version; None: not asked yet.

    Whoever is never to be contacted is not asked, and is named on no page.
    """

    person: Person
    said: TellingConsent | None

    @property
    def agrees(self) -> bool:
        return self.said is not None and self.said.answer is TellingAnswer.YES


@dataclass(frozen=True, slots=True)
class StudyStanding:
    """A family's case study as it stands: the version that counts, what has changed since, and who agrees."""

    study: CaseStudy | None
    author: str
    changed: tuple[Changed, ...]
    new: tuple[StudyFact, ...]
    """Facts that the record has and the study has not."""
    grown_ups: tuple[GrownUp, ...]

    @property
    def may_leave(self) -> bool:
        """Whether each grown-up has said yes to this very version, and there is one to ask."""
        return self.study is not None and bool(self.grown_ups) and all(one.agrees for one in self.grown_ups)


def draft_study(desk: Desk, family_id: str) -> tuple[StudyFact, ...]:
    """What the record says today, to be looked through by its author. Raises NotFound."""
    return draft_facts(_material(desk, family_id))


def standing_of_study(desk: Desk, family_id: str) -> StudyStanding:
    """Everything that the page shows. Of two versions made apart the later one counts."""
    found = sorted(current(desk.records(CaseStudy, family_id)), key=lambda one: (one.made_at, one.id))
    study = found[-1] if found else None
    now = draft_study(desk, family_id) if study else ()
    used = {(one.source, one.about) for one in study.facts} if study else set()
    return StudyStanding(
        study,
        desk.worker_names().get(study.written_by, "") if study else "",
        changed_facts(study.facts, now) if study else (),
        tuple(one for one in now if (one.source, one.about) not in used),
        _grown_ups(desk, family_id, study),
    )


def keep_study(desk: Desk, family_id: str, facts: Sequence[StudyFact]) -> Opened[CaseStudy]:
    """Keep a version in place of all before. Raises BadInput("facts") where nothing is left of it."""
    if not facts:
        raise BadInput("facts", "Keep at least one sentence, or leave the page as it was.")
    return desk.add(
        new_record(
            CaseStudy,
            family_id,
            facts=tuple(facts),
            written_by=desk.owner.worker_id,
            made_at=desk.now(),
            supersedes=tuple(one.id for one in current(desk.records(CaseStudy, family_id))),
        ),
        "A case study",
    )


def say_of_study(
    desk: Desk, study: CaseStudy, person_id: str, answer: TellingAnswer, words: str = ""
) -> Opened[TellingConsent]:
    """Write down what a grown-up said of a version, in place of what they said before.

    Raises NotFound for somebody who is not of the family, and Refused for a child, whose parent is asked.
    """
    person = desk.get(Person, person_id).record
    if person.log != study.log:
        raise NotFound("That person is not of this family.")
    if person.id not in {one.person.id for one in _grown_ups(desk, study.log, study)}:
        raise Refused("Only a grown-up who lives and can be asked says whether it may be told.")
    before = [one for one in current(desk.records(TellingConsent, study.log)) if _is_of(one, study, person_id)]
    return desk.add(
        new_record(
            TellingConsent,
            study.log,
            study=study.id,
            person=person_id,
            answer=answer,
            said_on=desk.today(),
            asked_by=desk.owner.worker_id,
            words=words,
            supersedes=tuple(one.id for one in before),
        ),
        "Asked whether the case study may be told",
    )


def page_of(open_desk: OpenDesk, family_id: str, *, named: bool = False) -> CaseStudyPage:
    """What the paper will say: no address, no telephone number, nobody who is never named, and unless `named` nobody.

    Raises Refused where there is no study, a fact has changed since, or a grown-up has not said yes to it.
    """
    desk = open_desk.desk
    standing = standing_of_study(desk, family_id)
    study = standing.study
    if study is None:
        raise Refused("There is no case study of this family yet.")
    if standing.changed:
        raise Refused("Something has changed since this was written. Make it again, and ask again.")
    if not standing.may_leave:
        raise Refused("It leaves CoachDesk only when each grown-up has said yes to it.")
    organisation = organisation_of(open_desk)
    people, homes = desk.records(Person, family_id), desk.records(Household, family_id)
    never = words_masked(
        WhoIsThere(people, desk.records(SamePerson, family_id)),
        Whereabouts(desk.records(Household), desk.records(Stay), [one.phone for one in desk.records(Person)]),
    )
    names = names_mask(people, frozenset(one.id for one in people) if named else frozenset())
    places = mask_for(homes, frozenset(one.id for one in homes), ())

    def hidden(words: str) -> str:
        return names.apply(places.apply(never(words))[0])[0]

    return CaseStudyPage(
        family_ref=desk.get(Family, family_id).record.ref,
        facts=tuple(one.model_copy(update={"words": hidden(one.words)}) for one in study.facts),
        author=standing.author,
        made_on=study.made_at.date(),
        organisation=organisation.name,
        made_at=desk.now(),
        is_named=named,
        is_sample=organisation.sample_today is not None,
    )


def draw_study(page: CaseStudyPage) -> bytes:
    """The page as a PDF. Raises Refused where it does not fit on one side."""
    from coachdesk.reports.case_study import render_case_study  # noqa: PLC0415 - reportlab only when a page is drawn

    return render_case_study(page)


def save_study(open_desk: OpenDesk, family_id: str, pdf: bytes, out: Path) -> None:
    """Write it to a new file, with the lines that say so. Raises FileExists, NotSaved, DiskFull."""
    save_page(open_desk, family_id, pdf, out, safe_on_paper=True, what=CASE_STUDY)


def study_file_name(page: CaseStudyPage) -> str:
    """Code and day, no name."""
    ref = "".join(letter for letter in page.family_ref if letter.isalnum())
    return f"{ref or 'family'}-case-study-{page.made_on}.pdf"


def _material(desk: Desk, family_id: str) -> StudyMaterial:
    family = desk.get(Family, family_id).record
    first = next((one for one in reversed(tellings_of(desk, family_id)) if one.words.strip()), None)
    plan = live_plan(desk, family_id)
    return StudyMaterial(
        family,
        desk.records(Person, family_id),
        desk.today(),
        story=(first.id or family_id, first.words) if first else ("", ""),
        plan=plan.content if plan else None,
        visits=sum(one.outcome is VisitOutcome.MET for one in desk.records(Visit, family_id)),
        good_news=desk.records(GoodNews, family_id),
        emergencies=_emergencies(desk, family),
    )


def _emergencies(desk: Desk, family: Family) -> EmergenciesCounted | None:
    """Counted only where every month of both windows is known, and both are over."""
    joined = month_joined(family.joined_on) if family.joined_on else None
    if joined is None:
        return None
    during = Window(joined, MONTHS)
    if during.last >= desk.today().isoformat()[:7]:
        return None
    try:
        compared = evaluate(desk, during.moved(-MONTHS), during, families=[family.id]).comparison
    except Refused:
        return None
    return EmergenciesCounted(MONTHS, compared.incidents.before.count, compared.incidents.during.count)


def _grown_ups(desk: Desk, family_id: str, study: CaseStudy | None) -> tuple[GrownUp, ...]:
    today: datetime = desk.now()
    people = sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id))
    said = current(desk.records(TellingConsent, family_id))
    return tuple(
        GrownUp(one, _last(said, study, one.id))
        for one in people
        if one.included and not (one.deceased_on or one.due_date or one.no_contact) and not is_child(one, today.date())
    )


def _last(said: Iterable[TellingConsent], study: CaseStudy | None, person_id: str) -> TellingConsent | None:
    """Of two answers written down apart, the more careful one."""
    if study is None:
        return None
    found = [one for one in said if _is_of(one, study, person_id)]
    return min(found, key=lambda one: (one.answer is TellingAnswer.YES, one.id), default=None)


def _is_of(said: TellingConsent, study: CaseStudy, person_id: str) -> bool:
    return said.study == study.id and said.person == person_id
