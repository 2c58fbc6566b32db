"""The program on screen (Textual): shows what the rooms below decide, and decides nothing itself."""
