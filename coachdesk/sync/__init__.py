"""Carry it away: how laptops will exchange what was written on them. Nothing of it is built yet."""
