"""Writing a first monitor file: complete, with an explanation of every key."""

import textwrap
from importlib.resources import files
from pathlib import Path
from string import Template

from jeugdpeil.domain.errors import StorageError, UsageError, system_reason
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.home_region import Choice, HomeRegion, all_regions, choose_region

TEMPLATE = "monitor_template.toml"
LINE = 100
# More would be a list to read instead of an example to follow.
EXAMPLE_GEMEENTEN = 8
_LARGE_FOUR = ("Amsterdam", "Rotterdam", "'s-Gravenhage", "Utrecht")
_LEVEL_NAMES = {RegionLevel.GGD_REGIO: "GGD-regio"}


def write_monitor_file(region: str, out: Path, *, is_forced: bool) -> str:
    """Write a monitor file for a region that works as it is.

    Args:
        region: name or code of a gemeente, jeugdregio, provincie or GGD-regio, or Nederland.
        out: the file to write.
        is_forced: whether a file that is there may be overwritten.

    Returns:
        What the region is called, such as "Hattem (gemeente, GM0244)".

    Raises:
        NotFoundError: no region has this name.
        UsageError: the file is there already.
        StorageError: the file cannot be written.
    """
    choice = choose_region(region)
    if out.exists() and not is_forced:
        raise UsageError(
            f"{out.name} bestaat al en wordt niet overschreven",
            remedy="Geef een andere naam met --out, of overschrijf het met --force.",
        )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(monitor_text(choice, out.name), encoding="utf-8", newline="\n")
    except OSError as error:
        raise StorageError(
            f"{out.name} kan niet worden geschreven: {system_reason(error)}",
            remedy="Geef met --out een bestand in een map waarin u mag schrijven.",
        ) from error
    return _called(choice)


def monitor_text(choice: Choice, file_name: str) -> str:
    """The text of a monitor file.

    Args:
        choice: the region that it is about.
        file_name: name of the file, for the commands in its first lines.
    """
    region = choice.region
    template = (files("jeugdpeil") / TEMPLATE).read_text(encoding="utf-8")
    group, members = _example_group(region)
    return Template(template).substitute(
        file=file_name,
        about=_about(region),
        title=_about(region).removeprefix("heel "),
        home=region.code,
        home_name=f"{region.name} ({_level(region)})",
        namesakes=_namesakes_text(choice),
        group=group,
        members=_members_text(members),
    )


def _about(region: HomeRegion) -> str:
    match region.level:
        case RegionLevel.LAND:
            return f"heel {region.name}"
        case RegionLevel.GEMEENTE:
            return region.name
        case _:
            return f"{_level(region)} {region.name}"


def _level(region: HomeRegion) -> str:
    return _LEVEL_NAMES.get(region.level, region.level.value)


def _called(choice: Choice) -> str:
    region = choice.region
    others = [_level(other) for other in choice.namesakes]
    note = f"; niet de {_listed(others)} met die naam" if others else ""
    return f"{region.name} ({_level(region)}, {region.code}{note})"


def _listed(words: list[str]) -> str:
    return " of ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _namesakes_text(choice: Choice) -> str:
    """A comment on regions of other levels with the same name, or nothing."""
    if not choice.namesakes:
        return ""
    lines = [
        f'#   home = "{other.code}"  {_level(other)} {other.name}' for other in choice.namesakes
    ]
    return "\n".join(["\n# Er zijn meer gebieden met deze naam:", *lines])


def _example_group(region: HomeRegion) -> tuple[str, tuple[str, ...]]:
    """Name and members of a group that this region could want."""
    if region.level is RegionLevel.LAND:
        return "De vier grote gemeenten", _LARGE_FOUR
    if region.level is not RegionLevel.GEMEENTE:
        return f"Een deel van {region.name}", region.gemeenten[:3]
    around = max(
        (_within(level, region.name) for level in (RegionLevel.JEUGDREGIO, RegionLevel.PROVINCIE)),
        # A jeugdregio of one gemeente has no neighbours to offer.
        key=lambda each: (len(each.gemeenten) > 1, each.level is RegionLevel.JEUGDREGIO),
    )
    others = [name for name in around.gemeenten if name != region.name]
    return f"{region.name} en omgeving", (region.name, *others[: EXAMPLE_GEMEENTEN - 1])


def _within(level: RegionLevel, gemeente: str) -> HomeRegion:
    return next(
        each for each in all_regions() if each.level is level and gemeente in each.gemeenten
    )


def _members_text(members: tuple[str, ...]) -> str:
    listed = ", ".join(f'"{name}"' for name in members)
    if len(listed) <= LINE - len("# members = []"):
        return f"# members = [{listed}]"
    lines = textwrap.wrap(
        f"{listed},",
        LINE,
        initial_indent="#   ",
        subsequent_indent="#   ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(["# members = [", *lines, "# ]"])
