"""The command line: what it prints, what it reads, and how it ends."""
