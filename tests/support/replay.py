"""A server that replays CBS and PDOK as documented, and everything that can go wrong with them."""

import json
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

JSON = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8"


@dataclass
class Reply:
    """One answer of the server; `cut` leaves out that many bytes of what was announced."""

    status: int = 200
    body: bytes = b""
    content_type: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    cut: int = 0


@dataclass
class ReplayTable:
    """A table as both versions of CBS's service show it.

    `rows` are the rows of version 3; each is a dict with the keys of the dimensions and a text per
    subject as in the untyped data set. `dimensions` holds name -> (type, entries).
    """

    id: str
    rows: list[dict[str, str | None]]
    dimensions: dict[str, tuple[str, list[dict[str, object]]]]
    subjects: list[dict[str, object]]
    title: str = "Jongeren met jeugdzorg"
    modified: str = "2023-06-15T02:00:00"
    period: str = "2022"
    page_size: int = 10_000
    list_page_size: int = 10_000
    etag: str = ""
    record_count: int | None = None

    def info(self) -> dict[str, object]:
        return {
            "ID": 1,
            "Identifier": self.id,
            "Title": self.title,
            "Modified": self.modified,
            "MetaDataModified": self.modified,
            "Period": self.period,
            "RecordCount": len(self.rows) if self.record_count is None else self.record_count,
            "ColumnCount": len(self.dimensions) + len(self.subjects),
        }

    def properties_v3(self) -> list[dict[str, object]]:
        dims: list[dict[str, object]] = [
            {"ID": i, "Position": i, "ParentID": None, "Type": kind, "Key": name, "Title": name}
            for i, (name, (kind, _)) in enumerate(self.dimensions.items())
        ]
        return [*dims, *({"Type": "Topic", "Datatype": "Long", **row} for row in self.subjects)]

    def list_v3(self, name: str) -> list[dict[str, object]]:
        match name:
            case "TableInfos":
                return [self.info()]
            case "DataProperties":
                return self.properties_v3()
            case "UntypedDataSet":
                return [{"ID": i, **row} for i, row in enumerate(self.rows)]
            case "TypedDataSet":
                return [{"ID": i, **_typed(row)} for i, row in enumerate(self.rows)]
            case _:
                return self.dimensions[name][1]

    def info_v4(self) -> dict[str, object]:
        return {
            "Identifier": self.id,
            "Title": self.title,
            "Modified": f"{self.modified}+02:00",
            "TemporalCoverage": self.period,
            "ObservationCount": len(self.observations()),
            "License": "https://creativecommons.org/licenses/by/4.0/",
        }

    def topics(self) -> list[dict[str, object]]:
        return [row for row in self.subjects if row.get("Type", "Topic") == "Topic"]

    def measures(self) -> list[dict[str, object]]:
        return [
            {
                "Identifier": row["Code"],
                "Index": i,
                "Title": row["Title"],
                "MeasureGroupId": None,
                "DataType": row.get("Datatype", "Long"),
                "Unit": "aantal",
                "Decimals": 0,
            }
            for i, row in enumerate(self.topics())
            if "Code" in row
        ]

    def observations(self) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for row in self.rows:
            keys = {name: str(row[name]).strip() for name in self.dimensions}
            for topic in self.topics():
                cell = (row[str(topic["Key"])] or "").strip()
                if "Code" not in topic or cell == "":
                    continue
                is_text = topic.get("Datatype") == "String"
                is_number = cell != "." and not is_text
                found.append(
                    {
                        "Id": len(found),
                        "Measure": topic["Code"],
                        "ValueAttribute": "Confidential" if cell == "." else "None",
                        "Value": float(cell) if is_number else None,
                        "StringValue": cell if is_text else None,
                        **keys,
                    }
                )
        return found


