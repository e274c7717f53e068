/// What the program says of each case beside what is written in the page.

export interface Link {
  id: number;
  a: number;          // row of its first city
  b: number;
  r: number;          // row of its relation
  from: number;       // the first year, as a row, in which it stands
  standing: number[]; // per cent of runs, from that year on
  dormant: number[];  // likewise
  phases: string;     // the most frequent, a letter a year
  trust: number[];    // per cent, mean where it stands
  value: number[];    // hundredths, mean over all runs
}

export interface Case {
  place: string;
  name: string;
  relations: string[];
  cities: [name: string, country: string, bloc: string][];
  years: number[];
  links: Link[];
  over: string;
}

export const phaseNames: Record<string, string> = {
  d: "dormant", a: "associative", r: "reciprocative", c: "commercial" };
export const phaseClasses: Record<string, string> = {
  d: "asleep", a: "associative", r: "reciprocative", c: "commercial" };

const letters = " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// A number from 0 to 100, as page_data.cpp writes it: a letter.
function numberOf(letter: string): number {
  const at = letters.indexOf(letter);
  const place = at >= 0 ? at : letters.length + letter.charCodeAt(0) - 0xC0;
  return place === 0 ? 100 : place - 1;
}

function perCent(written: string): number[] {
  return Array.from(written, numberOf);
}

/// Hundredths: a letter each, or two after "&", three after "&&", and so on.
function hundredths(written: string): number[] {
  const all: number[] = [];
  for (let at = 0; at < written.length;) {
    let more = 0;
    for (; written[at] === "&"; ++at) ++more;
    let number = 0;
    for (const end = at + more; at <= end; ++at) number = number * 100 + numberOf(written[at] ?? " ");
    all.push(number);
  }
  return all;
}

/// "d3r2" as "dddrr".
function fromSpells(written: string): string {
  return written.replace(/(\D)(\d+)/g, (_, phase: string, years: string) => phase.repeat(Number(years)));
}

/// The parts of a link, as page_data.cpp writes them.
type WrittenLink = [id: number, a: number, b: number, r: number, from: number,
  standing: string, dormant: string, phases: string, trust: string, value: string];

/// Cities that an earlier case has, too, are written as its place.
type WrittenCase = Omit<Case, "cities" | "links"> & { cities: Case["cities"] | string; links: WrittenLink[] };

export function readData(): Case[] {
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}");
  const cities = new Map<string, Case["cities"]>();
  return (data.cases ?? []).map((one: WrittenCase): Case => {
    const mine = typeof one.cities === "string" ? cities.get(one.cities) ?? [] : one.cities;
    cities.set(one.place, mine);
    const links = one.links.map(([id, a, b, r, from, standing, dormant, phases, trust, value]) => ({
      id, a, b, r, from, phases: fromSpells(phases), value: hundredths(value),
      standing: perCent(standing), dormant: perCent(dormant), trust: perCent(trust) }));
    return { ...one, cities: mine, links };
  });
}

/// A link's number in a year, 0 before it first stands.
export function inYear(values: number[], link: Link, year: number): number {
  return year < link.from ? 0 : values[year - link.from] ?? 0;
}

/// A link's value in a year.
export function valueIn(link: Link, year: number): number {
  return inYear(link.value, link, year) / 100;
}
