"""The checker of HTML, html-validate, run in Node over documents.

Its rules are those it recommends, of the HTML standard and of accessibility, with two left out:
`no-implicit-close`, since HTML lets </td> and </tr> go without saying and tables of thousands of
rows are a tenth smaller for it; and `long-title`, since a title that names the figure, the level
and the year goes before one that is short.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from support import typescript

CONFIG = Path(__file__).parent / "html_validate.json"
_PROGRAM = """
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { readFileSync } from "node:fs";
const [config, documents] = JSON.parse(readFileSync(0, "utf-8"));
const checker = new HtmlValidate(new StaticConfigLoader(config));
const found = {};
for (const [name, words] of Object.entries(documents)) {
  const report = await checker.validateString(words, name);
  found[name] = report.results.flatMap((result) => result.messages)
    .map((item) => `${item.line}:${item.column} ${item.ruleId}: ${item.message}`);
}
process.stdout.write(JSON.stringify(found));
"""


def complaints(documents: Mapping[str, str]) -> dict[str, list[str]]:
    """What the checker has against each document, as `line:column rule: message`.

    Args:
        documents: HTML by name.
    """
    asked = json.dumps([json.loads(CONFIG.read_text("utf-8")), documents])
    return json.loads(typescript.run(["--input-type=module", "--eval", _PROGRAM], asked))
