"""The evaluation report and what a panel is given of it, on paper."""
