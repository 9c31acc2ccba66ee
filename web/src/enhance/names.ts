// Finding a name in the list of all regions: the same rule as the server's, in
// src/jeugdpeil/site/search.py.

/** Name, code, level, gemeente around it, and the region that it became part of. */
export type Entry = readonly [string, string, string, string, string];

interface Prepared {
  readonly entry: Entry;
  readonly name: string;
  readonly groups: ReadonlySet<string>;
}

const THRESHOLD = 0.34;
const lists = new Map<string, Promise<readonly Prepared[]>>();

/** A name in lower case without accents and punctuation, words apart by one space. */
export function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** The entries whose name is most like the query, best first. */
export async function find(address: string, query: string, limit: number): Promise<Entry[]> {
  const wanted = plain(query);
  if (wanted.length < 2) return [];
  const groups = groupsOf(wanted);
  return (await namesAt(address))
    .map((item) => ({ entry: item.entry, score: score(item, wanted, groups) }))
    .filter((found) => found.score >= THRESHOLD)
    .sort((one, other) => other.score - one.score || order(one.entry) - order(other.entry))
    .slice(0, limit)
    .map((found) => found.entry);
}

function namesAt(address: string): Promise<readonly Prepared[]> {
  let list = lists.get(address);
  if (!list) {
    list = fetch(address).then(async (answer) => prepared((await answer.json()) as Entry[]));
    lists.set(address, list);
  }
  return list;
}

function prepared(entries: readonly Entry[]): Prepared[] {
  return entries.map((entry) => {
    const name = plain(entry[0]);
    return { entry, name, groups: groupsOf(name) };
  });
}

function groupsOf(name: string): Set<string> {
  const padded = `  ${name} `;
  const groups = new Set<string>();
  for (let start = 0; start < padded.length - 2; start++) groups.add(padded.slice(start, start + 3));
  return groups;
}

function score(item: Prepared, wanted: string, groups: ReadonlySet<string>): number {
  if (item.name === wanted || plain(item.entry[1]) === wanted) return 3;
  let shared = 0;
  for (const group of groups) if (item.groups.has(group)) shared++;
  const alike = (2 * shared) / (item.groups.size + groups.size);
  if (item.name.startsWith(wanted)) return 2 + alike;
  return wanted.length > 2 && ` ${item.name}`.includes(` ${wanted}`) ? 1 + alike : alike;
}

/** Regions that still exist before those that are gone, gemeenten before all others. */
function order(entry: Entry): number {
  return (entry[4] ? 2 : 0) + (entry[2] === "gemeente" ? 0 : 1);
}
