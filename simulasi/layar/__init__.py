"""The program on screen (Textual): shows what the rooms below decide, and decides nothing itself.

All its words stand in one catalogue, `teks`. A second language is one more module with the same names, bound here
under the name `teks` before any screen is imported (`from simulasi.layar import teks_xx as teks`).
"""
