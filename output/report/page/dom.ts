/// Small words for making elements; text is only ever set as text.

type Attributes = Record<string, string | number | boolean | undefined>;

function give(element: Element, attributes: Attributes, children: (Node | string)[]): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  element.append(...children);
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  give(element, attributes, children);
  return element;
}

export function draw(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag) as SVGElement;
  give(element, attributes, children);
  return element;
}

export function all<Kind extends Element>(selector: string, within: ParentNode = document): Kind[] {
  return Array.from(within.querySelectorAll<Kind>(selector));
}

export function button(words: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = make("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

/// A number as the page writes numbers: three digits that count.
export function spoken(value: number | null): string {
  if (value === null || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  const words = size >= 999.5 ? Math.round(size).toLocaleString("en-GB")
    : size >= 99.95 ? size.toFixed(0)
    : size >= 9.995 ? size.toFixed(1)
    : size >= 0.0995 || size === 0 ? size.toFixed(2)
    : size.toPrecision(2);
  return (value < 0 ? "−" : "") + words;
}
