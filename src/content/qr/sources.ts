/** Something in the page that may show a QR code, and how its pixels can be had. */
export type Source =
  /** Can be drawn to a canvas, unless it comes from elsewhere. */
  | { readonly kind: "drawable"; readonly element: HTMLImageElement | HTMLCanvasElement | HTMLVideoElement }
  | { readonly kind: "svg"; readonly element: SVGSVGElement }
  /** Painted by a style that names one picture. */
  | { readonly kind: "styled"; readonly element: Element; readonly url: string }
  /** Painted in a way that only the tab's own picture shows: cells, shadows, gradients, letters. */
  | { readonly kind: "painted"; readonly element: Element };

/** In CSS pixels. Nobody can scan a smaller code from a screen, and most icons are smaller. */
const LEAST_SIDE = 40;
/** A picture of this size may hold a code as a part of it, whatever its shape. */
const LARGE_WIDTH = 200;
const LARGE_HEIGHT = 120;
/** A QR code has at least 21 × 21 modules. */
const LEAST_MODULES = 21;

/** Looks at one element's kind, shape and style. */
export function sourceOf(element: Element): Source | undefined {
  switch (element.localName) {
    case "img":
    case "canvas":
    case "video":
      return isShownLarge(element) ? { kind: "drawable", element: element as HTMLImageElement } : undefined;
    case "svg":
      return element instanceof SVGSVGElement && isIntricate(element) && isSquarish(element.getBoundingClientRect())
        ? { kind: "svg", element }
        : undefined;
    case "object":
    case "embed":
    case "input":
      return element.matches("[type=image],[type^='image/']") && isShownLarge(element)
        ? { kind: "painted", element }
        : undefined;
    case "script":
    case "style":
    case "link":
    case "meta":
    case "option":
    case "br":
      return undefined;
    default:
      return isMadeOfCells(element) || isMadeOfBlocks(element) ? { kind: "painted", element } : styledSource(element);
  }
}

function isShownLarge(element: Element): boolean {
  const rect = element.getBoundingClientRect();
  return isSquarish(rect) || (rect.width >= LARGE_WIDTH && rect.height >= LARGE_HEIGHT);
}

const isSquarish = ({ width, height }: DOMRect): boolean =>
  width >= LEAST_SIDE && height >= LEAST_SIDE && width < 1.6 * height && height < 1.6 * width;

/** An icon has a few shapes; a code has hundreds, or one with a very long outline, or borrows from elsewhere. */
function isIntricate(svg: SVGSVGElement): boolean {
  if (svg.ownerSVGElement) return false;
  const inside = svg.getElementsByTagName("*");
  if (inside.length >= 100) return true;
  for (const part of inside) {
    if (/^(?:image|use|pattern|foreignObject)$/.test(part.localName)) return true;
    if ((part.getAttribute("d")?.length ?? 0) > 700) return true;
  }
  return false;
}

/** A table, grid or list of lists with enough empty cells. A table of figures has text in it. */
function isMadeOfCells(element: Element): boolean {
  const count = element.childElementCount;
  if (element.localName === "tr" || count === 0) return false;
  const row = element.children[count >> 1];
  const rows = element.localName === "table" ? (element as HTMLTableElement).rows.length : count;
  if (rows < LEAST_MODULES) return false;
  const cells =
    element.localName === "table" ? (element as HTMLTableElement).rows[0]?.cells.length : row?.childElementCount;
  const enough = (cells ?? 0) >= LEAST_MODULES || count >= LEAST_MODULES ** 2;
  return enough && isSquarish(element.getBoundingClientRect()) && !/\w{3}/.test(element.textContent.slice(0, 4000));
}

/** Block elements of Unicode, squares, or pairs of signs that stand for modules. */
const BLOCKS = /[\u2580-\u259f\u25a0\u25a1\u2b1b\u2b1c]{7}|(?:##){7}/;

function isMadeOfBlocks(element: Element): boolean {
  const text = element.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE || !BLOCKS.test((text as Text).data.slice(0, 2000))) {
    // Lines of a code are often elements of their own.
    return element.localName === "pre" && BLOCKS.test(element.textContent.slice(0, 2000));
  }
  return isSquarish(element.getBoundingClientRect());
}

/** A style longer than this paints with shadows or gradients what others paint with pixels. */
const LONG_STYLE = 1500;

/** Pictures that style sheets put on, around, before or behind an element. */
function styledSource(element: Element): Source | undefined {
  const rect = element.getBoundingClientRect();
  // Whoever paints a code by shadows needs one empty cell to cast them.
  const castsShadows = element.firstChild === null && rect.width > 0 && rect.width <= 24 && rect.height <= 24;
  if (!castsShadows && !(isSquarish(rect) && element.childElementCount <= 3)) return undefined;
  const style = getComputedStyle(element);
  if (style.boxShadow.length > LONG_STYLE) return { kind: "painted", element };
  if (castsShadows) return undefined;
  for (const pseudo of ["", "::before", "::after"]) {
    const painted = pseudo === "" ? style : getComputedStyle(element, pseudo);
    const { backgroundImage, borderImageSource, content, maskImage } = painted;
    // What a mask lets through is not its picture.
    if (maskImage.includes("url(")) return { kind: "painted", element };
    for (const image of [backgroundImage, borderImageSource, pseudo === "" ? "none" : content]) {
      if (image.length > LONG_STYLE && !image.startsWith("url(")) return { kind: "painted", element };
      const [url, another] = [...image.matchAll(/url\("(.+?)"\)/g)].map(([, text = ""]) =>
        text.replace(/\\(.)/g, "$1"),
      );
      if (another !== undefined) return { kind: "painted", element };
      if (url !== undefined) return { kind: "styled", element, url };
      if (BLOCKS.test(image)) return { kind: "painted", element };
    }
  }
  return undefined;
}

/** Where the source shows in the viewport, in CSS pixels. Shadows reach beyond the element that casts them. */
export function rectOf({ element }: Source): DOMRect {
  const rect = element.getBoundingClientRect();
  if (rect.width > 24 || rect.height > 24) return rect;
  let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
  for (const [, x = 0, y = 0] of getComputedStyle(element).boxShadow.matchAll(/(-?[\d.]+)px (-?[\d.]+)px/g)) {
    left = Math.min(left, rect.left + Number(x));
    top = Math.min(top, rect.top + Number(y));
    right = Math.max(right, rect.right + Number(x));
    bottom = Math.max(bottom, rect.bottom + Number(y));
  }
  return new DOMRect(left, top, right - left, bottom - top);
}

/** Whether the page itself says in some way that this is a code. */
export function isNamedCode({ element }: Source): boolean {
  const names = [element, element.parentElement].flatMap((part) =>
    part ? [part.id, part.getAttribute("class"), part.getAttribute("alt"), part.getAttribute("aria-label")] : [],
  );
  const address = element.getAttribute("src")?.slice(0, 500);
  return /qr|2fa|otp|mfa|authenticator|two.?factor/i.test([...names, address].join(" "));
}
