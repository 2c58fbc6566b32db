"""Files from tables (`hasil.md` §4); no figure is computed here."""
