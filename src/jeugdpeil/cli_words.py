"""What the library of the command line says of its own accord, in Dutch."""

import re
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

# Words of a help text, as they stand on the screen; names of options and commands are ours.
_HELP = (
    (re.compile(r"^Usage: "), "Gebruik: "),
    (re.compile(r"\[OPTIONS\]"), "[OPTIES]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "OPDRACHT [...]"),
    (re.compile(r"^Arguments:$", re.MULTILINE), "Argumenten:"),
    (re.compile(r"^Options:$", re.MULTILINE), "Opties:"),
    (re.compile(r"^Commands:$", re.MULTILINE), "Opdrachten:"),
    (re.compile(r"Show this message and exit\."), "Toon deze uitleg."),
    (re.compile(r"\[default:"), "[standaard:"),
    (re.compile(r"\[required\]"), "[verplicht]"),
)
# What is wrong with a command line. A message that is not known here stays as it came.
_MISTAKES = (
    (r"No such option: (\S+) \(Possible options: (.*)\)", "De optie {0} bestaat niet; wel: {1}"),
    (r"No such option: (\S+)", "De optie {0} bestaat niet"),
    (r"No such command (.*)\. Did you mean (.*)\?", "De opdracht {0} bestaat niet; wel: {1}"),
    (r"No such command (.*)\.", "De opdracht {0} bestaat niet"),
    (r"Missing command\.", "Er ontbreekt een opdracht"),
    (r"Missing option (.*?)\.(?: .*)?", "De optie {0} ontbreekt"),
    (r"Missing argument (.*?)\.(?: .*)?", "Het argument {0} ontbreekt"),
    (r"Option (.*) requires an argument\.", "Achter de optie {0} ontbreekt een waarde"),
    (r"Option (.*) does not take a value\.", "Achter de optie {0} hoort geen waarde"),
    (r"Got unexpected extra argument\S* \((.*)\)", "Dit staat er te veel: {0}"),
    (r"Invalid value for (.*?): .*?('.*') is not one of (.*)\.", "{0} is {1}; kies uit: {2}"),
    (r"Invalid value for (.*?): .* greater than or equal to (\S+)", "{0} moet ten minste {1} zijn"),
    (r"Invalid value for (.*?): .* less than or equal to (\S+)", "{0} mag hoogstens {1} zijn"),
    (r"Invalid value for (.*?): .* valid integer\b.*", "Achter {0} hoort een heel getal"),
)


class DutchCommand(TyperCommand):
    """A command whose help is Dutch."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer does not export this type
        """The help text."""
        return dutch_help(super().get_help(ctx))


class DutchGroup(TyperGroup):
    """A group of commands whose help is Dutch."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer does not export this type
        """The help text."""
        return dutch_help(super().get_help(ctx))


def dutch_help(text: str) -> str:
    """A help text with its headings in Dutch.

    >>> dutch_help("Usage: jeugdpeil build [OPTIONS]")
    'Gebruik: jeugdpeil build [OPTIES]'
    """
    for pattern, words in _HELP:
        text = pattern.sub(words, text)
    return text


def dutch_mistake(message: str) -> str:
    """What is wrong with a command line, in Dutch.

    >>> dutch_mistake("No such option: --foo")
    'De optie --foo bestaat niet'
    """
    for pattern, words in _MISTAKES:
        found = re.fullmatch(pattern, message)
        if found:
            return words.format(*found.groups())
    return message


def mistake_lines(error: TyperException) -> Iterator[str]:
    """The lines for a user who typed a command that does not exist as typed."""
    # Only mistakes in the use of a command know which command it is.
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        yield error.format_message()
        return
    if context is not None and context.params.get("language") == "en":
        yield f"Error: {error.format_message()}"
        yield f"Help: {context.command_path} --help"
        return
    yield f"Fout: {dutch_mistake(error.format_message())}"
    if context is not None:
        yield f"Uitleg: {context.command_path} --help"
