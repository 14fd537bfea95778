"""Several of very many: those that were found stand as pills, and a search adds the next."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField


class GatheredField(ManyField):
    """GatheredField(label, search_label, parent=None): workers or agencies of a whole directory.

    `.set_choices(choices)` are all that can be found; only what is chosen stands in sight. Otherwise as ManyField.
    """

    def __init__(self, label: str, search_label: str, parent: QWidget | None = None) -> None:
        self._directory: dict[str, Choice] = {}
        self._filling = False
        super().__init__(label, [], parent=parent)
        self._search = SearchChoiceField(search_label, [], label_shown=False, placeholder=search_label, parent=self)
        self._search.edited.connect(self._found)
        self._rows.addWidget(self._search)
        self.setFocusProxy(self._search)
        self._row.hide()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Everything that can be found; what was chosen stays chosen where it still can be."""
        chosen = self.chosen() if self._directory else ()
        self._directory = {one.key: one for one in choices}
        if self._directory:
            if not self._search.editor().hasFocus():
                self._search.set_choices(choices)
            self.choose(chosen)

    def choose(self, keys: Sequence[str]) -> None:
        """Shows what came from elsewhere; unknown keys are left out."""
        found = [self._directory[key] for key in keys if key in self._directory]
        if not self._filling and [one.choice for one in self._pills] != found:
            self._filling = True
            super().set_choices(found)
            self._filling = False
            self.setFocusProxy(self._search)
        super().choose(keys)
        self._row.setVisible(bool(found))

    def editor(self) -> QWidget:
        """The search."""
        return self._search.editor()

    def _found(self) -> None:
        key = self._search.chosen()
        if not key:
            return
        self.choose(tuple(dict.fromkeys((*self.chosen(), key))))
        self._search.choose("")
        self._ticked()
