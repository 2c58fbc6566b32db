"""The screens of playing: the library, the briefing, the scenes."""
