"""``python -m waarborg`` does the same as the ``waarborg`` command."""

import sys

from waarborg.frontends.command_line.main import main

sys.exit(main())
