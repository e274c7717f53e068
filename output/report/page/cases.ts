/// Several scenarios: one of them is shown at a time.

import { all, button, make } from "./dom";

export function offerCases(): void {
  const holders = all<HTMLElement>(".case");
  const names = new Map<string, string>();
  for (const each of holders)
    names.set(each.dataset.case!, each.querySelector(".case-name")?.textContent ?? "");
  if (names.size < 2) return;

  const tabs = make("div", { class: "tabs", role: "group", "aria-label": "Scenario that the figures below show" });
  const show = (place: string) => {
    for (const each of holders) each.hidden = each.dataset.case !== place;
    for (const each of new Set(holders.map((holder) => holder.closest("section")!)))
      each.hidden = all<HTMLElement>(".case", each).every((holder) => holder.hidden);
    for (const each of all<HTMLButtonElement>("button", tabs))
      each.setAttribute("aria-pressed", String(each.value === place));
  };
  for (const [place, name] of names)
    tabs.append(button(name, () => show(place), { value: place }));
  holders[0]!.closest("section")!.before(tabs);
  show(names.keys().next().value!);
}
