"""Words and figures that every room shares: the root exception, numbers, dates, sentences, the garbage collector."""
