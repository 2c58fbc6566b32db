"""The debrief as a file for the projector, and one participant's report."""
