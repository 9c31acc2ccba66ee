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
