"""The parts of the plan page and of a target's page: rows, cards, panels, and the deeds behind them."""
