"""The sample caseload walked through in a window, or headless with its results left in a folder."""
