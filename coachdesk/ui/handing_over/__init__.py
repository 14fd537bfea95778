"""The desk's own side of handing the laptop to a family: the process it starts, and locking before and after."""
