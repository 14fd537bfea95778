"""Signing certificates: who waits for one, and whose are to be withdrawn; for administrators."""
