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
  /** Also in figures. */
  readonly seconds?: boolean;
}) => {
  const { validUntilMs, periodMs, seconds = false } = props;
  const svg = useRef<SVGSVGElement>(null);
  const arc = useRef<SVGCircleElement>(null);
  const figures = useRef<SVGTextElement>(null);
  useLayoutEffect(() => {
    const owner = svg.current?.closest("[data-counts]");
    return everySecond((nowMs) => {
      // Rounded: the timer fires a millisecond or two after the second, which is no reason to show one less.
      const leftSeconds = Math.max(0, Math.round((validUntilMs - nowMs) / 1000));
      const share = Math.min(1, (leftSeconds * 1000) / periodMs);
      if (arc.current) arc.current.style.strokeDasharray = `${100 * share} 100`;
      if (figures.current) figures.current.textContent = String(leftSeconds);
      owner?.toggleAttribute("data-late", share <= LATE_FROM);
    });
  }, [validUntilMs, periodMs]);
  return (
    <svg
      ref={svg}
      class={seconds ? "countdown large" : "countdown"}
      data-testid="countdown"
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="9.5" />
      <circle ref={arc} class="left" cx="12" cy="12" r="9.5" pathLength="100" />
      {seconds && <text ref={figures} x="12" y="12" />}
    </svg>
  );
};
