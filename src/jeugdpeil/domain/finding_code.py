"""The kinds of finding: how much each weighs and which words its sentence needs."""

from dataclasses import dataclass

from jeugdpeil.domain.finding import Finding, Location, Severity


@dataclass(frozen=True)
class FindingCode:
    """One thing that a rule or a reader can say about data.

    Args:
        code: name of the sentence in the locale files.
        severity: what every finding with this code weighs; ERROR sets rows apart.
        keys: the words that the sentence needs, all of them and no others.

    >>> late = FindingCode("table-late", Severity.INFO, ("date",))
    >>> late.found(Location("85335NED"), date="2023-06-15").context
    (('date', '2023-06-15'),)
    """

    code: str
    severity: Severity
    keys: tuple[str, ...] = ()

    def found(self, location: Location, *, count: int = 1, **context: str) -> Finding:
        """A finding with this code.

        Args:
            location: where it was seen.
            count: how many like cases it stands for.
            context: a text for every key; never a personal value, never a count below ten.

        Raises:
            TypeError: a key is absent or not one of this code.
        """
        if set(context) != set(self.keys):
            raise TypeError(f"{self.code} wants {self.keys}, got {tuple(context)}")
        words = tuple((key, context[key]) for key in self.keys)
        return Finding(self.code, location, words, self.severity, count)
