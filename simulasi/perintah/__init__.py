"""The commands behind `simulasi.cli`: each module one command, with `run(args)` giving the exit code."""
