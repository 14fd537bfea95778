"""Strengths and needs, part by part."""
