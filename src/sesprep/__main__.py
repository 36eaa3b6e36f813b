"""`python -m sesprep` is `sesprep`."""

from sesprep.cli.main import main

if __name__ == "__main__":
    main()
