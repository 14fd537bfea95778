"""Who of the family: every person as a chip with a tick box."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.many_field import ManyField


class PeoplePicker(ManyField):
    """Whose words, whom it is about, who was there: a ManyField of people.

    PeoplePicker(label, people, *, chosen=(), hint="", label_shown=True, parent=None)
      `people`: Sequence[Choice] with the person's id as key, the name as words, "7, Amina's son" as detail; a person
      without an icon of their own gets the person's icon. Otherwise as ManyField.
    """

    def __init__(
        self,
        label: str,
        people: Sequence[Choice],
        *,
        chosen: Sequence[str] = (),
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, people, chosen=chosen, hint=hint, label_shown=label_shown, parent=parent)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers other people."""
        super().set_choices(
            [Choice(each.key, each.words, each.detail, each.icon or "person") for each in choices],
        )
