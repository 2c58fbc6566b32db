"""One run from being ready to what it tells: the scenario made ready, the run being played, its result, a class."""
