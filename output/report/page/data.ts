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

/// Numbers from 0 to 100, as page_data.cpp writes them: a letter each.
function perCent(written: string): number[] {
  return Array.from(written, (letter) => {
    const at = letters.indexOf(letter);
    const place = at >= 0 ? at : letters.length + letter.charCodeAt(0) - 0xC0;
    return place === 0 ? 100 : place - 1;
  });
}

type Written = Omit<Link, "standing" | "dormant" | "trust"> & Record<"standing" | "dormant" | "trust", string>;

export function readData(): Case[] {
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}");
  return (data.cases ?? []).map((one: Omit<Case, "links"> & { links: Written[] }): Case => ({
    ...one, links: one.links.map((link) => ({
      ...link, standing: perCent(link.standing), dormant: perCent(link.dormant), trust: perCent(link.trust) })) }));
}

/// A link's number in a year, 0 before it first stands.
export function inYear(values: number[], link: Link, year: number): number {
  return year < link.from ? 0 : values[year - link.from] ?? 0;
}

/// A link's value in a year.
export function valueIn(link: Link, year: number): number {
  return inYear(link.value, link, year) / 100;
}
