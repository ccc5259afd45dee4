"""``python -m whatweknow``: the command line."""

from whatweknow.cli import main

main()
