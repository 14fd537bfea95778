"""The page on which an administrator brings the organisation to its server, and its recovery key on two papers."""
