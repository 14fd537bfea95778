"""Forgetting a secret that was held in memory."""


def wipe(secret: bytearray) -> None:
    """Overwrite every byte of `secret` with zero, in place; its length stays.

    Only what lives in a bytearray can be wiped: a Python str or bytes of the same secret goes with the process.
    """
    secret[:] = bytes(len(secret))  # a slice of equal length is copied over the old bytes, never reallocated
