// Suggestions under a search field, and the page with results in a copy of the site that has no server.
import { type Entry, type NameRow, SearchIndex } from "../finding/index";
import { OptionList } from "./options";

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
  private readonly options: OptionList;
  private readonly told = document.createElement("p");
  private readonly form: HTMLFormElement;
  private entries: Entry[] = [];
  private asked = 0;
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement) {
    this.form = form;
    this.input = form.querySelector("input")!;
    const label = form.dataset["label"] ?? "";
    this.options = new OptionList(this.input, label, (place) => this.go(this.entries[place]!));
    this.told.className = "hidden";
    this.told.setAttribute("aria-live", "polite");
    this.input.parentElement!.append(this.options.element, this.told);
    // The list of names comes while the reader thinks of the first letter.
    this.input.addEventListener("focus", () => void indexAt(form.dataset["names"]!).catch(() => {}));
    this.input.addEventListener("input", () => void this.suggest());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
  }

  private async suggest(): Promise<void> {
    const turn = ++this.asked;
    const entries = await find(this.form.dataset["names"]!, this.input.value, MOST).catch(() => []);
    if (turn !== this.asked) return;
    this.entries = entries;
    const options = entries.map((entry) => ({
      name: entry.name,
      where: whereabouts(this.form, entry),
    }));
    this.options.show(options, entries.length > 0 && document.activeElement === this.input);
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

  private press(event: KeyboardEvent): void {
    if (!this.options.isOpen) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      void this.suggest();
      return;
    }
    const { chosen } = this.options;
    if (event.key === "Enter" && chosen >= 0) this.go(this.entries[chosen]!);
    else if (event.key === "Escape") this.close();
    else if (!this.options.move(event.key)) return;
    event.preventDefault();
  }

  private close(): void {
    this.asked++;
    this.options.close();
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
