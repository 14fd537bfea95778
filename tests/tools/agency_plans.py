"""Random plans with an agency's targets in them, every text a canary that says who and what must be allowed for it."""

import random
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from coachdesk.models.agency_copy import AgencyCopy
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, Barrier, Ink, InkMethod, StepState, TargetStatus
from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.tools.plan_copy import CopyFacts
from tests.tools.records import (
    agency,
    content,
    family,
    household,
    make,
    plan,
    sign,
    stay,
    step,
    strength,
    target,
    view,
    worker,
)
from tests.tools.sharing_draws import some_papers, some_person
from tests.tools.sharing_oracle import may_be_told
from tests.tools.sharing_records import TODAY

DIGEST = "d" * 64
PART = SharePurpose.DO_ITS_PART
AREA_OF = {
    "money": "money",
    "housing": "housing",
    "school": "education",
    "health": "health",
    "feelings": "mental_health",
    "safety": "domestic_abuse",
    "law": "criminal",
}
"""Written out again, so that a class moved in the program by mistake is seen here."""
CLASSES = [InformationClass.PLAN, *(InformationClass(what) for what in dict.fromkeys(AREA_OF.values()))]
OF_BARRIER = {Barrier.HEALTH: "health", Barrier.MONEY: "money", Barrier.WAITING_LIST: "plan", Barrier.OTHER: ""}

HOMES = agency("Brue Vale Homes", phone="01632 960101")
DRUGS = agency("Poppy Centre", sector="health", phone="01632 960102")
JO = worker("Jo Bell", agency=HOMES.id, phone="01632 960103")
DREW = worker("Drew Kent", agency=DRUGS.id)
BRONWEN = worker("Bronwen Tarr", role="coach", agency=HOMES.id, job="Family Coach")
WORKERS = (JO, DREW, BRONWEN)


class Canary(NamedTuple):
    """A word, and what must be allowed of whom for it to be told; None: to nobody outside."""

    word: str
    needs: frozenset[tuple[str, str]] | None