class ReplayServer:
    """Plays ODataFeed, ODataApi, OData 4 and OGC API Features; keeps what was asked."""

    def __init__(self) -> None:
        self.tables: dict[str, ReplayTable] = {}
        self.layers: dict[tuple[str, str], list[dict[str, object]]] = {}
        self.layer_page_size = 1_000
        self.layer_etag = ""
        self.asked: list[str] = []
        self.faults: dict[str, deque[Reply]] = {}
        self.after_reply: dict[str, object] = {}
        self.refuses_above: int | None = None
        self.date = "Tue, 20 Jun 2023 09:00:00 GMT"
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def feed(self) -> str:
        return f"{self.url}/ODataFeed/odata"

    @property
    def api(self) -> str:
        return f"{self.url}/ODataApi/odata"

    @property
    def v4(self) -> str:
        return f"{self.url}/CBS"

    @property
    def pdok(self) -> str:
        return f"{self.url}/cbs/gebiedsindelingen/ogc/v1"

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def fail(self, part_of_url: str, *replies: Reply) -> None:
        """Answer the next questions whose address holds this text with these replies."""
        self.faults.setdefault(part_of_url, deque()).extend(replies)

    def asked_for(self, part_of_url: str) -> int:
        return sum(part_of_url in url for url in self.asked)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        url = unquote(handler.path)
        self.asked.append(url)
        reply = self._fault(url) or self._play(url, handler.headers.get("If-None-Match", ""))
        handler.send_response_only(reply.status)
        handler.send_header("Date", self.date)
        handler.send_header("Content-Type", reply.content_type)
        handler.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(reply.body[: len(reply.body) - reply.cut])
        hook = self.after_reply.pop(url.partition("?")[0].rpartition("/")[2], None)
        if callable(hook):
            hook()

    def _fault(self, url: str) -> Reply | None:
        for part, replies in self.faults.items():
            if part in url and replies:
                reply = replies.popleft()
                if reply.cut and not reply.body:
                    full = self._play(url, "")
                    return Reply(body=full.body, cut=reply.cut)
                return reply
        return None

    def _play(self, url: str, etag: str) -> Reply:
        path, options = urlsplit(url).path, parse_qs(urlsplit(url).query)
        if "/collections/" in path:
            return self._play_layer(path, options, etag)
        service, table_id, name = _route(path)
        table = self.tables.get(table_id)
        if table is None:
            return Reply(404, b'{"odata.error":{"message":{"value":"Resource not found"}}}')
        if name in ("TableInfos", "Properties") and table.etag and etag == table.etag:
            return Reply(304)
        play = self._play_v4 if service == "CBS" else self._play_v3
        return play(table, name, options, service)

    def _play_v3(
        self, table: ReplayTable, name: str, options: dict[str, list[str]], service: str
    ) -> Reply:
        base = f"{self.url}/{service}/odata/{table.id}"
        if not name:
            names = ["TableInfos", "UntypedDataSet", "TypedDataSet", "DataProperties"]
            rows: list[dict[str, object]] = [
                {"name": n, "url": f"{base}/{n}"} for n in [*names, *table.dimensions]
            ]
            return _json({"odata.metadata": f"{base}/$metadata", "value": rows})
        if options.get("$format") != ["json"]:
            return Reply(body=b"<feed/>", content_type="application/atom+xml")
        rows = _selected(table.list_v3(name), options.get("$filter", [""])[0])
        skip = int(options.get("$skip", ["0"])[0])
        is_feed = service == "ODataFeed"
        is_data = name in ("TypedDataSet", "UntypedDataSet")
        size = table.page_size if is_data else table.list_page_size
        if is_data and not is_feed and "$top" not in options and self._is_too_much(len(rows)):
            message = "The result would have more than 10000 records"
            return _json({"odata.error": {"message": {"value": message}}}, 500)
        page = rows[skip : skip + size]
        document = {"odata.metadata": f"{base}/$metadata#Cbs.OData.WebAPI.{name}", "value": page}
        if is_feed and skip + size < len(rows):
            # CBS links with http, whatever the page came over, and keeps the selection.
            query = "&".join(f"{k}={v[0]}" for k, v in options.items() if k != "$skip")
            document["odata.nextLink"] = f"{base}/{name}/?{query}&$skip={skip + size}"
        headers = {"ETag": table.etag} if table.etag and name == "TableInfos" else {}
        return _json(document, headers=headers)

    def _is_too_much(self, count: int) -> bool:
        return self.refuses_above is not None and count > self.refuses_above

    def _play_v4(
        self, table: ReplayTable, name: str, options: dict[str, list[str]], service: str
    ) -> Reply:
        base = f"{self.url}/{service}/{table.id}"
        context = f"{base}/$metadata#{name}"
        if name == "Properties":
            headers = {"ETag": table.etag} if table.etag else {}
            return _json({"@odata.context": context, **table.info_v4()}, headers=headers)
        lists: dict[str, list[dict[str, object]]] = {
            "MeasureCodes": table.measures(),
            "Dimensions": [
                {"Identifier": dim, "Title": dim, "Kind": kind}
                for dim, (kind, _) in table.dimensions.items()
            ],
            "Observations": table.observations(),
        }
        for dim, (_, entries) in table.dimensions.items():
            lists[f"{dim}Codes"] = [
                {**row, "Identifier": str(row["Key"]).strip()} for row in entries
            ]
        if not name:
            rows: list[dict[str, object]] = [
                {"name": n, "kind": "EntitySet", "url": n} for n in [*lists, "Properties"]
            ]
            return _json({"@odata.context": f"{base}/$metadata", "value": rows})
        rows = _selected(lists[name], options.get("$filter", [""])[0])
        skip = int(options.get("$skip", ["0"])[0])
        size = table.page_size if name == "Observations" else table.list_page_size
        document = {"@odata.context": context, "value": rows[skip : skip + size]}
        if skip + size < len(rows):
            query = "&".join(f"{k}={v[0]}" for k, v in options.items() if k != "$skip")
            link = f"{base}/{name}?{query}&$skip={skip + size}"
            document["@odata.nextLink"] = link
        return _json(document, content_type="application/json; odata.metadata=minimal")

    def _play_layer(self, path: str, options: dict[str, list[str]], etag: str) -> Reply:
        layer = path.split("/collections/")[1].split("/", maxsplit=1)[0]
        year = options.get("jaarcode", [""])[0]
        features = self.layers.get((layer, year), [])
        if self.layer_etag and etag == self.layer_etag:
            return Reply(304)
        start = int(options.get("cursor", ["0"])[0])
        size = min(int(options.get("limit", ["10"])[0]), self.layer_page_size)
        links = [{"rel": "self", "href": f"{self.url}{path}"}]
        if start + size < len(features):
            href = f"{self.url}{path}?f=json&jaarcode={year}&limit={size}&cursor={start + size}"
            links.append({"rel": "next", "href": href})
        document = {
            "type": "FeatureCollection",
            "numberReturned": len(features[start : start + size]),
            "features": features[start : start + size],
            "links": links,
        }
        headers = {"ETag": self.layer_etag} if self.layer_etag else {}
        return _json(document, content_type="application/geo+json", headers=headers)


