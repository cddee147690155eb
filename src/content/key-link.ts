/** Clicks on links that hold a key: no other program may be there to open them. */
import { shadowRootOf } from "./roots.ts";

const KEY_LINK = /^(?:apple-)?otpauth(?:-migration)?:/i;

type Link = HTMLAnchorElement | HTMLAreaElement | SVGAElement;

const isLink = (target: unknown): target is Link =>
  target instanceof HTMLAnchorElement || target instanceof HTMLAreaElement || target instanceof SVGAElement;

const addressOf = (link: Link): string => (link instanceof SVGAElement ? link.href.baseVal : link.href).trim();

/** The innermost element under the click: a closed tree keeps its own out of the event's path, so its host is asked. */
function pathOf(event: MouseEvent): readonly EventTarget[] {
  const path = [...event.composedPath()];
  for (let at = path[0]; at instanceof Element; at = path[0]) {
    const root = shadowRootOf(at);
    // A click by keyboard has no place, but leaves the focus where it was.
    const inner =
      root && (event.detail === 0 ? root.activeElement : root.elementFromPoint(event.clientX, event.clientY));
    if (!inner || inner === at || path.includes(inner)) break;
    for (let up: Element | null = inner; up !== null; up = up.parentElement) path.unshift(up);
    path.unshift(inner);
  }
  return path;
}

/** @returns The link with a key that a person has clicked, if it is one. */
export function clickedKeyLink(event: MouseEvent): { readonly link: Element; readonly uri: string } | undefined {
  if (!event.isTrusted) return undefined;
  const link = pathOf(event).find(isLink);
  const uri = link && addressOf(link);
  return link !== undefined && uri !== undefined && KEY_LINK.test(uri) ? { link, uri } : undefined;
}
