"""Rules of the practice worked out: models in, values out; nothing here loads, saves, draws or reads a clock."""
