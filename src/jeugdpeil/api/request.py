"""A request as the endpoints see it: the release it is about, filters, page, form, language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, urlencode

from jeugdpeil.api.choosing import Choosing, Chosen
from jeugdpeil.api.filters import date_in, number_in, only
from jeugdpeil.api.negotiation import ROWS, chosen_format
from jeugdpeil.api.problems import PREFIX, Problem
from jeugdpeil.api.resource import DEFAULT_PAGE_SIZE, MOST_ROWS, Asked, Resource

PAGE, PAGE_SIZE, FORMAT, DAY = "pagina", "perPagina", "formaat", "stand"
_MOST_FIELDS = 2000


@dataclass(frozen=True)
class Wanted:
    """One request.

    Args:
        choosing: the releases that may be asked for.
        path: path within the API, without extension.
        parameters: every value of every query parameter.
        extension: format that the extension of the path names.
        accept: the header, empty where there is none.
        language: `nl` or `en`.
        base: scheme and host of the site.
    """

    choosing: Choosing = field(repr=False)
    path: str
    parameters: Mapping[str, Sequence[str]]
    extension: str | None
    accept: str
    language: str
    base: str

    def one(self, name: str) -> str | None:
        """The value of a parameter that stands in the address at most once."""
        values = self.parameters.get(name)
        return None if values is None else only(name, values)

    @property
    def day(self) -> date | None:
        """The day of which the caller asks what was published then."""
        value = self.one(DAY)
        return None if value is None else date_in(DAY, value)

    def format_of(self, offered: Sequence[str] = ROWS) -> str:
        """The format of the answer."""
        return chosen_format(self.accept, self.one(FORMAT), self.extension, offered)

    def check(self, known: Sequence[str]) -> None:
        """Refuse a parameter that the address does not have: it may be a typing error.

        Raises:
            Problem: there is one.
        """
        for name in self.parameters:
            if name not in known:
                raise Problem(
                    "onbekende-parameter",
                    parameter=name[:80],
                    name=name[:80],
                    known=", ".join(known) or "-",
                )

    def address(self, path: str, **changes: str | None) -> str:
        """An address with the parameters of this request and some of them changed, in place."""
        told: dict[str, Sequence[str | None]] = dict(self.parameters)
        told.update((name, (value,)) for name, value in changes.items())
        pairs = [
            (name, value) for name, values in told.items() for value in values if value is not None
        ]
        query = urlencode(pairs, safe=",")
        return f"{PREFIX}{path}{'?' if query else ''}{query}"


def parameters_in(query: bytes) -> dict[str, list[str]]:
    """The query parameters of an address with all their values.

    Raises:
        Problem: there are more than anyone writes.
    """
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(
            query.decode("latin-1"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise Problem("onbekende-parameter", name="...", known="-") from error
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def known_parameters(resource: Resource, *, is_fixed: bool) -> tuple[str, ...]:
    """The query parameters of a collection.

    Args:
        resource: the collection.
        is_fixed: whether the address itself names the release; then there is no `stand` to choose.
    """
    day = (DAY,) if resource.is_of_release and not is_fixed else ()
    return (*(each.name for each in resource.filters), PAGE, PAGE_SIZE, FORMAT, *day)


def asked_of(wanted: Wanted, resource: Resource, release_id: str | None) -> Asked:
    """What a request wants of a collection.

    Raises:
        Problem: a parameter is unknown or wrong, or there is no such release.
    """
    wanted.check(known_parameters(resource, is_fixed=release_id is not None))
    chosen = wanted.choosing.chosen(release_id, wanted.day)
    filters = {
        each: each.read(wanted.parameters[each.name], chosen.holding)
        for each in resource.filters
        if each.name in wanted.parameters
    }
    page, size = wanted.one(PAGE), wanted.one(PAGE_SIZE)
    return Asked(
        holding=chosen.holding,
        day=chosen.day,
        filters=filters,
        page=1 if page is None else number_in(PAGE, page, 1, 999_999),
        page_size=DEFAULT_PAGE_SIZE if size is None else number_in(PAGE_SIZE, size, 1, MOST_ROWS),
        language=wanted.language,
        choosing=wanted.choosing,
    )


def asked_of_one(wanted: Wanted, release_id: str | None, *, has_day: bool) -> Asked:
    """What a request wants of one item: no filters and no pages.

    Raises:
        Problem: a parameter is unknown or wrong, or there is no such release.
    """
    wanted.check((DAY,) if has_day else ())
    chosen: Chosen = wanted.choosing.chosen(release_id, wanted.day if has_day else None)
    return Asked(chosen.holding, chosen.day, {}, 1, 1, wanted.language, wanted.choosing)
