"""ui.pages.who_sees: who sees what of a family, as the family reads it: one look, shapes and few words."""
