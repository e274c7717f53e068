/// The list of contents shows where the reader is.

import { all } from "./dom";

export function followReader(): void {
  const links = new Map(all<HTMLAnchorElement>(".contents a").map((link) => [link.hash.slice(1), link]));
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(entry.target.id)?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-10% 0px -75% 0px" });
  for (const section of all("main section")) watcher.observe(section);
}
