// The widgets of a page come to life one at a time, so that no scroll and no tap has to wait for all of them: first what
// is in sight, the others while the browser has nothing else to do.

// A place further down moves while those above it come to life; whoever goes to one, or to all, gets them all at once.
const GOES = "a, .mst-check, .mst-read-aloud";

const whenFree = (action) =>
  globalThis.requestIdleCallback ? requestIdleCallback(action, { timeout: 200 }) : setTimeout(action); // WebKit

/** Calls `mount` with each of the places, in their order but for those that the reader is at.
 *  @param {HTMLElement[]} places
 *  @param {(place: HTMLElement) => void} mount */
export function mountInTurn(places, mount) {
  const left = [...places];
  const take = (place) => mount(left.splice(left.indexOf(place), 1)[0]);
  const all = () => left.splice(0).forEach(mount);

  function next() {
    if (left.length) take(left.find((place) => place.getBoundingClientRect().bottom >= 0) ?? left[0]);
    if (left.length) whenFree(next);
  }

  if (!("fromTop" in document.documentElement.dataset)) return all(); // one goes down to a place, or to where one was
  while (left.length && left[0].getBoundingClientRect().top < innerHeight) take(left[0]);
  addEventListener("beforeprint", all);
  addEventListener("mestring:go", all, true);
  addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest(GOES) && all(), true);
  addEventListener("keydown", ({ key, ctrlKey, metaKey }) => (key === "Tab" || ctrlKey || metaKey) && all(), true);
  whenFree(next);
}
