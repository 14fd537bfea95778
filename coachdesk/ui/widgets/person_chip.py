"""A person's name as a chip that can be pressed, with what must be known about them said in words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coachdesk.ui.widgets.buttons import Button


class PersonChip(Button):
    """PersonChip(name, detail="", *, marks=(), icon="person", parent=None): "Amina, 34, mother".

    `marks` are words such as "no contact": they are said, and the icon warns. `clicked` opens the person.
    """

    def __init__(
        self,
        name: str,
        detail: str = "",
        *,
        marks: Sequence[str] = (),
        icon: str = "person",
        parent: QWidget | None = None,
    ) -> None:
        words = ", ".join(part for part in (name, detail, *marks) if part)
        super().__init__(words, icon="warning" if marks else icon, parent=parent)
