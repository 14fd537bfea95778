"""Of one note, target or address "Who sees this?" says who may know all of it of everybody it is about."""

from datetime import timedelta

from coachdesk.models.sharing import InformationClass
from coachdesk.models.who_sees import SeenTopic
from coachdesk.tools.who_sees import SeenThing, who_sees_thing
from tests.tools.seen_facts import DAD, HEALTH, HOMES, MUM, PLAN, facts, lines, text
from tests.tools.sharing_records import TODAY, agreed, override, rule


def test_a_note_is_the_teams_own_whatever_was_agreed() -> None:
    known = facts(agreed(MUM), *(rule(MUM, HOMES, one) for one in InformationClass))
    found = who_sees_thing(known, SeenThing.NOTE, (MUM,), frozenset(InformationClass))
    assert not found.may_know
    assert "The notes are for our team." in text(found)


def test_a_thing_of_two_people_is_known_only_where_each_allows_all_of_it() -> None:
    both = frozenset({PLAN, HEALTH})
    hers = [rule(MUM, HOMES, one, until=TODAY + timedelta(days=9)) for one in both]
    his = [rule(DAD, HOMES, PLAN, review_on=TODAY), override(DAD, HOMES, HEALTH)]
    agreeing = (agreed(MUM), agreed(DAD))
    found = who_sees_thing(facts(*agreeing, *hers, *his), SeenThing.PLAN, (MUM, DAD), both)
    assert [(one.agency, set(one.classes), one.names) for one in found.may_know] == [
        (HOMES.id, both, ("Ruth", "Marcus"))
    ]
    assert (found.may_know[0].until, found.may_know[0].ask_again) == (TODAY, TODAY)
    assert found.may_know[0].approver == "Helen Marsh"
    for less in (hers[1:], hers[:1]):
        assert not who_sees_thing(facts(*agreeing, *less, *his), SeenThing.PLAN, (MUM, DAD), both).may_know
    assert not who_sees_thing(facts(*agreeing, *hers, his[0]), SeenThing.PLAN, (MUM, DAD), both).may_know
    assert not who_sees_thing(facts(*agreeing, *hers, *his), SeenThing.PLAN, (MUM, DAD), frozenset()).may_know


def test_where_somebody_lives_is_never_printed_and_it_says_so() -> None:
    where = frozenset({InformationClass.CONTACT_DETAILS})
    found = who_sees_thing(facts(agreed(MUM), rule(MUM, HOMES, *where)), SeenThing.CONTACT, (MUM,), where)
    assert lines(found, SeenTopic.MAY_KNOW)[0] == "Brue Vale Homes may know: where you live."
    assert "We never print where you live, or your phone." in text(found)
