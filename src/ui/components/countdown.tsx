import { useLayoutEffect, useRef } from "preact/hooks";
import { everySecond } from "./ticker.ts";

const LATE_FROM = 1 / 3;

/**
 * The time that a code has left, as an arc that shrinks and, in the last third, thickens: length and weight say it, colour
 * only repeats it. Marks the closest `[data-counts]` with `data-late` then, so that a style can show the next code.
 *
 * It writes to its element by itself: a signal would run the list's components every second.
 */
export const Countdown = (props: {
  readonly validUntilMs: number;
  readonly periodMs: number;
  /** Larger, and also in figures. */
  readonly seconds?: boolean;
}) => {
  const { validUntilMs, periodMs, seconds = false } = props;
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const ring = element.current;
    const owner = ring?.closest("[data-counts]");
    return everySecond((nowMs) => {
      // Rounded: the timer fires a millisecond or two after the second, which is no reason to show one less.
      const leftSeconds = Math.max(0, Math.round((validUntilMs - nowMs) / 1000));
      const share = Math.min(1, (leftSeconds * 1000) / periodMs);
      ring?.style.setProperty("--left", `${100 * share}%`);
      if (ring && seconds) ring.textContent = String(leftSeconds);
      owner?.toggleAttribute("data-late", share <= LATE_FROM);
    });
  }, [validUntilMs, periodMs, seconds]);
  return (
    <span ref={element} class={seconds ? "countdown large" : "countdown"} data-testid="countdown" aria-hidden="true" />
  );
};
