"""Where things are kept: the only room that opens files. Nothing typed by the user is ever lost here."""
