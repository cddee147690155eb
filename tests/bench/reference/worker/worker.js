// A worker that does nothing but be there: what any start of a worker costs.
chrome.runtime.onMessage.addListener(() => undefined);
