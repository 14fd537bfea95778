"""Everything a laptop and the server ever say to each other: pure values, strict bytes, no input or output."""
