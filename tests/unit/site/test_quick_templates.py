"""Escaping in templates: quick, and the same as the library's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from jeugdpeil.site.quick_templates import QuickEnvironment, escaped


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none())
def test_a_value_is_escaped_as_the_library_does(value: object) -> None:
    """No sign that means something in HTML slips through."""
    assert escaped(value) == str(escape(value))


@pytest.mark.parametrize("value", ["<script>", "a & b", '"', "'", "<b>'&\"</b>"])
def test_a_template_escapes_what_it_is_given(value: str) -> None:
    """Also through the code that is written for the template."""
    template = QuickEnvironment(autoescape=True).from_string("{{ value }}{{ [value]|join }}")
    assert template.render(value=value) == 2 * str(escape(value))


def test_markup_is_not_escaped_again() -> None:
    """What a macro made is HTML already."""
    template = QuickEnvironment(autoescape=True).from_string(
        "{% macro bold(word) %}<b>{{ word }}</b>{% endmacro %}{{ bold('<') }}{{ ready }}"
    )
    assert template.render(ready=Markup("<i>")) == "<b>&lt;</b><i>"
