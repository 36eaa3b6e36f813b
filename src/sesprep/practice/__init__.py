"""How a session goes: its plan, its clock, its turns. No terminal, no files."""
