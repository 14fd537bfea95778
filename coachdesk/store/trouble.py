"""What the database's own complaints mean to a coach."""

from sqlcipher3 import dbapi2

from coachdesk.errors import DiskFull, VaultDamaged, VaultError, VaultNotWritable

_OF_THE_DISK = ("readonly", "I/O", "unable to open")


def is_bug(complaint: BaseException) -> bool:
    """True for what is wrong with what was asked, and so with the program: it stays loud."""
    return isinstance(complaint, dbapi2.IntegrityError | dbapi2.ProgrammingError | dbapi2.NotSupportedError)


def what_it_means(complaint: BaseException) -> VaultError:
    """The known error for any other complaint.

    A connection that has met a damaged page may also say nothing (security.md finding 3), or that memory ran out.
    """
    said = str(complaint)
    if "full" in said:
        return DiskFull()
    if any(words in said for words in _OF_THE_DISK):
        return VaultNotWritable()
    return VaultDamaged()
