"""The public names of the columns of a release: Dutch, one to one with the internal ones."""

# Column of the schema PUBLISHED -> header in CSV and JSON. A test holds that the mapping is
# complete and that no two columns share a header.
HEADERS: dict[str, str] = {
    "indicator": "indicator",
    "region_level": "gebiedsniveau",
    "region_code": "gebiedscode",
    "region_year": "indeling_jaar",
    "region_name": "gebiedsnaam",
    "period": "periode",
    "vintage": "publicatiedatum",
    "status": "status",
    "derivation": "herkomst",
    "cell": "cel",
    "reason": "reden",
    "count": "aantal",
    "denominator": "noemer",
    "value": "waarde",
    "lower": "ondergrens",
    "upper": "bovengrens",
    "level": "betrouwbaarheid",
    "method": "methode",
    "unit": "eenheid",
    "age_base": "leeftijdsgroep",
    "place_rule": "plaatsregel",
    "scope": "reikwijdte",
    "note": "opmerking",
    "source": "bron",
    "source_row": "bron_rij",
    "source_column": "bron_kolom",
}

# Column of the schema PUBLISHED_EXPECTED -> header in CSV and JSON. What both files have bears the
# same name in both. A column per theme follows, see `contribution_header`.
EXPECTED_HEADERS: dict[str, str] = {
    "model": "model",
    "indicator": "indicator",
    "region_level": "gebiedsniveau",
    "region_code": "gebiedscode",
    "region_year": "indeling_jaar",
    "region_name": "gebiedsnaam",
    "period": "periode",
    "vintage": "publicatiedatum",
    "status": "status",
    "youths": "jongeren",
    "actual": "werkelijk",
    "actual_basis": "werkelijk_herkomst",
    "actual_youths": "werkelijk_jongeren",
    "expected": "verwacht",
    "expected_lower": "verwacht_ondergrens",
    "expected_upper": "verwacht_bovengrens",
    "expected_youths": "verwacht_jongeren",
    "expected_within": "verwacht_binnen_gemeente",
    "difference": "verschil",
    "difference_youths": "verschil_jongeren",
    "shrunken_difference": "gecorrigeerd_verschil",
    "lower": "ondergrens",
    "upper": "bovengrens",
    "level": "betrouwbaarheid",
    "probability_higher": "kans_hoger",
    "verdict": "oordeel",
    "rank": "rang",
    "rank_lower": "rang_ondergrens",
    "rank_upper": "rang_bovengrens",
    "rank_of": "rang_van",
    "imputed": "aandeel_geschat",
    "predictor": "voorspeller",
}


def contribution_header(theme: str) -> str:
    """The header of the column with what a theme contributes.

    >>> contribution_header("inkomen-en-bijstand")
    'bijdrage_inkomen_en_bijstand'
    """
    return f"bijdrage_{theme.replace('-', '_')}"
