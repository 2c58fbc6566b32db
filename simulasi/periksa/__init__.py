"""The checker: what `simulasi periksa` proves about a scenario, a session, a catalogue (`format.md` §6)."""
