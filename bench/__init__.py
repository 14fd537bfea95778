"""Speed and memory: figures with a floor beside each in the same run. A command, never a timed test."""
