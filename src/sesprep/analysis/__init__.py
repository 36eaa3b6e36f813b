"""What an answer shows: its clauses, their roles, the elements they make up, and what to mend."""
