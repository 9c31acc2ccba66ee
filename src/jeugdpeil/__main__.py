"""`python -m jeugdpeil`: the command line, where its script is not on the path."""

from jeugdpeil.cli import main

if __name__ == "__main__":
    main()
