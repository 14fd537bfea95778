"""The relay: it numbers, keeps and hands on what it cannot read, and knows who may have it."""
