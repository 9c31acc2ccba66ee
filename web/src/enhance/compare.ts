// Regions to compare are found while typing: the same tick boxes that the server would give after a
// press on the button. A ticked one moves to the chosen regions.
import { type Entry } from "../finding/index";
import { find } from "./search";

const MOST_HITS = 8;
const MOST_REGIONS = 8;

export function enhanceCompare(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-compare]")) {
    new Picker(form);
  }
}

class Picker {
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly chosen: HTMLUListElement;
  private readonly hits: HTMLUListElement;
  private readonly message: HTMLElement;
  private asked = 0;

  constructor(form: HTMLFormElement) {
    this.form = form;
    this.input = form.querySelector<HTMLInputElement>("input[name=zoek]")!;
    this.chosen = form.querySelector<HTMLUListElement>("[data-chosen]")!;
    this.hits = form.querySelector<HTMLUListElement>("[data-hits]")!;
    this.message = form.querySelector<HTMLElement>("[data-message]")!;
    this.input.addEventListener("input", () => void this.suggest());
    this.hits.addEventListener("change", (event) => this.move(event.target as HTMLInputElement));
    form.addEventListener("submit", (event) => this.submit(event));
  }

  private async suggest(): Promise<void> {
    const turn = ++this.asked;
    const query = this.input.value;
    const names = this.form.dataset["names"]!;
    const found = await find(names, query, MOST_HITS).catch(() => [] as Entry[]);
    if (turn !== this.asked) return;
    const taken = new Set(this.codes());
    const fresh = found.filter((entry) => !entry.isOld && !entry.became && !taken.has(entry.code));
    this.hits.replaceChildren(...fresh.map((entry, place) => this.box(entry, place)));
    const words = fresh.length > 0 ? "found" : "nothing";
    this.say(query.trim().length < 2 ? "" : this.form.dataset[words]!, fresh.length);
  }

  private say(words: string, number: number): void {
    const query = this.input.value.trim();
    this.message.textContent = words.replace("NUMBER", String(number)).replace("QUERY", query);
  }

  private codes(): string[] {
    const boxes = this.chosen.querySelectorAll<HTMLInputElement>("input:checked");
    return [...boxes].map((box) => box.value);
  }

  private box(entry: Entry, place: number): HTMLLIElement {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const where = document.createElement("span");
    input.type = "checkbox";
    input.name = "gebied";
    input.value = entry.code;
    input.id = `gevonden-${place + 1}`;
    where.className = "small";
    where.textContent = this.whereabouts(entry);
    label.append(input, ` ${entry.name} `, where);
    item.append(label);
    return item;
  }

  private whereabouts(entry: Entry): string {
    const levels = JSON.parse(this.form.dataset["levels"] ?? "{}") as Record<string, string>;
    const level = levels[entry.level] ?? entry.level;
    if (!entry.gemeente) return level;
    return this.form.dataset["in"]!.replace("LEVEL", level).replace("NAME", entry.gemeente);
  }

  private move(box: HTMLInputElement): void {
    if (!box.checked) return;
    if (this.codes().length >= MOST_REGIONS) {
      box.checked = false;
      this.say(this.form.dataset["full"]!, 0);
      return;
    }
    const item = box.closest("li")!;
    box.id = `gekozen-${box.value}`;
    this.chosen.append(item);
    box.focus();
  }

  private submit(event: SubmitEvent): void {
    if (event.submitter?.hasAttribute("data-search-button")) {
      event.preventDefault();
      void this.suggest();
      return;
    }
    // What was typed has done its work: an address with it would not be the one to share.
    this.input.disabled = true;
  }
}
