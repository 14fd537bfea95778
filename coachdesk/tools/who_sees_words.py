"""The family's own words for "Who sees this?": short lines that a mother who reads with difficulty can follow.

Fixed words read at grade 3 or below (`tools.readability`). Every one is a key for the translators, under "who_sees".
"""

from collections.abc import Callable
from datetime import date

from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.models.who_sees import Filling, SeenLine, SeenTopic
from coachdesk.tools.dates import partial_in_words

CONTEXT = "who_sees"

HEADINGS = {
    SeenTopic.WE_SEE: "Who works with you",
    SeenTopic.ANSWERS: "What you mark or answer",
    SeenTopic.MAY_KNOW: "Who else may know",
    SeenTopic.GIVEN: "What we gave so far",
    SeenTopic.NOT_SEEN: "Who does not see it",
    SeenTopic.ANYWAY: "If a child is not safe",
    SeenTopic.SAY_NO: "You can say no",
}

CLASS_IN_FAMILY_WORDS = {
    InformationClass.CONTACT_DETAILS: "where you live",
    InformationClass.PLAN: "the plan",
    InformationClass.MONEY: "money",
    InformationClass.HOUSING: "the home",
    InformationClass.EDUCATION: "school",
    InformationClass.WORK: "work",
    InformationClass.FAMILY_LIFE: "life at home",
    InformationClass.HEALTH: "health",
    InformationClass.MENTAL_HEALTH: "how you feel",
    InformationClass.SUBSTANCE_USE: "drink or drugs",
    InformationClass.DOMESTIC_ABUSE: "being safe at home",
    InformationClass.CRIMINAL: "the police",
    InformationClass.IMMIGRATION: "your right to stay",
}

PURPOSE_IN_FAMILY_WORDS = {
    SharePurpose.DO_ITS_PART: "to do its part",
    SharePurpose.ARRANGE: "to set up when you meet",
    SharePurpose.DECIDE_HELP: "to see how it can help",
    SharePurpose.FORMS: "to help with a form",
    SharePurpose.HAND_OVER: "to take over from us",
    SharePurpose.KEEP_SAFE: "to keep someone safe",
}

COACH = "{name} is your coach."
ADVOCATE = "{name} speaks up for you, as your advocate."
LEAD = "{name} leads the work with you."
COVER = "{name} stands in for your coach."
NOBODY_YET = "No one works with you yet."
THEY_SEE_ALL = "They see all that you tell us."
MANAGER = "{names} can look too, to check our work."
SOME_MANAGER = "Who we work for can look too, to check our work."
OURS_ONLY = "The notes are for our team. They are not put on a page for others."

MAY_KNOW = "{agency} may know: {what}."
MAY_KNOW_TILL = "{agency} may know: {what}, till {day}."
MAY_KNOW_FOR = "{agency} may know, {purpose}: {what}."
MAY_KNOW_FOR_TILL = "{agency} may know, {purpose}: {what}, till {day}."
MAY_KNOW_OF = "{agency} may know: {what} ({people})."
MAY_KNOW_OF_TILL = "{agency} may know: {what} ({people}), till {day}."
THEY_SAID_YES = "You said yes to this."
BY_LAW = "This is by law."
TO_KEEP_SAFE = "This is to keep someone safe."
DECIDED = "We did not ask you this time. {approver} chose it, and you were told."
NO_OTHER = "No one else yet."
NOTHING_OF_YOURS = "You have not said yes. So no one else may know."
PRIVATE_TOO = "Some things are for one person. Ask to see your own page."

GIVEN = "{agency}: we gave {what} on {day}."
GIVEN_OF = "{agency}: we gave {what} ({people}) on {day}."
NOTHING_GIVEN = "We gave no one a page yet."
STAYS_GIVEN = "We can not take back what we gave."

SAID_NO = "{agency} may not know: {what}. You said no."
SAID_NO_OF = "{agency} may not know: {what}. {people} said no."
NO_ONE_ELSE = "No one else sees it till you say yes."
OTHERS = "Friends and those next door do not see it."
ADDRESS_NEVER = "We never print where you live, or your phone."

A_CHILD = "If a child may be hurt, we must tell. We must tell even if you say no."
TOLD_FIRST = "We tell you first, if that is safe."

SAY_NO = "You can say no, or stop, on any day. Just tell us."

FAMILY_MAY_SEE = "You choose if your family may see it. If you say no, it is on no page of theirs."
COACH_SEES = "Your coach sees it all the same. So do those who work with you and can read your notes."
NEED_NOT = "You do not have to answer. You can skip, or stop."

FIXED = (
    *(COACH, ADVOCATE, LEAD, COVER, NOBODY_YET, THEY_SEE_ALL, MANAGER, SOME_MANAGER, OURS_ONLY),
    *(MAY_KNOW, MAY_KNOW_TILL, MAY_KNOW_FOR, MAY_KNOW_FOR_TILL, MAY_KNOW_OF, MAY_KNOW_OF_TILL),
    *(THEY_SAID_YES, BY_LAW, TO_KEEP_SAFE, DECIDED, NO_OTHER, NOTHING_OF_YOURS, PRIVATE_TOO),
    *(GIVEN, GIVEN_OF, NOTHING_GIVEN, STAYS_GIVEN, SAID_NO, SAID_NO_OF),
    *(NO_ONE_ELSE, OTHERS, ADDRESS_NEVER, A_CHILD, TOLD_FIRST, SAY_NO),
    *(FAMILY_MAY_SEE, COACH_SEES, NEED_NOT),
)
"""Every line there is."""


def as_written(_context: str, english: str) -> str:
    """No translation."""
    return english


def day_in_words(day: date) -> str:
    """ "1 March 2012"."""
    return partial_in_words(day.isoformat())


def line_in_words(
    line: SeenLine,
    translate: Callable[[str, str], str] = as_written,
    say_day: Callable[[date], str] = day_in_words,
) -> str:
    """The line as it is read out: "Brue Vale Homes may know: the plan and the home, till 1 March 2012."

    `translate(context, english)` gives the words in the language worn; names stay as people wrote them.
    """
    places = {one.place: _filled(one, translate, say_day) for one in line.fillings}
    return " ".join(translate(CONTEXT, one).format(**places) for one in line.sentences)


def listed(words: tuple[str, ...], translate: Callable[[str, str], str] = as_written) -> str:
    """ "the plan, the home and school"."""
    if len(words) < 2:
        return "".join(words)
    return translate(CONTEXT, "{several} and {last}").format(several=", ".join(words[:-1]), last=words[-1])


def _filled(one: Filling, translate: Callable[[str, str], str], say_day: Callable[[date], str]) -> str:
    if one.day is not None:
        return say_day(one.day)
    return listed(one.words if one.own else tuple(translate(CONTEXT, word) for word in one.words), translate)
