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
  value: number[];    // mean over all runs
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

export function readData(): Case[] {
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}");
  return data.cases ?? [];
}

/// A link's number in a year, 0 before it first stands.
export function inYear(values: number[], link: Link, year: number): number {
  return year < link.from ? 0 : values[year - link.from] ?? 0;
}
