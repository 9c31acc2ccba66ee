// Tables that can be ordered on the spot. Rows without a number stand last in either direction, as
// they do when the server orders them.

type Direction = "ascending" | "descending";

export function enhanceTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    const heads = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
    heads.forEach((head, column) => {
      if (!("plain" in head.dataset)) addButton(table, heads, head, column);
    });
  }
}

function addButton(
  table: HTMLTableElement,
  heads: HTMLTableCellElement[],
  head: HTMLTableCellElement,
  column: number,
): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const isTurned = head.getAttribute("aria-sort") === "ascending";
    const direction: Direction = isTurned ? "descending" : "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction);
    order(table.tBodies[0]!, column, "number" in head.dataset, direction);
  });
}

function order(
  body: HTMLTableSectionElement,
  column: number,
  isNumber: boolean,
  direction: Direction,
): void {
  const sign = direction === "ascending" ? 1 : -1;
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[column]!, isNumber) }));
  const known = rows.filter(({ key }) => key !== undefined);
  const unknown = rows.filter(({ key }) => key === undefined);
  known.sort((one, other) =>
    isNumber
      ? sign * (Number(one.key) - Number(other.key))
      : sign * compare(String(one.key), String(other.key)),
  );
  body.append(...[...known, ...unknown].map(({ row }) => row));
}

export function keyOf(cell: HTMLTableCellElement, isNumber: boolean): string | undefined {
  const words = cell.textContent?.trim() ?? "";
  const key = isNumber ? numberIn(words) : words;
  return key === "" ? undefined : key;
}

/** The number at the start of a cell in plain notation: "1.234,5 %" is 1234.5 in Dutch. */
function numberIn(words: string): string {
  const found = /^[^\d\u2212-]*([\u2212-]?\d[\d.,]*)/.exec(words)?.[1] ?? "";
  // "< 10" is a sign, not a number.
  if (words.startsWith("<")) return "";
  const isDutch = document.documentElement.lang === "nl";
  const plain = isDutch ? found.replaceAll(".", "").replace(",", ".") : found.replaceAll(",", "");
  return plain.replace("\u2212", "-");
}
