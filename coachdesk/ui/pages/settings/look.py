"""How the program looks and hides: text size, colours, and covering when another program is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.theme import TEXT_SIZES, Scheme
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from coachdesk.ui.theme import Theme
    from coachdesk.ui.window_settings import WindowSettings


class LookCard(Card):
    """LookCard(theme, settings): each choice takes effect and is kept at once; `.show_now()`."""

    def __init__(self, theme: Theme, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(icon="eye", parent=parent)
        self.set_title(self.tr("How it looks"))
        self._theme, self._settings = theme, settings
        sizes = [Choice(str(size), self.tr("{size} %").format(size=size)) for size in TEXT_SIZES]
        self.text_size = ChoiceField(self.tr("Text size"), sizes, optional=False, parent=self)
        self.text_size.edited.connect(self._resize)
        schemes = (
            Choice(Scheme.SYSTEM.value, self.tr("As this laptop"), icon="laptop"),
            Choice(Scheme.LIGHT.value, self.tr("Light"), icon="sun"),
            Choice(Scheme.DARK.value, self.tr("Dark"), icon="moon"),
            Choice(Scheme.HIGH_CONTRAST.value, self.tr("High contrast"), icon="eye"),
        )
        self.scheme = ChoiceField(self.tr("Colours"), schemes, optional=False, parent=self)
        self.scheme.edited.connect(self._recolour)
        self.cover = TickBox(self.tr("Cover the screen as soon as another program is used"), parent=self)
        self.cover.ticked.connect(self._set_cover)
        for part in (self.text_size, self.scheme, self.cover):
            self.add(part)
        theme.changed.connect(self.show_now)
        self.show_now()

    def show_now(self) -> None:
        """Shows what is worn and kept."""
        self.text_size.choose(str(self._theme.percent))
        self.scheme.choose(self._theme.scheme.value)
        self.cover.set_ticked(self._settings.cover_when_focus_lost)

    def _resize(self) -> None:
        self._theme.set_percent(int(self.text_size.chosen()))
        self._settings.remember_look(self._theme)

    def _recolour(self) -> None:
        self._theme.set_scheme(Scheme(self.scheme.chosen()))
        self._settings.remember_look(self._theme)

    def _set_cover(self, on: bool) -> None:
        self._settings.cover_when_focus_lost = on
