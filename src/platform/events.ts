/**
 * Listeners for what the browser tells the background. Each must be added at the top level of the background script: the
 * worker may have been started for this very event.
 */
import { browser } from "./browser.ts";

export const onInstalled = (listener: (reason: "install" | "update" | "other") => void): void =>
  browser.runtime.onInstalled.addListener(({ reason }) =>
    listener(reason === "install" || reason === "update" ? reason : "other"),
  );

export const onStartup = (listener: () => void): void => browser.runtime.onStartup.addListener(listener);

export const onAlarm = (name: string, listener: () => void): void =>
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener();
  });

/** Rings every `minutes`, also after the worker was stopped. One that is set already goes on: the worker starts often. */
export async function setAlarm(name: string, minutes: number): Promise<void> {
  const existing = await browser.alarms.get(name);
  // Typed otherwise, but an alarm that was never set is undefined.
  if (existing === undefined) {
    await Promise.resolve(browser.alarms.create(name, { periodInMinutes: minutes }));
  }
}

/** Rings once at `atMs`, in the place of what was set before; undefined: not at all. */
export async function ringAt(name: string, atMs: number | undefined): Promise<void> {
  if (atMs === undefined) await browser.alarms.clear(name);
  else await Promise.resolve(browser.alarms.create(name, { when: atMs }));
}

export const onSystemState = (listener: (state: "active" | "idle" | "locked") => void): void =>
  browser.idle.onStateChanged.addListener(listener);

export function onCommand(listener: (command: string, tabId: number | undefined) => void): void {
  // Firefox for Android has no keyboard commands.
  const commands = browser.commands as typeof browser.commands | undefined;
  commands?.onCommand.addListener((command, tab) => listener(command, tab?.id));
}

export const onTabClosed = (listener: (tabId: number) => void): void => browser.tabs.onRemoved.addListener(listener);