class Plans:
    """One random plan with its papers."""

    def __init__(self, seed: int) -> None:
        self.chance = chance = random.Random(seed)
        self.canaries: list[Canary] = []
        self.parts: dict[str, list[Any]] = {name: [] for name in ("targets", "steps", "signs", "views")}
        count = chance.randint(1, 3)
        self.people = [self._person(number) for number in range(1, count + 1)]
        for _ in range(chance.randint(1, 3)):
            self._target()
        self.strengths = [strength(self._word(None), person=chance.choice(self.people).id)]
        self.papers = some_papers(
            chance, self.people, [HOMES], chance.choice((0.9, 1, 1, 1)), chance.choice((0.6, 0.97, 1)), CLASSES
        )
        self.homes = [
            household(name="Home", address=f"{one.number} Tanner Row", postcode="ZZ1 1ZZ") for one in self.people
        ]
        self.content = content(
            family=family(story=self._word(None)),
            plan=plan(started_on=date(2011, 3, 1)),
            targets=self.parts["targets"],
            steps=self.parts["steps"],
            success_signs=self.parts["signs"],
            success_views=self.parts["views"],
            strengths=self.strengths,
            people=self.people,
            workers=WORKERS,
            agencies=(HOMES, DRUGS),
        )
        self.inks = self._inks()

    def facts(self) -> CopyFacts:
        return CopyFacts(
            version=2,
            made_at=datetime(2011, 8, 31, 10, tzinfo=UTC),
            digest=DIGEST,
            organisation="Family Project",
            coach="Bronwen Tarr",
            households=tuple(self.homes),
            stays=tuple(stay(one, home) for one, home in zip(self.people, self.homes, strict=True)),
        )

    def leaks(self, copy: AgencyCopy | None) -> list[Canary]:
        """The canaries on the page that a careful reader of the papers would not have told."""
        printed = copy.page.model_dump_json() if copy else ""
        return [one for one in self.canaries if one.word in printed and not self.may(one)]

    def may(self, canary: Canary) -> bool:
        known = {one.id: one for one in self.people}
        return canary.needs is not None and all(
            not known[who].no_contact
            and may_be_told(self.papers, known[who], HOMES, PART, InformationClass(what), TODAY)
            for who, what in canary.needs
        )

    # -- planting -------------------------------------------------------------------------------------

    def _word(self, needs: frozenset[tuple[str, str]] | None) -> str:
        number, letters = len(self.canaries), ""
        for _ in range(3):
            number, digit = divmod(number, 20)
            letters += "bcdfghjklmnpqrstvwxz"[digit]
        self.canaries.append(Canary(f"canary{letters}yy", needs))
        return self.canaries[-1].word

    def _person(self, number: int) -> Person:
        """Somebody whose name is a canary that only their own yes to the plan lets out."""
        name = f"canaryname{'abc'[number - 1]}yy"
        who = some_person(
            self.chance,
            name,
            number,
            no_contact=self.chance.random() < 0.08,
            phone=f"07700 90012{number}",
            notes=self._word(None),
            legal_name=f"{self._word(None)} Ashdown",
        )
        self.canaries.append(Canary(name, frozenset({(who.id, "plan")})))
        return who

    def _target(self) -> None:
        chance, ids = self.chance, [one.id for one in self.people]
        area = chance.choice([*AREA_OF, *AREA_OF, *AREA_OF, "", "our own area"])
        about = tuple(chance.sample(ids, chance.randint(0, len(ids))))
        said_by = tuple(chance.sample(ids, chance.randint(0, 1)))
        status = chance.choice(list(TargetStatus)) if chance.random() < 0.3 else TargetStatus.ACTIVE
        private = chance.random() < 0.08
        owners = [chance.choice((JO, JO, DREW, BRONWEN, None, *self.people)) for _ in range(chance.randint(0, 2))]
        owners += [JO] if chance.random() < 0.7 else []
        states = [chance.choice((StepState.OPEN, StepState.DONE, StepState.DROPPED)) for _ in owners]
        theirs = any(who is JO and state is not StepState.DROPPED for who, state in zip(owners, states, strict=True))
        shut = private or not theirs or area not in AREA_OF or status.value in ("parked", "dropped", "replaced")
        named = {*about, *said_by} or {one.id for one in self.people if not one.deceased_on}
        needs = (
            None if shut or not named else frozenset((who, what) for who in named for what in ("plan", AREA_OF[area]))
        )
        words = self._word(needs)
        if chance.random() < 0.5:
            one = chance.choice(self.people)
            words += f" {one.known_as}’s at {one.number} tanner row or {one.phone}"
        of = target(
            words,
            position=chance.choice("bdfh"),
            area=area,
            about=about,
            said_by=said_by,
            status=status,
            audience=Audience.NAMED if private else Audience.EVERYONE,
            private_to=tuple(ids) if private else (),
            **{name: self._word(None) for name in ("worker_words", "effort_coach", "effort_family", "status_reason")},
        )
        self.parts["targets"].append(of)
        for owner, state in zip(owners, states, strict=True):
            self._step(of, owner, state, needs, area)
        self._success(of, needs, area)

    def _step(self, of: Any, owner: Worker | Person | None, state: StepState, needs: Any, area: str) -> None:
        barrier = self.chance.choice((None, *OF_BARRIER))
        own = needs
        if needs is not None and (owner is DREW or state is StepState.DROPPED):
            own = None
        elif needs is not None and isinstance(owner, Person):
            own = needs | {(owner.id, what) for what in ("plan", AREA_OF[area])}
        helps = own
        if own is not None and barrier is not None:
            its_class = OF_BARRIER[barrier]
            helps = own | {(who, its_class) for who, _ in own} if its_class else None
        owned = {"owner_person" if isinstance(owner, Person) else "owner_worker": owner.id} if owner else {}
        self.parts["steps"].append(
            step(
                of,
                self._word(own),
                state=state,
                barrier=barrier,
                what_would_help=self._word(helps),
                evidence=self._word(None),
                **owned,
            )
        )

    def _success(self, of: Any, needs: Any, area: str) -> None:
        for who in self.chance.sample([None, *self.people], self.chance.randint(0, 2)):
            private = self.chance.random() < 0.3
            own = None if private else needs
            if own is not None and who:
                own = own | {(who.id, what) for what in ("plan", AREA_OF[area])}
            self.parts["signs"].append(sign(of, self._word(own), person=who and who.id, private=private))
        for holder in ("Brue Vale homes", "Poppy Centre"):
            printed = self.chance.random() < 0.5
            theirs = needs if printed and holder != "Poppy Centre" else None
            self.parts["views"].append(
                view(of, self._word(theirs), holder=holder, print_it=printed, agreed=self._word(theirs))
            )

    def _inks(self) -> list[Ink]:
        return [
            make(
                Ink,
                version="5" * 32,
                digest=DIGEST,
                **signer,
                method=self.chance.choice(list(InkMethod)),
                strokes=((7, 7331, 7, 7332),),
                statement=self._word(None),
                witness=self._word(None),
                signed_at=datetime(2011, 8, 31, 11, number, tzinfo=UTC),
            )
            for number, signer in enumerate(
                [*({"person": one.id} for one in self.people), *({"worker": one.id} for one in WORKERS)]
            )
        ]
