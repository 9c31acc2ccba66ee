"""What is wrong with a table of one's own, as a code; the words are chosen where they are said."""


class TableProblemError(Exception):
    """The table, or a file beside it, cannot be used as it was said to be.

    Args:
        code: of the sentence `own.<code>` in the locale files, which has a remedy as well.
        values: what the sentence names.

    >>> TableProblemError("no_rows", file="wijken.csv").values
    {'file': 'wijken.csv'}
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(f"{code} {self.values}")
