"""``python -m analysis`` is ``presscope``."""

from analysis.cli import main

if __name__ == "__main__":
    main()
