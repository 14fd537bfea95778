"""The note: what was seen and heard, what the coach makes of it, and people's own words, each in a box of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.tools.note_times import Timing
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.visit.note_box import NoteBox
from coachdesk.ui.pages.visit.voice_row import VoiceRow
from coachdesk.ui.pages.who_sees.way import who_sees_way
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.models.note import Note, OwnWords
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import NoteWords, VisitDeeds

MOST_VOICES = 12


class NoteCard(Card):
    """NoteCard(deeds): fields `fact`, `view`, `late`, `because`, and `voices`; `.keep(then)` writes what they hold.

    `clock` says where the laptop's clock moved back.
    """

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(icon="note", parent=parent)
        self.set_title(self.tr("Note"))
        self._deeds = deeds
        self._shown: VisitShown | None = None
        self._amended: Note | None = None
        self.because = WordsField(self.tr("What was not right before?"), lines=1, parent=self)
        self.fact = WordsField(self.tr("What was seen and heard"), lines=2, parent=self)
        self.view = WordsField(self.tr("What I make of it"), lines=2, parent=self)
        self.late = WordsField(self.tr("Why is it written more than a day later?"), lines=1, parent=self)
        self.voices: list[VoiceRow] = []
        fact, view, self._said = (NoteBox(kind, parent=self) for kind in ("seen", "view", "said"))
        fact.add(self.fact)
        view.add(self.view)
        self._column = QVBoxLayout()
        spaced(self._column, gap=0.9)
        self._said.column.addLayout(self._column)
        self.another = quiet_button(self.tr("Somebody else’s words"), icon="plus", parent=self._said)
        self.another.clicked.connect(self._one_more)
        self._said.column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.clock = SafeLabel("", tone="warn", parent=self)
        for widget in (self.clock, self.because, fact, view, self._said, self.late):
            self.add(widget)
        self.add(small_label(self.tr("Kept as you type, also when the lid is shut."), parent=self))
        self.keep_button = secondary_button(self.tr("Keep this note"), icon="note", parent=self)
        self.keep_button.setObjectName("visit-note-keep")
        self.keep_button.clicked.connect(lambda _=False: self.keep())
        self.give_up = quiet_button(self.tr("Leave it as it was"), parent=self)
        self.give_up.clicked.connect(self._clear)
        seen = who_sees_way(deeds.page, lambda: {"family_id": self._shown.family.id if self._shown else ""}, "note")
        for button in (self.keep_button, self.give_up, seen):
            self.add_action(button)
        fields = {"fact": self.fact, "view": self.view, "late": self.late, "because": self.because}
        self._fields = fields
        for name, field in fields.items():
            field.setObjectName(f"visit-note-{name}")
        self._drafts = {name: Drafted(field, deeds.table, "") for name, field in fields.items()}
        self._visit_id = ""

    # -- showing ----------------------------------------------------------------------------------

    def show_visit(self, shown: VisitShown) -> None:
        """Puts back what was being typed; keeps what is."""
        self._shown = shown
        if shown.visit is None:
            return
        if shown.visit.record.id != self._visit_id:
            self._visit_id = shown.visit.record.id
            self._forget()
            for name, draft in self._drafts.items():
                draft.key = shown.key(f"note/{name}")
            amended = shown.drafts.get(shown.key("note/amends"), "")
            self._amended = next((one for one in shown.notes if one.id == amended), None)
            used = [
                n for n in range(MOST_VOICES) if any(k.startswith(shown.key(f"note/voice{n}/")) for k in shown.drafts)
            ]
            self._voices_to(max(used, default=0) + 1)
        self._voices_to(1)
        for draft in self._drafts.values():
            draft.show("", shown.drafts)
        for voice in self.voices:
            voice.show_voice(shown.key("note/voice"), shown.people, shown.drafts)
        self._dress()

    def leave(self) -> None:
        """The page goes: what is half typed stays a draft."""
        for draft in self._drafts.values():
            draft.leave()
        for voice in self.voices:
            voice.leave()

    def is_empty(self) -> bool:
        """True when nothing is written that a note could be made of."""
        return not (
            self.fact.text().strip() or self.view.text().strip() or any(not one.is_empty() for one in self.voices)
        )

    def speak(self, person: str) -> None:
        """Somebody's own words are to be written: the box that is theirs, or a free one made theirs."""
        mine = next((one for one in self.voices if one.whose.chosen() == person), None)
        voice = mine or next((one for one in self.voices if one.is_empty()), None)
        if voice is None:
            self._one_more()
            voice = self.voices[-1]
        if voice.is_empty():
            voice.give_to(person)
        voice.words.setFocus()

    def amend(self, note: Note) -> None:
        """Puts a kept note into the boxes, to be put right. Not over one that is being written."""
        if not self.is_empty():
            self.fact.show_problem(self.tr("Keep the note you are writing first."))
            self.fact.setFocus()
            return
        self._amended = note
        table = self._deeds.table
        table.draft(self._key("note/amends"), note.id)
        for name, words in (("fact", note.fact), ("view", note.view)):
            self._fields[name].set_text(words)
            self._drafts[name].typing = True
            table.draft(self._key(f"note/{name}"), words)
        self._voices_to(len(note.own_words))
        if self._shown is not None:
            self.show_visit(self._shown)
        for voice, said in zip(self.voices, note.own_words, strict=False):
            voice.put(said)
        self._dress()
        self.because.setFocus()

    # -- keeping ------------------------------------------------------------------------------------

    def keep(self, then: Callable[[], object] | None = None) -> None:
        """Writes the note and empties the boxes; a refusal is said at its field."""
        ownerless = [voice for voice in self.voices if voice.is_ownerless()]
        if ownerless:
            ownerless[0].whose.setFocus()
            return
        voices: list[OwnWords] = [said for voice in self.voices if (said := voice.said())]
        words: NoteWords = {
            "fact": self.fact.text(),
            "view": self.view.text(),
            "own_words": tuple(voices),
            "late_reason": self.late.text(),
        }
        self.keep_button.setEnabled(False)

        def kept() -> None:
            self._forget()
            self._dress()
            if then is not None:
                then()

        self._deeds.keep_note(words, self._amended, self.because.text(), self._keys(), self._refused, kept)

    def _refused(self, error: CoachDeskError) -> None:
        self.keep_button.setEnabled(True)
        name = {"late_reason": "late", "amended_because": "because"}.get(getattr(error, "field", ""), "")
        field = self._fields.get(name or getattr(error, "field", ""))
        if isinstance(error, BadInput) and field is not None:
            field.show()
            field.show_problem(error.sentence)
            field.setFocus()
        else:
            self._deeds.page.warn(error)

    # -- inside -----------------------------------------------------------------------------------

    def _dress(self) -> None:
        amending = self._amended is not None
        self.because.setVisible(amending)
        self.give_up.setVisible(amending)
        times = self._shown.times if self._shown is not None else None
        self.late.setVisible(bool(times and times.needs_reason and not amending) or bool(self.late.text()))
        self.clock.set_words(times.sentence if times and times.timing is Timing.CLOCK_MOVED_BACK else "")
        self.clock.setVisible(bool(self.clock.words()))
        self.keep_button.set_words(self.tr("Keep the note put right") if amending else self.tr("Keep this note"))
        self.another.setVisible(len(self.voices) < MOST_VOICES)

    def _one_more(self) -> None:
        self._voices_to(len(self.voices) + 1)
        if self._shown is not None:
            self.show_visit(self._shown)
        self.voices[-1].words.setFocus()

    def _voices_to(self, count: int) -> None:
        while len(self.voices) < min(count, MOST_VOICES):
            self.voices.append(VoiceRow(self._deeds.table, len(self.voices), self._said))
            self._column.addWidget(self.voices[-1])

    def _clear(self) -> None:
        """What stood in the boxes is kept or given up: they are empty again."""
        for key in self._keys():
            self._deeds.table.draft(key, "")
        self._forget()
        self._dress()

    def _forget(self) -> None:
        self._amended = None
        self.keep_button.setEnabled(True)
        for draft in self._drafts.values():
            draft.clear()
        for voice in self.voices:
            voice.clear()
        for extra in self.voices[1:]:
            self._column.removeWidget(extra)
            extra.hide()
            extra.deleteLater()
        del self.voices[1:]

    def _keys(self) -> tuple[str, ...]:
        voices = [key for voice in self.voices for key in voice.draft_keys()]
        return (*(draft.key for draft in self._drafts.values()), *voices, self._key("note/amends"))

    def _key(self, name: str) -> str:
        return self._shown.key(name) if self._shown is not None else ""
