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

_KEY_HEADERS = {
    name: HEADERS[name]
    for name in (
        "indicator",
        "region_level",
        "region_code",
        "region_year",
        "region_name",
        "period",
        "vintage",
    )
}
# Column of the schema NOWCASTS -> header: what a figure that is not definitive will become.
NOWCAST_HEADERS: dict[str, str] = {
    **_KEY_HEADERS,
    "status": "status",
    "step": "stap",
    "expected": "verwacht_definitief",
    "lower": "ondergrens",
    "upper": "bovengrens",
    "expected_count": "verwacht_aantal",
    "lower_count": "aantal_ondergrens",
    "upper_count": "aantal_bovengrens",
    "level": "betrouwbaarheid",
    "is_suspect": "levering_lijkt_te_ontbreken",
    "is_prior": "spreiding_aangenomen",
    "publications": "eerdere_publicaties",
}
# Column of the schema CHANGES -> header: changes from a year before, in per cent.
CHANGE_HEADERS: dict[str, str] = {
    **_KEY_HEADERS,
    "status": "status",
    "earlier_year": "eerder_indeling_jaar",
    "earlier_period": "eerder_periode",
    "earlier_vintage": "eerder_publicatiedatum",
    "earlier_status": "eerder_status",
    "answer": "vergelijkbaar",
    "grounds": "verschillen",
    "breaks": "trendbreuken",
    "verdict": "oordeel",
    "shown": "verandering",
    "shown_lower": "verandering_ondergrens",
    "shown_upper": "verandering_bovengrens",
    "expected": "verandering_definitief",
    "lower": "ondergrens",
    "upper": "bovengrens",
    "level": "betrouwbaarheid",
    "probability_lower": "kans_lager",
    "revision_share": "aandeel_bijstelling",
    "is_final": "beide_definitief",
    "is_prior": "spreiding_aangenomen",
}
# Column of the schema RECORD -> header: what the nowcast would have said and what it became.
RECORD_HEADERS: dict[str, str] = {
    **_KEY_HEADERS,
    "step": "stap",
    "shown": "getoond",
    "expected": "verwacht_definitief",
    "lower": "ondergrens",
    "upper": "bovengrens",
    "ruled": "vuistregel",
    "became": "geworden",
    "learned_from": "eerdere_publicaties",
    "is_suspect": "levering_lijkt_te_ontbreken",
}

# Column of the schema PUBLISHED_TRENDS -> header in CSV and JSON.
TREND_HEADERS: dict[str, str] = {
    "indicator": "indicator",
    "region_level": "gebiedsniveau",
    "region_code": "gebiedscode",
    "region_year": "indeling_jaar",
    "region_name": "gebiedsnaam",
    "season": "soort_periode",
    "first_period": "eerste_periode",
    "last_period": "laatste_periode",
    "points": "punten",
    "is_newest": "is_nieuwste",
    "begins_because": "begint_door",
    "ends_because": "eindigt_door",
    "first_value": "eerste_waarde",
    "last_value": "laatste_waarde",
    "change": "verandering_per_jaar",
    "lower": "ondergrens",
    "upper": "bovengrens",
    "level": "betrouwbaarheid",
    "p_value": "p_waarde",
    "change_before": "eerste_helft",
    "lower_before": "eerste_helft_ondergrens",
    "upper_before": "eerste_helft_bovengrens",
    "change_after": "tweede_helft",
    "lower_after": "tweede_helft_ondergrens",
    "upper_after": "tweede_helft_bovengrens",
    "p_value_bend": "p_waarde_verschil",
    "verdict": "oordeel",
}


# What several tables beside the expected figures have in front.
_EXPECTED_KEY_HEADERS = {
    name: EXPECTED_HEADERS[name]
    for name in ("model", "region_level", "region_code", "region_year", "period")
}
# Columns of the schemas CONTRIBUTIONS, PREDICTORS and PEERS -> names in the API.
CONTRIBUTION_HEADERS: dict[str, str] = _EXPECTED_KEY_HEADERS | {
    "theme": "thema",
    "contribution": "bijdrage",
}
PREDICTOR_HEADERS: dict[str, str] = _EXPECTED_KEY_HEADERS | {
    "characteristic": "kenmerk",
    "value": "waarde",
    "reference": "waarde_land",
    "is_imputed": "is_geschat",
}
PEER_HEADERS: dict[str, str] = _EXPECTED_KEY_HEADERS | {
    "place": "plaats",
    "peer_code": "vergelijkbaar_gebied",
    "distance": "afstand",
}


_CONTRIBUTION = "bijdrage_"


def contribution_header(theme: str) -> str:
    """The header of the column with what a theme contributes.

    >>> contribution_header("inkomen-en-bijstand")
    'bijdrage_inkomen_en_bijstand'
    """
    return f"{_CONTRIBUTION}{theme.replace('-', '_')}"


def theme_of_header(header: str) -> str:
    """The theme whose contribution a column holds; empty where it holds something else.

    >>> theme_of_header("bijdrage_inkomen_en_bijstand"), theme_of_header("waarde")
    ('inkomen-en-bijstand', '')
    """
    theme = header.removeprefix(_CONTRIBUTION)
    return "" if theme == header else theme.replace("_", "-")
