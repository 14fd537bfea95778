"""Turns colour tokens into the palette that Qt's own drawing uses."""

from PySide6.QtGui import QColor, QPalette

from coachdesk.ui.theme_tokens import Tokens

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


def palette_of(tokens: Tokens) -> QPalette:
    """A whole palette, every role set, so that nothing of the system's colours shows through."""
    palette = QPalette()
    roles = {
        Role.Window: tokens.window,
        Role.WindowText: tokens.text,
        Role.Base: tokens.surface,
        Role.AlternateBase: tokens.hover,
        Role.Text: tokens.text,
        Role.PlaceholderText: tokens.placeholder,
        Role.Button: tokens.surface,
        Role.ButtonText: tokens.text,
        Role.BrightText: tokens.danger,
        Role.ToolTipBase: tokens.surface,
        Role.ToolTipText: tokens.text,
        Role.Highlight: tokens.accent,
        Role.HighlightedText: tokens.on_accent,
        Role.Accent: tokens.accent,
        Role.Link: tokens.accent,
        Role.LinkVisited: tokens.accent,
        Role.Light: tokens.surface,
        Role.Midlight: tokens.hover,
        Role.Mid: tokens.border,
        Role.Dark: tokens.border,
        Role.Shadow: tokens.border,
    }
    for role, colour in roles.items():
        for group in (Group.Active, Group.Inactive, Group.Disabled):
            palette.setColor(group, role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(Group.Disabled, role, QColor(tokens.muted))
    palette.setColor(Group.Disabled, Role.Highlight, QColor(tokens.border))
    palette.setColor(Group.Disabled, Role.HighlightedText, QColor(tokens.surface))
    return palette
