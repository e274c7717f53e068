/// The map: its years, closer looks, and what a link or a city tells.

import { openCity } from "./city";
import { type Case, type Link, inYear, phaseClasses, phaseNames, valueIn } from "./data";
import { all, button, make } from "./dom";
import { hideTip, showTip } from "./tips";

/// As map.cpp draws it.
function show(tie: SVGElement, link: Link, year: number): void {
  const standing = inYear(link.standing, link, year) / 100;
  const trust = inYear(link.trust, link, year) / 100;
  const phase = year < link.from ? "d" : link.phases[year - link.from] ?? "d";
  tie.setAttribute("class", `tie ${phaseClasses[phase]}`);
  tie.setAttribute("stroke-width", (0.4 + 2.8 * trust).toFixed(2));
  tie.setAttribute("stroke-opacity", standing > 0 ? (0.12 + 0.73 * standing).toFixed(2) : "0");
}

export function tellLink(one: Case, link: Link, year: number): string {
  const names = `${one.cities[link.a]?.[0]} – ${one.cities[link.b]?.[0]}`;
  const standing = inYear(link.standing, link, year);
  if (standing === 0) return `${names}\nno link in ${one.years[year]}`;
  return `${names}, ${one.years[year]}\nstands in ${standing} % of the runs, mostly ${phaseNames[link.phases[year - link.from] ?? "d"]}\n` +
    `trust ${(inYear(link.trust, link, year) / 100).toFixed(2)}, value ${valueIn(link, year).toPrecision(2)} a year`;
}

/// A slider over the years, with play.
function offerYears(one: Case, figure: HTMLElement, showYear: (year: number) => void): void {
  const last = one.years.length - 1;
  const output = make("output", {}, String(one.years[last]));
  const slider = make("input", { type: "range", min: 0, max: last, value: last, "aria-label": "Year of the map" });
  const set = (year: number) => {
    slider.value = String(year);
    slider.setAttribute("aria-valuetext", String(one.years[year]));
    output.textContent = String(one.years[year]);
    showYear(year);
  };
  slider.addEventListener("input", () => set(Number(slider.value)));

  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = "▶ Play";
  };
  const play = button("▶ Play", () => {
    if (timer) return stop();
    if (Number(slider.value) === last) set(0);
    play.textContent = "❚❚ Stop";
    timer = window.setInterval(() => {
      const next = Number(slider.value) + 1;
      if (next > last) stop();
      else set(next);
    }, 160);
  });
  figure.querySelector(".panels")?.before(make("div", { class: "slider" }, play, slider, output));
  set(last);
}

/// Buttons that look closer at the cities of a bloc.
function offerViews(panel: HTMLElement, drawing: SVGSVGElement): void {
  const whole = drawing.getAttribute("viewBox")!;
  const views = [["All", whole], ...(drawing.dataset.views ?? "").split("\n").map((each) => each.split("\t"))];
  if (views.length < 3) return;
  const wide = (box: string) => Number(box.split(" ")[2]);
  const bar = make("div", { class: "actions", role: "group", "aria-label": "Part of the map" });
  for (const [name, box] of views) {
    if (!name || !box) continue;
    const look = button(name, () => {
      drawing.setAttribute("viewBox", box);
      drawing.style.setProperty("--zoom", String(wide(box) / wide(whole)));
      drawing.classList.toggle("close", box !== whole);
      for (const each of all("button", bar)) each.setAttribute("aria-pressed", String(each === look));
    }, { "aria-pressed": String(name === "All") });
    bar.append(look);
  }
  panel.querySelector("h4")?.after(bar);
}

function listen(one: Case, panel: HTMLElement, year: () => number): void {
  const links = new Map(one.links.map((link) => [link.id, link]));
  panel.addEventListener("pointermove", (event) => {
    const target = event.target as SVGElement;
    const link = links.get(Number(target.dataset?.link ?? -1));
    const city = target.dataset?.city;
    if (link) showTip(tellLink(one, link, year()), event.clientX, event.clientY);
    else if (city) showTip(`${one.cities[Number(city)]?.[0]}\nclick for its links`, event.clientX, event.clientY);
    else hideTip();
    choose(panel, one, city === undefined ? null : Number(city));
  });
  panel.addEventListener("pointerleave", () => {
    hideTip();
    choose(panel, one, null);
  });
  panel.addEventListener("click", (event) => {
    const city = (event.target as SVGElement).dataset?.city;
    if (city !== undefined) openCity(one, Number(city));
  });
}

/// The links of a city stand out, or none.
function choose(panel: HTMLElement, one: Case, city: number | null): void {
  panel.classList.toggle("has-choice", city !== null);
  const chosen = new Set(one.links.filter((link) => link.a === city || link.b === city).map((link) => link.id));
  for (const tie of all<SVGElement>(".tie", panel))
    tie.classList.toggle("chosen", chosen.has(Number(tie.dataset.link)));
}

export function offerMap(one: Case): void {
  const figure = document.getElementById(`${one.place}-map`);
  if (!figure) return;
  const links = new Map(one.links.map((link) => [link.id, link]));
  const ties = all<SVGElement>(".panel .tie[data-link]", figure);
  let shown = one.years.length - 1;
  const showYear = (year: number) => {
    shown = year;
    for (const tie of ties) {
      const link = links.get(Number(tie.dataset.link));
      if (link) show(tie, link, year);
    }
    for (const words of all(".year", figure)) words.textContent = String(one.years[year]);
  };
  for (const panel of all<HTMLElement>(".panel", figure)) {
    const drawing = panel.querySelector<SVGSVGElement>("svg.chart");
    if (!drawing) continue;
    for (const title of all("title", drawing)) title.remove();
    offerViews(panel, drawing);
    listen(one, panel, () => shown);
  }
  if (one.years.length > 1) offerYears(one, figure, showYear);
}
