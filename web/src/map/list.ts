// The list beneath the map, ordered by a column on the spot. It begins in order of gemeente and name,
// and goes back to that order: no reader gets a league table without asking for one.
import { keyOf } from "../enhance/table";
import { aroundOf } from "./told";

export function enhanceList(): void {
  const table = document.querySelector<HTMLTableElement>("table[data-list]");
  const back = document.querySelector<HTMLButtonElement>("[data-unsort]");
  if (!table?.tHead || !back) return;
  const bodies = [...table.tBodies];
  const heads = [...table.tHead.rows[0]!.cells];
  const groups = bodies.map((body) => [...body.rows]);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const isUp = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      table.replaceChildren(table.tHead!, ordered(groups.flat(), column, isUp));
      back.hidden = false;
    });
  });
  back.addEventListener("click", () => {
    for (const head of heads) head.removeAttribute("aria-sort");
    for (const small of table.querySelectorAll("[data-where]")) small.remove();
    bodies.forEach((body, number) => body.replaceChildren(...groups[number]!));
    table.replaceChildren(table.tHead!, ...bodies);
    back.hidden = true;
  });
}

/** All regions in one body, in order of a column; those without a number stand last either way. */
function ordered(
  rows: readonly HTMLTableRowElement[],
  column: number,
  isUp: boolean,
): HTMLTableSectionElement {
  const body = document.createElement("tbody");
  const regions = rows.filter((row) => row.dataset["code"]);
  for (const row of regions) nameGemeente(row);
  const isNumber = regions[0]?.cells[column]?.matches(".r, .m") ?? false;
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const keyed = regions.map((row) => ({ row, key: keyOf(row.cells[column]!, isNumber) }));
  const sign = isUp ? 1 : -1;
  const known = keyed.filter(({ key }) => key !== undefined);
  known.sort((one, other) =>
    isNumber
      ? sign * (Number(one.key) - Number(other.key))
      : sign * compare(one.key!, other.key!),
  );
  const unknown = keyed.filter(({ key }) => key === undefined);
  body.append(...[...known, ...unknown].map(({ row }) => row));
  return body;
}

/** Out of its group a wijk still says which gemeente it lies in. */
function nameGemeente(row: HTMLTableRowElement): void {
  const around = row.dataset["around"] ?? aroundOf(row);
  row.dataset["around"] = around;
  const head = row.cells[0]!;
  if (!around || head.querySelector("[data-where]")) return;
  const where = document.createElement("small");
  where.dataset["where"] = "";
  where.textContent = ` ${around}`;
  head.append(where);
}
