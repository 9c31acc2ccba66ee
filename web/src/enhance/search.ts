// Suggestions under a search field (the ARIA pattern "editable combobox with list autocomplete"), and
// the page with results in a copy of the site that has no server.
import { type Entry, type NameRow, SearchIndex } from "../finding/index";

const SHORTEST = 2;
const LONGEST = 100;
const MOST = 8;
const MOST_ON_PAGE = 20;
// A screen reader speaks the letters that are typed; it tells the number when these have stopped.
const TOLD_AFTER = 700;
const indexes = new Map<string, Promise<SearchIndex>>();

/** The index of the names at an address; fetched and built once for all fields of the page. */
function indexAt(address: string): Promise<SearchIndex> {
  let index = indexes.get(address);
  if (!index) {
    index = fetch(address).then(async (answer) => new SearchIndex((await answer.json()) as NameRow[]));
    // A connection that was lost may be back at the next letter.
    index.catch(() => indexes.delete(address));
    indexes.set(address, index);
  }
  return index;
}

/** The regions whose names answer a query best, best first. */
export async function find(address: string, query: string, most: number): Promise<Entry[]> {
  const wanted = query.trim().slice(0, LONGEST);
  if (wanted.length < SHORTEST) return [];
  return (await indexAt(address)).find(wanted, most);
}

export function enhanceSearch(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-search]")) {
    new Combobox(form);
  }
  void fillPage();
}

class Combobox {
  private readonly input: HTMLInputElement;
  private readonly list = document.createElement("ul");
  private readonly told = document.createElement("p");
  private readonly form: HTMLFormElement;
  private entries: Entry[] = [];
  private chosen = -1;
  private asked = 0;
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement) {
    this.form = form;
    this.input = form.querySelector("input")!;
    this.list.className = "suggestions";
    this.list.id = `${this.input.id}-lijst`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset["label"] ?? "");
    this.told.className = "hidden";
    this.told.setAttribute("aria-live", "polite");
    this.input.parentElement!.append(this.list, this.told);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
    // The list of names comes while the reader thinks of the first letter.
    this.input.addEventListener("focus", () => void indexAt(form.dataset["names"]!).catch(() => {}));
    this.input.addEventListener("input", () => void this.suggest());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the field loses the focus, or the list would be gone when the button comes up.
    this.list.addEventListener("mousedown", (event) => this.point(event));
  }

  private async suggest(): Promise<void> {
    const turn = ++this.asked;
    const entries = await find(this.form.dataset["names"]!, this.input.value, MOST).catch(() => []);
    if (turn !== this.asked) return;
    this.entries = entries;
    this.choose(-1);
    this.list.replaceChildren(...entries.map((entry, place) => this.option(entry, place)));
    const isOpen = entries.length > 0 && document.activeElement === this.input;
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.tell();
  }

  /** Say how many suggestions there are, once the typing has stopped. */
  private tell(): void {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      const number = this.entries.length;
      const isShort = this.input.value.trim().length < SHORTEST;
      const words = number === 1 ? "one" : number ? "some" : "none";
      this.told.textContent = isShort
        ? ""
        : this.form.dataset[words]!.replace("NUMBER", String(number));
    }, TOLD_AFTER);
  }

  private option(entry: Entry, place: number): HTMLLIElement {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset["place"] = String(place);
    const where = document.createElement("small");
    where.textContent = whereabouts(this.form, entry);
    item.append(entry.name, " ", where);
    return item;
  }

  private press(event: KeyboardEvent): void {
    if (this.list.hidden) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      void this.suggest();
      return;
    }
    const last = this.entries.length - 1;
    if (event.key === "ArrowDown") this.choose(this.chosen < last ? this.chosen + 1 : 0);
    else if (event.key === "ArrowUp") this.choose(this.chosen > 0 ? this.chosen - 1 : last);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.chosen >= 0) this.go(this.entries[this.chosen]!);
    else return;
    event.preventDefault();
  }

  private point(event: MouseEvent): void {
    const item = (event.target as Element).closest<HTMLElement>("[data-place]");
    if (!item) return;
    event.preventDefault();
    this.go(this.entries[Number(item.dataset["place"])]!);
  }

  private choose(place: number): void {
    this.list.children[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = place;
    const item = this.list.children[place];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private close(): void {
    this.asked++;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  private go(entry: Entry): void {
    this.close();
    location.assign(addressOf(this.form, entry));
  }
}

function addressOf(form: HTMLFormElement, entry: Entry): string {
  return form.dataset["region"]!.replace("CODE", encodeURIComponent(entry.code));
}

function whereabouts(form: HTMLFormElement, entry: Entry): string {
  const levels = JSON.parse(form.dataset["levels"] ?? "{}") as Record<string, string>;
  const level = levels[entry.level] ?? entry.level;
  const parts = [
    entry.postcode && form.dataset["postcode"]!.replace("NUMBER", entry.postcode),
    entry.gemeente
      ? form.dataset["in"]!.replace("LEVEL", level).replace("NAME", entry.gemeente)
      : level,
    entry.became && form.dataset["became"]!.replace("NAME", entry.became),
    entry.isOld && !entry.became && form.dataset["old"],
  ];
  return parts.filter(Boolean).join(" · ");
}

/** In a copy without a server the page of results is empty, and the query stands in its address. */
async function fillPage(): Promise<void> {
  const page = document.querySelector<HTMLElement>("[data-search-page]");
  const form = document.querySelector<HTMLFormElement>("main form[data-search]");
  const query = new URLSearchParams(location.search).get("q");
  if (!page || !form || !query) return;
  form.querySelector("input")!.value = query;
  const hits = page.querySelector("[data-hits]")!;
  if (hits.children.length > 0) return;
  const found = await find(form.dataset["names"]!, query, MOST_ON_PAGE).catch(() => []);
  const words = page.dataset[query.trim().length < SHORTEST ? "short" : found.length ? "found" : "nothing"]!;
  // A function, since "$&" in what somebody typed would mean something in a text.
  const message = words.replace("NUMBER", String(found.length)).replace("QUERY", () => query);
  page.querySelector("[data-message]")!.textContent = message;
  hits.replaceChildren(...found.map((entry) => hit(form, entry)));
}

function hit(form: HTMLFormElement, entry: Entry): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "utrecht-link utrecht-link--html-a";
  link.href = addressOf(form, entry);
  link.textContent = entry.name;
  const where = document.createElement("span");
  where.className = "small";
  where.textContent = whereabouts(form, entry);
  item.append(link, " ", where);
  return item;
}
