"""A family's case study: drafted from the record, in words, agreed by each grown-up, on paper (K-01, K-02, K-06)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from coachdesk.models.case_study import StudyFact, StudyPart, TellingAnswer
from coachdesk.operations import case_studies as studies
from coachdesk.operations.case_studies import StudyStanding
from coachdesk.tools.dates import in_words
from coachdesk.ui.page import Page
from coachdesk.ui.pages.case_study.consent_card import ConsentCard
from coachdesk.ui.pages.case_study.paper_card import PaperCard
from coachdesk.ui.pages.case_study.part_card import PartCard
from coachdesk.ui.pages.case_study.words import SOURCES
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class _Shown(NamedTuple):
    standing: StudyStanding
    drafted: tuple[StudyFact, ...]
    half_written: str


class CaseStudyPage(Page):
    """Opened with `family_id`. `.parts` by part, `.stale`, `.consent`, `.paper`, `.again`, `.keep`."""

    shows = frozenset(
        {"case_study", "telling_consent", "family", "person", "story", "target", "sub_target", "visit", "good_news"}
    )

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._family_id = ""
        self._standing: StudyStanding | None = None
        self._drafted: tuple[StudyFact, ...] = ()
        self._is_edited = False
        self.set_title(self.tr("Case study"))
        self.add(
            SafeLabel(
                self.tr(
                    "One page: who we are, where we began, what we did, what changed, what is next. Each sentence was "
                    "drafted from the record. Put it into your words, leave out what need not be told."
                ),
                tone="muted",
                parent=self,
            )
        )
        self.stale = Banner("", "warning", action=self.tr("Make it again"), parent=self)
        self.stale.acted.connect(self._make_again)
        self.written = small_label("", parent=self)
        self.add(self.stale)
        self.add(self.written)
        self.parts = {part: PartCard(part, self) for part in StudyPart}
        for card in self.parts.values():
            card.edited.connect(self._edited)
            card.wanted.connect(self._open_source)
            self.add(card)
        self.consent = ConsentCard(self)
        self.consent.answered.connect(self._answered)
        self.paper = PaperCard(self, opened)
        self.add(self.consent)
        self.add(self.paper)
        self.again = secondary_button(self.tr("Draft it anew"), "history", self)
        self.again.clicked.connect(self._make_again)
        self.keep = primary_button(self.tr("Keep this page"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.again)
        self.add_action(self.keep)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            self._is_edited = False
        self._family_id = where["family_id"]

    def refresh(self) -> None:
        family_id, key = self._family_id, self._key()

        def look() -> _Shown:
            standing = studies.standing_of_study(self.desk, family_id)
            return _Shown(standing, studies.draft_study(self.desk, family_id), self.desk.drafts.read(key) or "")

        self.read(look, self._took)

    def leave(self) -> None:
        for card in self.parts.values():
            for field in card.fields:
                field.words.leave()

    def facts(self) -> list[StudyFact]:
        """What stands on the page now, in its order."""
        return [fact for card in self.parts.values() for fact in card.facts()]

    # -- showing it ---------------------------------------------------------------------------------

    def _took(self, shown: _Shown) -> None:
        self._standing, self._drafted = shown.standing, shown.drafted
        study = shown.standing.study
        if not self._is_edited:
            facts = study.facts if study else shown.drafted
            if shown.half_written:
                facts = tuple(StudyFact.model_validate(one) for one in json.loads(shown.half_written))
                self._is_edited = True
            self._show(facts)
        words = ""
        if study is not None:
            day = in_words(study.made_at.date())
            words = self.tr("Written by {author} on {day}.").format(author=shown.standing.author, day=day)
        self.written.set_words(words)
        self.written.setVisible(bool(words))
        self._show_standing()

    def _show_standing(self) -> None:
        standing = self._standing
        if standing is None:
            return
        changed = len(standing.changed)
        self.stale.set_words(self.tr("%n fact(s) changed since this was written.", "", changed))
        self.stale.setVisible(bool(changed))
        self.consent.show_standing(standing)
        self.consent.setEnabled(not self._is_edited)
        is_ready = standing.may_leave and not changed and not self._is_edited
        self.paper.show_family(self._family_id, may_leave=is_ready)

    def _show(self, facts: tuple[StudyFact, ...]) -> None:
        for card in self.parts.values():
            card.show_facts(facts)

    # -- writing it ---------------------------------------------------------------------------------

    def _edited(self) -> None:
        """What is written is kept at once, as a draft; what was agreed is agreed no more once it is kept."""
        self._is_edited = True
        self._show_standing()
        words = json.dumps([one.model_dump(mode="json") for one in self.facts()])
        key = self._key()
        self.do(lambda: self.desk.drafts.save(key, words))

    def _make_again(self) -> None:
        """What was put into the author's own words stays where its source says what it said."""
        kept = {(one.source, one.about): one for one in self.facts()}
        drafted = [
            before
            if (before := kept.get((one.source, one.about))) is not None and before.drafted == one.drafted
            else one
            for one in self._drafted
        ]
        self._show((*drafted, *(one for one in self.facts() if one.source is None)))
        self._edited()

    def _keep(self) -> None:
        family_id, facts, key = self._family_id, self.facts(), self._key()

        def keep() -> None:
            studies.keep_study(self.desk, family_id, facts)
            self.desk.drafts.drop(key)

        self.do(keep, lambda _: self._kept())

    def _kept(self) -> None:
        self._is_edited = False
        self.refresh()
        self.say(self.tr("Kept. Now ask each grown-up whether it may be told."))

    def _answered(self, person: str, answer: TellingAnswer) -> None:
        study = self._standing.study if self._standing else None
        if study is not None:
            self.do(lambda: studies.say_of_study(self.desk, study, person, answer), lambda _: self.refresh())

    def _open_source(self, fact: StudyFact) -> None:
        page = SOURCES.get(fact.about, "family")
        if fact.source is not None and self.router.has(page):
            self.go(page, family_id=self._family_id, record_id=fact.source)

    def _key(self) -> str:
        return f"case_study/{self._family_id}"
