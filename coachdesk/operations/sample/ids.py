"""The same ids for the sample's records in every vault, so that a coach's and her advocate's speak of one family."""

from coachdesk.crypto.digest import sha256_hex


def sample_id(*path: str) -> str:
    """The id of the record at this place in the sample files, as 32 hexadecimal digits.

    Only the sample's ids are worked out: everywhere else an id is random (`models.values.new_id`).
    """
    return sha256_hex("/".join(("coachdesk sample", *path)).encode())[:32]


def family_id(ref: str) -> str:
    """The id of the family with a code such as F1; also the id of its log."""
    return sample_id("family", ref)


def person_id(ref: str, key: str) -> str:
    """The id of a person by the family's code and the key in its file: `person_id("F1", "marcus")`."""
    return sample_id(ref, "person", key)


def plan_id(ref: str, key: str = "plan") -> str:
    """The id of the family's plan."""
    return sample_id(ref, "plan", key)


def target_id(ref: str, key: str) -> str:
    """The id of a target by its key: `target_id("F1", "bills")`."""
    return sample_id(ref, "target", key)


def worker_id(key: str) -> str:
    """The id of a worker by key, such as `bronwen`, `imogen` or `joanne_bell`."""
    return sample_id("worker", key)
