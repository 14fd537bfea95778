"""Sending and fetching in plain sentences: what left, what arrived, what waits, what wants somebody's eyes."""
