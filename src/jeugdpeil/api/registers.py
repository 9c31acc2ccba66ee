"""The registers of a release: regions, indicators, models and their characteristics."""

from dataclasses import asdict
from typing import Any

import pyarrow as pa

from jeugdpeil.api.fields import plain
from jeugdpeil.api.figures import DIVISION, LEVEL, REGION, WITHIN
from jeugdpeil.api.filters import Filter
from jeugdpeil.api.problems import Problem
from jeugdpeil.api.records import table_of
from jeugdpeil.api.resource import Asked, Resource
from jeugdpeil.domain.definition import TEXT_FIELDS, IndicatorDefinition
from jeugdpeil.domain.membership import parents_in
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.texts import code_text
from jeugdpeil.published.fields import Field, Kind
from jeugdpeil.published.manifest import ModelInfo

_REGION_FIELDS = (
    Field("gebiedsniveau", "region_level", words=tuple(level.value for level in RegionLevel)),
    Field("gebiedscode", "region_code"),
    Field("indeling_jaar", "region_year", Kind.INTEGER),
    Field("gebiedsnaam", "name"),
    *(
        Field(f"ligt_in_{level.value.replace('-', '_')}", level.value, Kind.WORDS)
        for level in RegionLevel
        if level not in (RegionLevel.WIJK, RegionLevel.BUURT)
    ),
    Field("opmerking", "note"),
)


def _regions(asked: Asked) -> pa.Table:
    table = asked.holding.release.region_table()
    for place, name in enumerate(table.column_names):
        if name in {level.value for level in RegionLevel}:
            parents = [[str(each) for each in parents_in(text)] for text in table[name].to_pylist()]
            table = table.set_column(place, name, pa.array(parents, pa.list_(pa.string())))
    return table


def _region(asked: Asked, code: str) -> dict[str, Any]:
    regions = asked.holding.regions
    years = regions.years(code)
    if not years:
        raise Problem("onbekend-gebied", value=code[:80])
    newest = regions.by_code[code][years[-1]]
    return {
        "gebiedscode": code,
        "gebiedsniveau": newest.key.level.value,
        "gebiedsnaam": newest.name,
        "indelingen": [
            {
                "indeling_jaar": year,
                "gebiedsnaam": regions.by_code[code][year].name,
                "ligt_in": {
                    level.value: parent for level, parent in regions.by_code[code][year].parents
                },
            }
            for year in years
        ],
    }


GEBIEDEN = Resource(
    "gebieden",
    _REGION_FIELDS,
    _regions,
    (REGION, LEVEL, WITHIN, DIVISION),
    detail=_region,
    key="gebiedscode",
)

_TEXTS = {
    "name": "naam",
    "short_name": "korte_naam",
    "numerator": "teller",
    "denominator": "noemer",
    "source": "bron",
    "reading_guide": "leeswijzer",
    "cannot_show": "zegt_niet",
}
_INDICATOR_FIELDS = (
    *plain("id", "thema", "thema_naam"),
    *(field for name in _TEXTS.values() for field in plain(name, f"{name}_en")),
    *plain("eenheid"),
    *plain("decimalen", kind=Kind.INTEGER),
    *plain("leeftijdsgroep"),
    *plain("reikwijdte", is_nullable=True),
    *plain("niveaus", "plaatsregels", kind=Kind.WORDS),
)


def _definition(item: IndicatorDefinition, language: str) -> dict[str, Any]:
    texts = {
        f"{name}{tail}": getattr(item, column).in_language(spoken)
        for column, name in _TEXTS.items()
        for spoken, tail in (("nl", ""), ("en", "_en"))
    }
    return {
        "id": item.id,
        "thema": item.theme,
        "thema_naam": code_text(language, "theme", item.theme),
        **texts,
        "eenheid": item.unit.value,
        "decimalen": item.decimals,
        "leeftijdsgroep": item.age_base.value,
        "reikwijdte": item.scope.value if item.scope else None,
        "niveaus": [level.value for level in item.levels],
        "plaatsregels": [f"{level.value}: {rule.value}" for level, rule in item.place_rules],
    }


def _indicators(asked: Asked) -> pa.Table:
    definitions = asked.holding.release.definitions.values()
    return table_of((_definition(item, asked.language) for item in definitions), _INDICATOR_FIELDS)


def _indicator(asked: Asked, indicator: str) -> dict[str, Any]:
    found = asked.holding.release.definitions.get(indicator)
    if found is None:
        raise Problem("onbekende-indicator", value=indicator[:80])
    return _definition(found, asked.language)


assert set(_TEXTS) == set(TEXT_FIELDS)
THEME = Filter("thema", "thema")
INDICATOREN = Resource("indicatoren", _INDICATOR_FIELDS, _indicators, (THEME,), detail=_indicator)

_MODEL_FIELDS = (
    *plain("id", "indicator", "niveau"),
    *plain("niveaus", "perioden", kind=Kind.WORDS),
    *plain("toevalsgetal", kind=Kind.INTEGER),
    *plain("bronnen", kind=Kind.WORDS),
)


def _model_record(item: ModelInfo) -> dict[str, Any]:
    return {
        "id": item.id,
        "indicator": item.indicator,
        "niveau": item.level,
        "niveaus": item.levels,
        "perioden": item.periods,
        "toevalsgetal": item.seed,
        "bronnen": [f"{what}: {source}" for what, source in item.sources],
    }


def _models(asked: Asked) -> pa.Table:
    return table_of(map(_model_record, asked.holding.manifest.models), _MODEL_FIELDS)


def _model(asked: Asked, model: str) -> dict[str, Any]:
    info = asked.holding.manifest.model(model)
    if info is None:
        raise Problem("onbekend-model", value=model[:80])
    return {**_model_record(info), "modelkaart": asdict(asked.holding.release.models[model])}


MODELLEN = Resource("modellen", _MODEL_FIELDS, _models, detail=_model)

_CHARACTERISTIC_FIELDS = (
    *plain("id", "thema", "naam", "naam_en"),
    *plain("eenheid", "eenheid_en", is_nullable=True),
    *plain("decimalen", kind=Kind.INTEGER),
    *plain("bron"),
)


def _characteristics(asked: Asked) -> pa.Table:
    return table_of(
        (
            {
                "id": item.id,
                "thema": item.theme,
                "naam": item.name.nl,
                "naam_en": item.name.en,
                "eenheid": item.unit.nl if item.unit else None,
                "eenheid_en": item.unit.en if item.unit else None,
                "decimalen": item.decimals,
                "bron": item.source,
            }
            for item in asked.holding.release.characteristics.values()
        ),
        _CHARACTERISTIC_FIELDS,
    )


KENMERKEN = Resource("kenmerken", _CHARACTERISTIC_FIELDS, _characteristics)
