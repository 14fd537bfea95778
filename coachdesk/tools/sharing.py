"""May I tell this agency that about this person, for this? Refused unless everything says yes, and always with why.

The person's own agreement must stand, whatever the basis of a rule (I-04, I-10, I-11). Then one rule that refuses is
enough to refuse, and one that allows is needed: begun, not ended, and looked at again in time. A rule whose review day
has passed allows nothing until somebody asks the family again and moves the day; the review day itself still counts
(I-01). What all this refuses, only an override that holds today allows (I-09).
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.record import Value
from coachdesk.models.sharing import (
    InformationClass,
    SharePurpose,
    SharingBasis,
    SharingDecision,
    SharingOverride,
    SharingRule,
)
from coachdesk.models.values import Id
from coachdesk.tools.agreement_state import Standing, standing, standing_sentence
from coachdesk.tools.dates import in_words
from coachdesk.tools.sharing_papers import SharingPapers
from coachdesk.tools.sharing_words import BASIS_WORDS, CLASS_WORDS, PURPOSE_WORDS
from coachdesk.tools.superseding import current


class Why(StrEnum):
    """What decided it."""

    RULE_ALLOWS = "rule_allows"
    OVERRIDE = "override"
    NO_AGREEMENT = "no_agreement"
    RULE_REFUSES = "rule_refuses"
    REVIEW_PASSED = "review_passed"
    ENDED = "ended"
    NOT_BEGUN = "not_begun"
    NO_RULE = "no_rule"


SENTENCES = {
    Why.RULE_ALLOWS: "Yes. {agency} may be told about {what} of {person}, so that it can {purpose}, {basis}.",
    Why.OVERRIDE: (
        "Yes, without agreement: {approver} decided on {day} that {agency} may be told about {what} of {person}, "
        "{basis}. {told}"
    ),
    Why.NO_AGREEMENT: "No. {standing}",
    Why.RULE_REFUSES: "No. {person} does not want {agency} to be told about {what}.",
    Why.REVIEW_PASSED: (
        "No. {person} was to be asked again by {day} whether {agency} may be told about {what}. Ask again first."
    ),
    Why.ENDED: "No. {agency} could be told about {what} of {person} until {day}. Ask again first.",
    Why.NOT_BEGUN: "No. {agency} may be told about {what} of {person} from {day}, and not before.",
    Why.NO_RULE: "No. {person} has not said that {agency} may be told about {what}, so that it can {purpose}.",
}
"""A sentence a coach can say. {what} is a class of information, never what is known."""

TOLD, NOT_TOLD = "The family was told.", "The family was not told; why is written down."


class Answer(Value):
    """Whether something may be told, and the sentence that says why or why not (I-01, I-02).

    `standing` is the person's own; `basis`, `rule` and `override` are set where they decided.
    """

    allowed: bool
    why: Why
    sentence: str
    standing: Standing
    basis: SharingBasis | None = None
    rule: Id | None = None
    override: Id | None = None


def may_share(
    papers: SharingPapers,
    person: Person,
    agency: Agency,
    purpose: SharePurpose,
    information_class: InformationClass,
    on: date,
) -> Answer:
    """Whether this class of information about a person may be told to an agency for a purpose on a day (I-01)."""
    ids = {one.id for one in papers.same_as(person)}
    found = standing(papers, person, on)
    said = {
        "person": person.known_as,
        "agency": agency.name,
        "what": CLASS_WORDS[information_class],
        "purpose": PURPOSE_WORDS[purpose],
    }
    rules = [
        one
        for one in papers.rules
        if one.person in ids
        and (one.agency, one.purpose, one.information_class) == (agency.id, purpose, information_class)
    ]
    why, rule = _by_rule(rules, on) if found is Standing.AGREED else (Why.NO_AGREEMENT, None)
    if why is Why.RULE_ALLOWS and rule:
        sentence = SENTENCES[why].format(**said, basis=BASIS_WORDS[rule.basis])
        return Answer(allowed=True, why=why, sentence=sentence, standing=found, basis=rule.basis, rule=rule.id)
    override = _override(papers.overrides, ids, agency, purpose, information_class, on)
    if override:
        sentence = SENTENCES[Why.OVERRIDE].format(
            **said,
            approver=override.approver_name,
            day=in_words(override.decided_on),
            basis=BASIS_WORDS[override.basis],
            told=TOLD if override.family_told else NOT_TOLD,
        )
        return Answer(
            allowed=True,
            why=Why.OVERRIDE,
            sentence=sentence,
            standing=found,
            basis=override.basis,
            override=override.id,
        )
    sentence = SENTENCES[why].format(**said, standing=standing_sentence(person, found), day=_day(why, rule))
    return Answer(allowed=False, why=why, sentence=sentence, standing=found, rule=rule.id if rule else None)


def _by_rule(rules: Iterable[SharingRule], on: date) -> tuple[Why, SharingRule | None]:
    """What the rules on one question come to, and the rule that decided."""
    newest = sorted(rules, key=lambda one: (one.from_date, one.id), reverse=True)
    found = [(_of_one(one, on), one) for one in newest]
    for why in (Why.RULE_REFUSES, Why.RULE_ALLOWS, Why.REVIEW_PASSED, Why.ENDED, Why.NOT_BEGUN):
        for each, rule in found:
            if each is why:
                return why, rule
    return Why.NO_RULE, None


def _of_one(rule: SharingRule, on: date) -> Why:
    """What one rule says on a day. A refusal that has not begun, or has ended, says nothing."""
    begun, ended = rule.from_date <= on, rule.until is not None and rule.until < on
    if rule.decision is SharingDecision.REFUSED:
        return Why.RULE_REFUSES if begun and not ended else Why.NO_RULE
    if ended:
        return Why.ENDED
    if not begun:
        return Why.NOT_BEGUN
    return Why.REVIEW_PASSED if rule.review_on and rule.review_on < on else Why.RULE_ALLOWS


def _override(
    overrides: Iterable[SharingOverride],
    ids: set[str],
    agency: Agency,
    purpose: SharePurpose,
    information_class: InformationClass,
    on: date,
) -> SharingOverride | None:
    """The latest override that covers exactly this, on this day."""
    found = [
        one
        for one in current(overrides)
        if ids.intersection(one.people)
        and (one.agency, one.purpose) == (agency.id, purpose)
        and information_class in one.classes
        and one.decided_on <= on <= one.until
    ]
    return max(found, key=lambda one: (one.decided_on, one.id), default=None)


def _day(why: Why, rule: SharingRule | None) -> str:
    """The day the refusal turns on, in words; empty where it turns on none."""
    if rule is None:
        return ""
    day = {Why.REVIEW_PASSED: rule.review_on, Why.ENDED: rule.until, Why.NOT_BEGUN: rule.from_date}.get(why)
    return in_words(day) if day else ""
