"""The story is read in large words, told again without being typed again, and never lost half typed."""

from PySide6.QtTest import QTest

from coachdesk.models.family import Family
from coachdesk.models.story import Story
from coachdesk.operations.before_going import look_before_going
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.story import story_of, tell_story
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.pages.story.page import StoryPage
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

STORY = "There are three of us.\n\nTheir mum went in 2008."


def opened(visit: PageVisit, family: str = "") -> StoryPage:
    page = visit.go(StoryPage, "story", family_id=family or visit.family_id)
    visit.settle()
    return page


def words(page: StoryPage, part: str) -> str:
    return "\n".join(one.words() for one in getattr(page, part).findChildren(SafeLabel))


def test_it_is_typed_once_and_read_everywhere(visit: PageVisit) -> None:
    family = start_family(visit.desk, "Meadows").record.id
    ruth = add_person(visit.desk, family, "Ruth", "parent").record
    page = opened(visit, family)
    assert page.telling.isVisibleTo(page)
    page.words.setFocus()
    visit.write("We came here in July.")
    page.keep_button.setFocus()
    visit.settle()
    assert list(visit.desk.drafts.all("story/").values()) == ["We came here in July."]
    next(pill for pill in page.who._pills if pill.choice.key == ruth.id).click()
    page.keep_button.click()
    visit.settle()
    told = story_of(visit.desk, family)
    assert told
    assert (told.words, told.told_by) == ("We came here in July.", (ruth.id,))
    assert visit.desk.drafts.all("story/") == {}
    assert "We came here in July." in words(page, "now")
    assert "Told by Ruth · 1 September 2011 · written down by Bronwen Tarr" in words(page, "now")
    assert not page.telling.isVisibleTo(page)
    home = visit.go(FamilyPage, "family", family_id=family)
    visit.settle()
    assert "We came here in July." in "\n".join(one.words() for one in home._story.findChildren(SafeLabel))


def test_told_again_it_begins_with_the_words_so_far_and_the_earlier_ones_stay(visit: PageVisit) -> None:
    kept = visit.desk.get(Family, visit.family_id).record.story
    assert kept
    page = opened(visit)
    page.again_button.click()
    assert page.words.text() == kept
    page.words.setFocus()
    visit.write("Now. ")
    page.because.set_text("Grace wanted it said")
    page.keep_button.click()
    visit.settle()
    (story,) = visit.desk.records(Story, visit.family_id)
    assert "Now. " in story.words
    assert story.changed_because == "Grace wanted it said"
    assert visit.desk.get(Family, visit.family_id).record.story == kept
    assert kept.split("\n\n")[0].strip() in words(page, "earlier")


def test_what_is_half_typed_comes_back(visit: PageVisit) -> None:
    page = opened(visit)
    page.again_button.click()
    page.words.setFocus()
    QTest.keyClicks(page.words.editor(), "And then ")
    visit.stack.keep_typing()
    visit.settle()
    visit.go(FamilyPage, "family", family_id=visit.family_id)
    page = opened(visit)
    assert "And then " in page.words.text()
    assert page.telling.isVisibleTo(page)
    assert visit.desk.records(Story, visit.family_id) == []


def test_an_empty_telling_is_refused_at_its_field(visit: PageVisit) -> None:
    family = start_family(visit.desk, "Meadows").record.id
    page = opened(visit, family)
    page.keep_button.click()
    visit.settle()
    assert page.words.problem()
    assert visit.desk.records(Story, family) == []


def test_it_is_read_before_leaving(visit: PageVisit) -> None:
    going = [one for days in (0, 1) for one in look_before_going(visit.desk, days).visits]
    assert going
    family = going[0].planned.family.id
    tell_story(visit.desk, family, STORY)
    again = [one for days in (0, 1) for one in look_before_going(visit.desk, days).visits]
    assert next(one for one in again if one.planned.family.id == family).story == STORY


def test_the_page_can_be_used_by_everybody_at_every_size(visit: PageVisit, usable: Usable, shoot: Shoot) -> None:
    opened(visit)
    usable(visit.stack)
    shoot(visit.stack, "story")
    shoot(visit.stack, "story", (640, 360), 200)
    opened(visit).again_button.click()
    usable(visit.stack)
    shoot(visit.stack, "story-told")
