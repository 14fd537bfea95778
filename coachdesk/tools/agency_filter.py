"""What of a plan version one agency may be given: its own targets, and of those only what every rule allows."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.plan import SubTarget, SuccessSign, SuccessView, Target
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.tools.agency_targets import Unasked, classes_of, concerned, others_workers, standing_steps, unasked
from coachdesk.tools.information_classes import BARRIER_CLASSES
from coachdesk.tools.masking import folded
from coachdesk.tools.sharing import Answer, may_share
from coachdesk.tools.sharing_papers import SharingPapers


class Withheld(StrEnum):
    """A kind of thing inside a target that is left out."""

    STRENGTH = "strength"
    NOTE = "note"
    OTHERS_STEP = "others_step"
    PERSONS_STEP = "persons_step"
    DROPPED_STEP = "dropped_step"
    BARRIER = "barrier"
    SIGN = "sign"
    VIEW = "view"


class AgencyFilter:
    """The plan parted into what may be told and what not. `told` is the part that may; `shown` names who is in it."""

    def __init__(
        self,
        content: PlanContent,
        now: PlanContent,
        agency: Agency,
        purpose: SharePurpose,
        papers: SharingPapers,
        on: date,
    ) -> None:
        self._content, self._now, self._agency = content, now, agency
        self._purpose, self._papers, self._on = purpose, papers, on
        self._known = {one.id: one for one in (*content.people, *now.people, *papers.people)}
        self._others = others_workers(agency, (*content.workers, *now.workers))
        self.asked: dict[tuple[str, InformationClass], Answer] = {}
        self.relied_on: set[tuple[str, InformationClass]] = set()
        self.left_out: Counter[Unasked | InformationClass | Withheld] = Counter()
        self.refusals: list[str] = []
        self.told = self._parted()

    @property
    def shown(self) -> frozenset[str]:
        """The ids of the people whose information is in what may be told."""
        return frozenset(who for who, _ in self.relied_on)

    @property
    def shown_in_order(self) -> tuple[str, ...]:
        """The same, by number."""
        return tuple(sorted(self.shown, key=lambda who: (self._known[who].number, who)))

    def _parted(self) -> PlanContent:
        targets = [target for target in self._content.targets if self._may_tell(target)]
        steps = [step for target in targets for step in self._steps(target)]
        signs = [sign for target in targets for sign in self._signs(target)]
        views = [view for target in targets for view in self._views(target)]
        self.left_out[Withheld.STRENGTH] += len(self._content.strengths)
        people = (one for one in self._content.people if one.id in self.shown)
        return self._content.model_copy(
            update={
                "targets": tuple(map(self._without_notes, targets)),
                "steps": tuple(steps),
                "success_signs": tuple(signs),
                "success_views": tuple(views),
                "strengths": (),
                "people": tuple(people),
                "workers": tuple(one for one in self._content.workers if one.id not in self._others),
                "agencies": tuple(one for one in self._content.agencies if one.id == self._agency.id),
            }
        )

    def _may_tell(self, target: Target) -> bool:
        why = unasked(target, self._content, self._now, self._agency)
        if why:
            self.left_out[why] += 1
            return False
        classes = classes_of(target, self._now)
        who = concerned(target, self._content, self._now)
        refused = {one for one in classes for person in who if not self._allowed(person, one)}
        if refused or not who:
            self.left_out.update(refused or {InformationClass.PLAN})
            return False
        self._rely_on(who, classes)
        return True

    def _steps(self, target: Target) -> list[SubTarget]:
        """The agency's own steps, the family's and ours; another agency's would tell that the family goes there."""
        who, classes = concerned(target, self._content, self._now), classes_of(target, self._now)
        standing, kept = standing_steps(target, self._content), []
        self.left_out[Withheld.DROPPED_STEP] += sum(one.target == target.id for one in self._content.steps)
        self.left_out[Withheld.DROPPED_STEP] -= len(standing)
        for step in standing:
            owner = {step.owner_person} if step.owner_person else set()
            if step.owner_worker in self._others:
                self.left_out[Withheld.OTHERS_STEP] += 1
            elif not self._all_allowed(owner, classes):
                self.left_out[Withheld.PERSONS_STEP] += 1
            else:
                self._rely_on(owner, classes)
                kept.append(self._without_barrier(step, who | owner))
        return kept

    def _without_barrier(self, step: SubTarget, who: Iterable[str]) -> SubTarget:
        """The step; what stands in the way, and what would help, only where its class may be told too."""
        people = set(who)
        if step.barrier is None:
            return step
        its_class = BARRIER_CLASSES.get(step.barrier)
        if its_class and self._all_allowed(people, {its_class}):
            self._rely_on(people, {its_class})
            return step
        self.left_out[Withheld.BARRIER] += 1
        return step.model_copy(update={"barrier": None, "what_would_help": ""})

    def _signs(self, target: Target) -> list[SuccessSign]:
        private = {one.id for one in (*self._content.success_signs, *self._now.success_signs) if one.private}
        kept = []
        for sign in (one for one in self._content.success_signs if one.target == target.id):
            who, classes = {sign.person} if sign.person else set(), classes_of(target, self._now)
            if sign.id in private or not self._all_allowed(who, classes):
                self.left_out[Withheld.SIGN] += 1
            else:
                self._rely_on(who, classes)
                kept.append(sign)
        return kept

    def _views(self, target: Target) -> list[SuccessView]:
        """The agency's own view of success, where the family chose it for print, then and now."""
        views = [one for one in self._content.success_views if one.target == target.id]
        unprinted = {one.id for one in (*views, *self._now.success_views) if not one.print_it}
        name = folded(self._agency.name)
        kept = [one for one in views if one.id not in unprinted and folded(one.holder) == name]
        self.left_out[Withheld.VIEW] += len(views) - len(kept)
        return kept

    def _without_notes(self, target: Target) -> Target:
        notes = ("worker_words", "effort_family", "effort_coach", "status_reason", "added_reason")
        self.left_out[Withheld.NOTE] += sum(bool(getattr(target, name)) for name in notes)
        return target.model_copy(update={**dict.fromkeys(notes, ""), "asked": target.about})

    def _rely_on(self, who: Iterable[str], classes: Iterable[InformationClass]) -> None:
        wanted = list(classes)
        self.relied_on.update((person, one) for person in who for one in wanted)

    def _all_allowed(self, who: Iterable[str], classes: Iterable[InformationClass]) -> bool:
        wanted = list(classes)
        return all(self._allowed(person, one) for person in who for one in wanted)

    def _allowed(self, who: str, information_class: InformationClass) -> bool:
        """Whether this class of this person may be told; the answer is kept. Nobody knows a stranger's answer."""
        person = self._known.get(who)
        if person is None:
            return False
        if self._silent(person):
            self._refuse(f"Nothing is told about {person.known_as}, who is marked “no contact”.")
            return False
        question = who, information_class
        if question not in self.asked:
            self.asked[question] = may_share(
                self._papers, person, self._agency, self._purpose, information_class, self._on
            )
        answer = self.asked[question]
        if not answer.allowed:
            self._refuse(answer.sentence)
        return answer.allowed

    def _silent(self, person: Person) -> bool:
        """Whether any record of the same person, then or now, says no contact."""
        same = {one.id for one in self._papers.same_as(person)}
        records = (*self._content.people, *self._now.people, *self._papers.people)
        return any(one.no_contact for one in records if one.id in same)

    def _refuse(self, sentence: str) -> None:
        if sentence not in self.refusals:
            self.refusals.append(sentence)
