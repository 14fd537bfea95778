"""One talk with one person about taking part: what was explained and how, their questions, their answer (I-04, I-11).

Nothing is ticked beforehand. All of the form is kept as a draft from the first touch, and dropped with the last button.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.models.moments import Asked
from coachdesk.models.person import Person
from coachdesk.operations.agreements import write_talk
from coachdesk.tools.agreement_state import under_16
from coachdesk.ui.page import Page
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

DRAFT_AFTER_MS = 300
_THEMSELVES = "themselves"


@dataclass(frozen=True)
class _Shown:
    person: Person
    parents: tuple[Person, ...]
    """Who has parental responsibility, for a child who does not understand yet."""
    young: bool
    draft: str | None


class TalkPage(Page):
    """Opened with `family_id` and `person_id`. `.explained` holds a field for each thing that is explained."""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = self._person_id = ""
        self.person: Person | None = None
        self._touched = False
        ways = (
            Choice(HowExplained.TALKED_THROUGH, self.tr("Talked through"), icon="person"),
            Choice(HowExplained.READ_ALOUD, self.tr("Read aloud"), icon="note"),
            Choice(HowExplained.INTERPRETER, self.tr("With an interpreter"), icon="link"),
            Choice(HowExplained.PICTURES, self.tr("With pictures"), icon="eye"),
        )
        told = Card(self.tr("What you explained, and how"), icon="note", parent=self)
        self.explained = {
            name: ManyField(words, ways, parent=told)
            for name, words in (
                ("benefits", self.tr("What is good about it for them")),
                ("risks", self.tr("What could go wrong, and who will know what")),
                ("passed_on_regardless", self.tr("What you must pass on whatever they say: a child who is not safe")),
                ("sanctions", self.tr("That it is their choice, and that agencies may still act")),
                ("may_stop", self.tr("That they can say no, or stop at any time")),
            )
        }
        for field in self.explained.values():
            told.add(field)
        self.questions = WordsField(self.tr("What they asked, and what you said"), lines=2, parent=told)
        told.add(self.questions)
        child = self._child_card()
        answer = Card(self.tr("Their answer"), icon="sign", parent=self)
        self.answer = ChoiceField(
            self.tr("Do they want to take part?"),
            (
                Choice(AgreementAnswer.YES, self.tr("Yes"), icon="tick"),
                Choice(AgreementAnswer.NO, self.tr("No"), icon="close"),
                Choice(AgreementAnswer.NOT_YET, self.tr("Not decided yet"), icon="more"),
            ),
            parent=answer,
        )
        self.answer_words = WordsField(self.tr("In their words"), lines=2, parent=answer)
        self.no_answer = WordsField(
            self.tr("If they cannot be asked: why not"),
            hint=self.tr("The work may begin without them. Nothing of theirs is shared."),
            lines=1,
            parent=answer,
        )
        for part in (self.answer, self.answer_words, self.no_answer):
            answer.add(part)
        for card in (told, child, answer):
            self.add(card)
        self.keep_button = primary_button(self.tr("Keep this talk"), "tick", self)
        self.keep_button.clicked.connect(self._keep)
        self.add_action(self.keep_button)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DRAFT_AFTER_MS)
        self._later.timeout.connect(self._save_draft)
        for one in self._fields():
            one.edited.connect(self._edited)

    def _child_card(self) -> Card:
        self.child = Card(self.tr("A child or young person"), icon="child", parent=self)
        self.understands = ChoiceField(
            self.tr("Do they understand what this is about?"),
            (Choice(Asked.YES, self.tr("Yes"), icon="tick"), Choice(Asked.NO, self.tr("Not yet"), icon="close")),
            parent=self.child,
        )
        self.judged_how = WordsField(
            self.tr("How you know"), hint=self.tr("What they said or did that showed it."), lines=2, parent=self.child
        )
        self.answered_by = ChoiceField(self.tr("Who answered?"), (), parent=self.child)
        for part in (self.understands, self.judged_how, self.answered_by):
            self.child.add(part)
        return self.child

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self._save_draft()
        self._family_id, self._person_id = where["family_id"], where["person_id"]
        self.person = None
        self._empty()

    def refresh(self) -> None:
        person_id, family_id, key = self._person_id, self._family_id, self._key()

        def look() -> _Shown:
            people = self.desk.records(Person, family_id)
            person = self.desk.get(Person, person_id).record
            return _Shown(
                person=person,
                parents=tuple(one for one in people if one.parental_responsibility and one.id != person.id),
                young=under_16(person, self.desk.today()),
                draft=self.desk.drafts.read(key),
            )

        self.read(look, self._took)

    def is_clean(self) -> bool:
        return not self._touched

    def leave(self) -> None:
        self._save_draft()

    def _took(self, shown: _Shown) -> None:
        first = self.person is None
        person = self.person = shown.person
        self.set_title(self.tr("Talk it through with {person}").format(person=person.known_as))
        self.child.setVisible(shown.young)
        self.answered_by.set_choices(
            [
                Choice(_THEMSELVES, self.tr("{person} did").format(person=person.known_as), icon="child"),
                *(Choice(one.id, one.known_as, icon="person") for one in shown.parents),
            ]
        )
        if first and shown.draft:
            self._put_back(shown.draft)

    # -- what is being filled in ------------------------------------------------------------------

    def _words(self) -> dict[str, WordsField]:
        return {
            "questions": self.questions,
            "answer_words": self.answer_words,
            "no_answer_because": self.no_answer,
            "judged_how": self.judged_how,
        }

    def _choices(self) -> dict[str, ChoiceField]:
        return {"answer": self.answer, "understands": self.understands, "answered_by": self.answered_by}

    def _fields(self) -> tuple[ManyField | WordsField | ChoiceField, ...]:
        return (*self.explained.values(), *self._words().values(), *self._choices().values())

    def _key(self) -> str:
        return f"agreement/{self._person_id}/talk"

    def _edited(self) -> None:
        self._touched = True
        self._later.start()

    def _save_draft(self) -> None:
        self._later.stop()
        if not self._touched:
            return
        key, filled = self._key(), json.dumps(self._filled())
        self.do(lambda: self.desk.drafts.save(key, filled))

    def _filled(self) -> dict[str, Any]:
        return {
            **{name: list(field.chosen()) for name, field in self.explained.items()},
            **{name: field.text() for name, field in self._words().items()},
            **{name: field.chosen() for name, field in self._choices().items()},
        }

    def _put_back(self, draft: str) -> None:
        filled = json.loads(draft)
        for name, field in self.explained.items():
            field.choose(filled.get(name, ()))
        for name, words in self._words().items():
            words.set_text(filled.get(name, ""))
        for name, choice in self._choices().items():
            choice.choose(filled.get(name, ""))
        self._touched = True
        self.say(self.tr("This was being filled in. It counts when you keep it."))

    def _empty(self) -> None:
        for field in self.explained.values():
            field.choose(())
        for words in self._words().values():
            words.set_text("")
        for choice in self._choices().values():
            choice.choose("")
        for one in self._fields():
            one.clear_problem()
        self._touched = False

    # -- keeping it -------------------------------------------------------------------------------

    def _keep(self) -> None:
        person, key = self.person, self._key()
        if person is None:
            return
        if not self.answer.chosen() and not self.no_answer.text().strip():
            self.answer.show_problem(self.tr("Choose their answer, or write why they cannot be asked."))
            self.answer.setFocus()
            return
        self._later.stop()
        self._touched = False
        values = self._values()

        def keep() -> None:
            write_talk(self.desk, person, **values)
            self.desk.drafts.drop(key)

        self.do(keep, then=lambda _: self._kept(), failed=self._refused)

    def _values(self) -> dict[str, Any]:
        filled = self._filled()
        answered = filled.pop("answered_by")
        filled["answer"] = filled["answer"] or AgreementAnswer.NOT_YET
        if filled["answer"] != AgreementAnswer.NOT_YET:
            filled["answered_on"] = self.desk.today()
        filled["answered_by"] = answered if answered not in ("", _THEMSELVES) else None
        filled["understands"] = filled["understands"] or Asked.NOT_ASKED
        if filled["understands"] != Asked.NOT_ASKED:
            filled |= {"judged_by": self.desk.owner.worker_id, "judged_on": self.desk.today()}
        return filled

    def _kept(self) -> None:
        self._empty()
        self.go("agreement", family_id=self._family_id)

    def _refused(self, error: CoachDeskError) -> None:
        self._touched = True
        field = self._words().get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self.warn(error)
        else:
            field.show_problem(error.sentence)
            field.setFocus()
