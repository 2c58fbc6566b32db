"""simulasi: exact corruption-risk training scenarios for the civil service."""

__version__ = "0.1.0"
