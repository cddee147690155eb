// Runs in a measured page before its own scripts. `benchCodeSelector` says where a code is shown.
globalThis.bench = (() => {
  const everything = { childList: true, subtree: true, characterData: true, attributes: true };

  /** The first task after the frame that comes next: by then the frame has been produced. */
  const afterFrame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });

  /** Resolves at the first change of the document after which `isThere()` holds. */
  const onChange = (isThere) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve(performance.now());
      });
      observer.observe(document, everything);
    });

  const showsCode = () => {
    const element = document.querySelector(globalThis.benchCodeSelector);
    return element !== null && /^\s*\d{3}\s?\d{3}\s*$/.test(element.textContent);
  };

  /** Both in ms since the navigation began. */
  const firstCode = onChange(showsCode).then(async (inDomMs) => ({ inDomMs, paintedMs: await afterFrame() }));

  /** Waits for one input event, and from there for the frame with the first change that follows. */
  const nextInput = () =>
    new Promise((resolve) => {
      const measure = async () => {
        const inputMs = performance.now();
        await onChange(() => true);
        resolve((await afterFrame()) - inputMs);
      };
      addEventListener("input", () => void measure(), { capture: true, once: true });
    });

  return { firstCode, nextInput };
})();
