"""The commands, one file each; the table in sesprep.cli.main loads the one that is asked for."""
