"""Random plans in which every text is a canary, each with the rule of who may find it on their copy."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from coachdesk.models.family import Household, Stay
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, Ink, InkMethod, StepState, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.plan_copy import PlanCopy
from coachdesk.tools.plan_copy import CopyFacts
from tests.tools.records import (
    LOG,
    agency,
    content,
    family,
    household,
    make,
    person,
    plan,
    sign,
    stay,
    step,
    strength,
    target,
    view,
    worker,
)

DIGEST = "d" * 64
Rule = Callable[[Person], bool]


def nobody(_: Person) -> bool:
    return False


def everybody(_: Person) -> bool:
    return True


@dataclass
class Planted:
    """A plan, the facts and inks beside it, and for each canary: who may read it, and whether the full copy has it."""

    draw: Callable[[st.SearchStrategy[Any]], Any]
    canaries: dict[str, tuple[Rule, bool]] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    inks: list[Ink] = field(default_factory=list)
    homes: list[Household] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    content: PlanContent = field(default_factory=content)
    together: bool = True
    """Whether all live in one home, or each in their own."""

    def word(self, rule: Rule = everybody, *, full: bool = True) -> str:
        """A fresh word, found nowhere else, that those of the rule may read."""
        number, letters = len(self.canaries), ""
        for _ in range(4):
            number, digit = divmod(number, 20)
            letters += "bcdfghjklmnpqrstvwxz"[digit]
        canary = f"canary{letters}yy"
        self.canaries[canary] = (rule, full)
        return canary

    def facts(self) -> CopyFacts:
        return CopyFacts(
            version=3,
            made_at=datetime(2011, 9, 1, 10, tzinfo=UTC),
            digest=DIGEST,
            organisation="Brue Vale Family Project",
            coach="Bronwen Tarr",
            households=tuple(self.homes),
            stays=tuple(self.stays),
        )

    def leaks(self, copy: PlanCopy, reader: Person | None) -> set[str]:
        """The canaries on a copy that its reader may not have; None is the reader of the full copy."""
        printed = copy.model_dump_json()
        return {canary for canary in self.canaries if canary in printed and not self._may(canary, reader)}

    def missing(self, copy: PlanCopy, reader: Person | None) -> set[str]:
        """The canaries that should be on a copy and are not."""
        printed = copy.model_dump_json()
        return {canary for canary in self.canaries if canary not in printed and self._may(canary, reader)}

    def _may(self, canary: str, reader: Person | None) -> bool:
        rule, full = self.canaries[canary]
        return full if reader is None else rule(reader)


def _plant_people(made: Planted) -> None:
    count, made.together = made.draw(st.integers(1, 4)), made.draw(st.booleans())
    for number in range(1, count + 1):
        no_contact, restricted = made.draw(st.booleans()), made.draw(st.booleans())
        secret = {
            name: made.word(nobody, full=False)
            for name in ("legal_name", "other_names", "notes", "safe_to_contact", "included_reason", "first_language")
        }
        who = person(
            made.word(nobody if no_contact else everybody),
            number=number,
            no_contact=no_contact,
            address_restricted=restricted,
            phone=f"07700 9{number:05}",
            **secret,
        )
        home = household(
            name=made.word(nobody, full=False) if restricted else "Home",
            address=f"{number} {made.word(nobody, full=False)} Street",
            postcode=f"ZZ{number} 1ZZ",
            access_notes=made.word(nobody, full=False),
        )
        made.people.append(who)
        made.homes.append(home)
        made.stays.append(stay(who, made.homes[0] if made.together else home))


def _slip(made: Planted) -> str:
    """Words that hold, or do not hold, somebody's whereabouts."""
    home, who = made.draw(st.sampled_from(made.homes)), made.draw(st.sampled_from(made.people))
    return str(made.draw(st.sampled_from(["", f" at {home.address}", f" ring {who.phone}", f" in {home.postcode}"])))


