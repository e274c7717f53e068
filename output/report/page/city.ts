/// A page in the page about one city: its links, its history, what it gained
/// and lost.

import { type Case, type Link, inYear, phaseNames, valueIn } from "./data";
import { all, button, make, spoken } from "./dom";
import { type Line, plotLines } from "./lines";
import { makeSortable } from "./tables";
import { tellPlots } from "./tips";

function number(value: number | null, words = spoken(value)): HTMLTableCellElement {
  return make("td", { "data-v": value === null ? "" : String(value) }, words);
}

/// How value and trust of the city's links went, relation by relation.
function history(one: Case, links: Link[]): HTMLElement {
  const relations = [...new Set(links.map((link) => link.r))].sort();
  const line = (r: number, of: (year: number, mine: Link[]) => number | null): Line => ({
    name: one.relations[r] ?? "", classes: `r${r % 6}`,
    values: one.years.map((_, year) => of(year, links.filter((link) => link.r === r))) });
  const value = relations.map((r) => line(r, (year, mine) =>
    mine.reduce((sum, link) => sum + valueIn(link, year), 0)));
  const standing = relations.map((r) => line(r, (year, mine) =>
    mine.reduce((sum, link) => sum + inYear(link.standing, link, year) / 100, 0)));
  const trust = relations.map((r) => line(r, (year, mine) => {
    const weight = mine.reduce((sum, link) => sum + inYear(link.standing, link, year), 0);
    return weight === 0 ? null
      : mine.reduce((sum, link) => sum + inYear(link.standing, link, year) * inYear(link.trust, link, year), 0) / weight / 100;
  }));
  return make("div", { class: "panels" },
    make("div", { class: "panel" }, make("h3", {}, "Value a year"), plotLines("Value of the city's links a year", "value", one.years, value)),
    make("div", { class: "panel" }, make("h3", {}, "Trust"), plotLines("Mean trust of the city's links", "0 to 1", one.years, trust)),
    make("div", { class: "panel" }, make("h3", {}, "Links that stand"), plotLines("Links of the city that stand", "links", one.years, standing)));
}

/// The year from which a link stands in at least half of the runs.
function begun(one: Case, link: Link): number | null {
  const at = link.standing.findIndex((share) => share >= 50);
  return at < 0 ? null : one.years[link.from + at] ?? null;
}

function linksTable(one: Case, city: number, links: Link[], last: number): HTMLTableElement {
  const before = Math.max(0, last - 10);
  const heads: [string, string][] = [["partner", "partner"], ["relation", "relation"], ["from", "stands from"], ["standing", "stands, % of runs"],
    ["dormant", "dormant, % of runs"], ["phase", "mostly"], ["trust", "trust"], ["value", "value a year"], ["change", "change in 10 years"]];
  const table = make("table", {}, make("caption", {}, `Links at the end of ${one.years[last]}; change: gain or loss of value since ${one.years[before]}`),
    make("thead", {}, make("tr", {}, ...heads.map(([name, words]) => make("th", { scope: "col", "data-name": name }, words)))));
  const body = make("tbody");
  for (const link of links) {
    const partner = one.cities[link.a === city ? link.b : link.a];
    const gain = valueIn(link, last) - valueIn(link, before);
    const year = begun(one, link);
    body.append(make("tr", {}, make("th", { scope: "row" }, make("bdi", {}, partner?.[0] ?? "")),
      make("td", {}, make("bdi", {}, one.relations[link.r] ?? "")), number(year, year === null ? "–" : String(year)),
      number(inYear(link.standing, link, last)), number(inYear(link.dormant, link, last)),
      make("td", {}, inYear(link.standing, link, last) > 0 ? phaseNames[link.phases[last - link.from] ?? "d"] ?? "" : "ended"),
      number(inYear(link.trust, link, last) / 100), number(valueIn(link, last)),
      number(gain, (gain > 0 ? "+" : "") + spoken(gain))));
  }
  table.append(body);
  return table;
}

function summary(one: Case, links: Link[], last: number): string {
  const before = Math.max(0, last - 10);
  const sum = (year: number) => links.reduce((all, link) => all + valueIn(link, year), 0);
  const standing = links.reduce((all, link) => all + inYear(link.standing, link, last) / 100, 0);
  const gain = sum(last) - sum(before);
  const gained = links.filter((link) => inYear(link.standing, link, last) >= 50 && inYear(link.standing, link, before) < 50).length;
  const lost = links.filter((link) => inYear(link.standing, link, last) < 50 && inYear(link.standing, link, before) >= 50).length;
  return `${spoken(standing)} links stand at the end of ${one.years[last]}, worth ${spoken(sum(last))} a year; ` +
    (before === last ? "" : `${gain >= 0 ? "gained" : "lost"} ${spoken(Math.abs(gain))} a year since ${one.years[before]}, with ${gained} links gained and ${lost} lost. `) +
    `Means ${one.over}; a single city's numbers are no forecast.`;
}

export function openCity(one: Case, city: number): void {
  const [name, country, bloc] = one.cities[city] ?? ["", "", ""];
  const links = one.links.filter((link) => link.a === city || link.b === city);
  const last = one.years.length - 1;
  const dialog = make("dialog", { class: "city", "aria-labelledby": "city-name" });
  dialog.append(button("Close", () => dialog.close(), { class: "close" }),
    make("h2", { id: "city-name" }, make("bdi", {}, name)), make("p", { class: "note" }, make("bdi", {}, `${country} · ${bloc} · ${one.name}`)));
  if (links.length === 0) {
    dialog.append(make("p", {}, "None of this city's links is among those that stand in the most runs."));
  } else {
    const table = linksTable(one, city, links, last);
    dialog.append(make("p", {}, summary(one, links, last)));
    if (one.years.length > 1) dialog.append(history(one, links));
    dialog.append(make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Links of the city" }, table));
    makeSortable(table);
  }
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  tellPlots(dialog);
  dialog.showModal();
}

/// Every city of the table opens its page.
export function offerCities(one: Case): void {
  const rows = new Map(one.cities.map(([name], row) => [name, row]));
  for (const table of all<HTMLTableElement>("table.cities")) {
    if (table.dataset.case !== one.place) continue;
    for (const head of all<HTMLTableCellElement>("tbody th", table)) {
      const row = rows.get(head.textContent ?? "");
      if (row !== undefined)
        head.replaceChildren(button(head.textContent ?? "", () => openCity(one, row), { class: "open-city" }));
    }
  }
}
