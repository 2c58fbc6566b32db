"""Playing a scenario and knowing it exactly: pure functions of a scenario and a list of choices (`skor.md`)."""
