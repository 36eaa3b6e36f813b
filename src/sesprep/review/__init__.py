"""What the saved sessions tell: pure functions from records to values, without files, clocks or chance."""
