"""Where two people wrote apart: both values side by side, and nothing decided until somebody chooses."""
