/** The page's side of its service worker: registered, watched for a new version, and told when to take over. */

import { TAKE_OVER } from "./shell";

/** How often an open page asks for a new version; browsers ask by themselves only when a page is opened. */
const EVERY_MS = 30 * 60_000;

/**
 * Keep the page below `scope` for opening it without a network. `onNew` gets what brings a new version in (the page is
 * then loaded anew): call it when the person agrees. A version that is found waiting as the page opens comes in at once.
 */
export async function keepShell(scope: string, onNew: (bringIn: () => void) => void): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  const opened = Date.now();
  let wanted = false;
  serviceWorker.addEventListener("controllerchange", () => {
    if (wanted) location.reload();
  });
  const bringIn = (worker: ServiceWorker) => () => {
    wanted = true;
    worker.postMessage(TAKE_OVER);
  };
  const found = (worker: ServiceWorker | null) => {
    // Without a controller it is the first version: nothing is replaced.
    if (!worker || !serviceWorker.controller) return;
    if (Date.now() - opened < 2_000) bringIn(worker)();
    else onNew(bringIn(worker));
  };
  const kept = await serviceWorker.register(`${scope}sw.js`, { scope }).catch(() => undefined);
  if (!kept) return;
  found(kept.waiting);
  kept.addEventListener("updatefound", () => {
    const fresh = kept.installing;
    fresh?.addEventListener("statechange", () => fresh.state === "installed" && found(fresh));
  });
  setInterval(() => void kept.update().catch(() => undefined), EVERY_MS);
}
