"""The program on screen (Textual): shows what the rooms below decide, and decides nothing itself.

Its sentences stand in `teks`; a command carries its own words (`perintah`).
"""
