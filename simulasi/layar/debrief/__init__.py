"""The debrief on screen, for the projector."""
