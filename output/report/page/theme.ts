/// Light or dark as the reader's system has it, until a button says otherwise.

import { button } from "./dom";

export function offerTheme(): void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const change = button("", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    name();
  });
  const name = () => {
    change.textContent = dark() ? "Light" : "Dark";
    change.setAttribute("aria-label", dark() ? "Use light colours" : "Use dark colours");
  };
  system.addEventListener("change", name);
  name();
  document.querySelector(".top .tools")?.append(change, button("Print", () => print()));
}
