"""What things are: frozen values, and nothing that reads, writes, times or draws."""
