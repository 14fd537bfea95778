"""Tells screen readers what our own widgets are: a heading, a group, a passphrase box, a place to sign, a scale."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLE_ATTRIBUTE = "accessible_role"
"""A widget class with a class attribute of this name (a QAccessible.Role) is announced as that."""

SECRET_ATTRIBUTE = "accessible_secret"  # noqa: S105  # the name of an attribute, not a secret
"""True on a widget class whose content must never be read out."""


VALUE_ATTRIBUTE = "accessible_value"
"""A widget's method of this name says where it stands, in words: never a number on a scale."""


class Described(QAccessibleWidget):
    """What a screen reader is told of one widget of ours: the usual with another role, and that a secret is one.

    What is in a widget is told only where the widget itself says it in words: it has no number and no text interface.
    """

    def __init__(self, widget: QWidget, role: QAccessible.Role, *, secret: bool) -> None:
        super().__init__(widget, role)
        self._secret = secret

    def text(self, kind: QAccessible.Text) -> str:
        said = getattr(self.object(), VALUE_ATTRIBUTE, None)
        if kind == QAccessible.Text.Value and callable(said):
            return str(said())
        if kind == QAccessible.Text.Description and callable(said):  # on Linux only numbers are passed on as values
            return ". ".join(words for words in (str(said()), super().text(kind)) if words)
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._secret:
            state.passwordEdit = True
            state.editable = True
        return state


@cache
def install_accessible_roles() -> None:
    """Makes the roles known to Qt; once in a process is enough. Costs nothing until a screen reader asks."""
    QAccessible.installFactory(_describe)


def _describe(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    role = getattr(thing, ROLE_ATTRIBUTE, None)
    if role is None or not isinstance(thing, QWidget):
        return None
    known = getattr(thing, "_described", None)
    if known is None:
        known = Described(thing, role, secret=bool(getattr(thing, SECRET_ATTRIBUTE, False)))
        # Qt keeps only a bare pointer, so the widget keeps the object alive.
        thing._described = known  # type: ignore[attr-defined]
    return known if isinstance(known, QAccessibleInterface) else None
