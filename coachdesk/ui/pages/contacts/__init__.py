"""Contacts of agencies with a family: the list, one contact, and those of which nobody has said yet what they were."""
