"""The rule of sharing written a second time, as a list of objections: it shares no line with the program."""

from datetime import date
from typing import Any

from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.tools.sharing_papers import SharingPapers


def _replaced(papers: list[Any]) -> set[str]:
    return {named for paper in papers for named in paper.supersedes}


def _age(person: Person, on: date) -> int:
    """Whole years of someone whose birth date is known to the day; children of unknown age are 0, others 99."""
    if person.due_date or (not person.birth_date and person.role.value == "child"):
        return 0
    if not person.birth_date:
        return 99
    birthday = date.fromisoformat(person.birth_date)
    return sum(birthday.replace(year=year) <= on for year in range(birthday.year + 1, on.year + 1))


def agreement_objections(papers: SharingPapers, person: Person, on: date) -> list[str]:
    """Everything that stands against a person's agreement; empty when it stands."""
    own = [one for one in (*papers.agreements, *papers.withdrawals) if one.person == person.id]
    standing = [one for one in own if one.id not in _replaced(own)]
    objections = ["died"] if person.deceased_on else []
    objections += ["withdrawn" for one in standing if one.kind == "withdrawal"]
    talks = [one for one in standing if one.kind == "agreement"]
    if not talks:
        objections.append("never asked")
    for talk in talks:
        day = talk.answered_on or talk.talked_on
        checks = {
            "the answer is yes": str(talk.answer) == "yes",
            "by then": day <= on,
            "explained": all((talk.benefits, talk.risks, talk.passed_on_regardless)),
        }
        judged = str(talk.understands) if (talk.judged_by or talk.judged_by_words) and talk.judged_how else "not_asked"
        if talk.answered_by in (None, person.id):
            checks["old enough, or understands"] = _age(person, day) >= 16 or judged == "yes"
        else:
            parents = [one.id for one in papers.people if one.parental_responsibility]
            checks["a parent answered"] = talk.answered_by in parents
            checks["too young to answer"] = _age(person, on) < 16 and (bool(person.due_date) or judged == "no")
        objections += [name for name, holds in checks.items() if not holds]
    return objections


def is_overridden(
    papers: SharingPapers, who: str, agency: Agency, purpose: SharePurpose, what: InformationClass, on: date
) -> bool:
    replaced = _replaced(list(papers.overrides))
    for one in papers.overrides:
        covers = who in one.people and one.agency == agency.id and one.purpose == purpose and what in one.classes
        if covers and one.id not in replaced and not (on < one.decided_on or on > one.until):
            return True
    return False


def may_be_told(
    papers: SharingPapers, person: Person, agency: Agency, purpose: SharePurpose, what: InformationClass, on: date
) -> bool:
    """Whether a careful reader of the papers would tell it."""
    if is_overridden(papers, person.id, agency, purpose, what, on):
        return True
    if agreement_objections(papers, person, on):
        return False
    live = {
        str(one.decision)
        for one in papers.rules
        if one.person == person.id
        and one.agency == agency.id
        and one.purpose == purpose
        and one.information_class == what
        and one.from_date <= on
        and (one.until is None or on <= one.until)
        and (str(one.decision) == "refused" or one.review_on is None or on <= one.review_on)
    }
    return live == {"allowed"}
