"""Tables from runs and scenarios (`hasil.md` §3); no medium, no layout."""