def _plant_target(made: Planted, jo: str) -> dict[str, list[Any]]:
    readers = made.draw(st.lists(st.sampled_from(made.people), unique_by=lambda one: one.id))
    private = made.draw(st.booleans())
    allowed = {one.id for one in readers}
    some = st.lists(st.sampled_from([one.id for one in made.people]), unique=True).map(tuple)
    about, said_by, area = made.draw(some), made.draw(some), made.draw(st.sampled_from(("", "housing", "health")))
    named = {*about, *said_by}

    def shown(reader: Person) -> bool:
        others = (named or {one.id for one in made.people}) - {reader.id}
        at_home = made.together or area == "housing" or reader.id in named or not others
        return at_home and (not private or reader.id in allowed)

    of = target(
        made.word(shown) + _slip(made),
        audience=Audience.NAMED if private else Audience.EVERYONE,
        private_to=tuple(allowed),
        about=about,
        said_by=said_by,
        area=area,
        status=made.draw(st.sampled_from(TargetStatus)),
        position=made.draw(st.sampled_from("bdfhk")),
        worker_words=made.word(nobody),
        effort_coach=made.word(nobody) + _slip(made),
        effort_family=made.word(shown),
        status_reason=made.word(shown) + _slip(made),
        added_reason=made.word(nobody, full=False),
    )
    steps = []
    for state in made.draw(st.lists(st.sampled_from(StepState), max_size=2)):
        rule = nobody if state is StepState.DROPPED else shown
        steps.append(
            step(
                of,
                made.word(rule) + _slip(made),
                state=state,
                what_would_help=made.word(rule),
                evidence=made.word(nobody, full=False),
                dropped_reason=made.word(nobody, full=False),
                owner_worker=jo,
            )
        )
    return {"targets": [of], "steps": steps, **_plant_success(made, of, shown)}


def _plant_success(made: Planted, of: Any, shown: Rule) -> dict[str, list[Any]]:
    signs, views = [], []
    for who in made.draw(st.lists(st.none() | st.sampled_from(made.people), max_size=3)):
        private = made.draw(st.booleans())

        def may_read(reader: Person, who: Person | None = who, private: bool = private) -> bool:
            heard = who is None or not who.no_contact
            return shown(reader) and heard and (not private or (who is not None and reader.id == who.id))

        signs.append(sign(of, made.word(may_read), person=who and who.id, private=private))
    for print_it in made.draw(st.lists(st.booleans(), max_size=2)):
        rule = shown if print_it else nobody
        words = {name: made.word(rule, full=print_it) for name in ("holder", "words", "agreed")}
        views.append(view(of, print_it=print_it, **words))
    return {"success_signs": signs, "success_views": views}


def _plant_inks(made: Planted, jo: str) -> None:
    for who in made.people:
        method = made.draw(st.sampled_from(InkMethod))

        def own(reader: Person, who: Person = who) -> bool:
            return reader.id == who.id

        says_no = method is InkMethod.RATHER_NOT
        heard = nobody if who.no_contact else (own if says_no else everybody)
        made.inks.append(
            make(
                Ink,
                version="5" * 32,
                digest=DIGEST,
                person=who.id,
                method=method,
                witness=made.word(heard),
                statement=made.word(own),
                signed_at=datetime(2011, 9, 1, 11, tzinfo=UTC),
            )
        )
    made.inks.append(
        make(
            Ink,
            version="5" * 32,
            digest=DIGEST,
            worker=jo,
            method=InkMethod.DRAWN,
            statement=made.word(nobody),
            signed_at=datetime(2011, 9, 1, 12, tzinfo=UTC),
        )
    )


@st.composite
def planted_plans(draw: Any) -> Planted:
    """A family of one to four people with up to three targets, all kinds of privacy, and an answer of everyone."""
    made = Planted(draw)
    _plant_people(made)
    homes = agency(made.word(everybody) if (owned := draw(st.booleans())) else "Homes", phone="01632 960777")
    jo = worker("Jo Bell", agency=homes.id, phone="01632 960888")
    parts: dict[str, list[Any]] = {}
    for _ in range(draw(st.integers(1, 3))):
        for name, records in _plant_target(made, jo.id).items():
            parts.setdefault(name, []).extend(records)
    if owned:
        of = target("Ours", position="z", area="housing")
        parts["targets"].append(of)
        parts["steps"].append(step(of, "Ring us on 01632 960777 or 960888", owner_worker=jo.id))
    who = draw(st.none() | st.sampled_from(made.people))
    parts["strengths"] = [strength(made.word(nobody if who and who.no_contact else everybody), person=who and who.id)]
    made.content = content(
        family=family(story=made.word(nobody, full=False), alert=made.word(nobody, full=False)),
        plan=plan(ready_without_strengths=made.word(nobody, full=False), started_on=date(2011, 3, 1)),
        people=made.people,
        workers=[jo],
        agencies=[homes],
        **parts,
    )
    _plant_inks(made, jo.id)
    assert made.content.family.id == LOG
    return made
