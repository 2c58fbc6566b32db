"""The debrief as pages (`hasil.md` §5): one model that projector file, screen and plain text show alike."""
