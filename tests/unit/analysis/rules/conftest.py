"""The measuring code lives in training/, beside src/, and is no part of the package."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[4]))
