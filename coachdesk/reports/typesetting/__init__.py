"""Words to glyphs: bundled fonts, direction, shaping and line breaking, with every text taken as plain text."""
