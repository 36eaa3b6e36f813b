"""The screens: compose, call one service, give back a value. Everything of Textual lives here."""
