"""The evaluation report, the panel's copy and the evaluator's bundle: judged, and saved as files."""