def _route(path: str) -> tuple[str, str, str]:
    parts = [part for part in path.split("/") if part]
    if parts[0] == "CBS":
        return "CBS", parts[1], parts[2] if len(parts) > 2 else ""
    return parts[0], parts[2], parts[3] if len(parts) > 3 else ""


def _typed(row: dict[str, str | None]) -> dict[str, object]:
    return {name: _typed_cell(cell) for name, cell in row.items()}


def _typed_cell(cell: str | None) -> object:
    text = str(cell or "").strip()
    if text in ("", "."):
        return None
    try:
        return int(text)
    except ValueError:
        return cell


def _selected(rows: list[dict[str, object]], selection: str) -> list[dict[str, object]]:
    """Rows for filters such as (A eq 'x' or A eq 'y') and (B eq 'z')."""
    for clause in filter(None, selection.split(" and ")):
        pairs = [term.strip("() ").split(" eq ") for term in clause.split(" or ")]
        wanted = {value.strip("'") for _, value in pairs}
        rows = [row for row in rows if row[pairs[0][0]] in wanted]
    return rows


def _json(
    document: object,
    status: int = 200,
    content_type: str = JSON,
    headers: dict[str, str] | None = None,
) -> Reply:
    return Reply(status, json.dumps(document).encode(), content_type, headers or {})
