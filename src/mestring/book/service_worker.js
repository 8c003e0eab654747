// The book without a network. `BOOK` is written before this by offline.py: the files of one build with their digests.
//
// With a network a page is always the server's: what is kept is shown only when the server doesn't answer. A file whose
// address holds its digest (?v=…) is never out of date, so it comes from the keep. Answers are not touched here.

/** @type {{ build: string, bytes: number, notice: string, files: Record<string, string> }} */
const book = /** @type {any} */ (globalThis).BOOK;
const worker = /** @type {any} */ (globalThis);
const scope = worker.registration.scope;
const prefix = `mestring:${scope}:`;

const digested = (path) => path.includes("?v=");
const cacheOf = (build) => caches.open(prefix + build);

async function digestOf(response) {
  const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** The file from an earlier build when it is the same, else from the server. It has to be what was built. */
async function keep(cache, [path, digest]) {
  const key = `${scope}${path}`;
  if (await cache.match(key)) return;
  const earlier = await caches.match(key);
  const same = earlier && (await digestOf(earlier.clone())) === digest;
  const options = /** @type {const} */ ({ cache: "no-cache", integrity: `sha256-${digest}`, priority: "low" });
  await cache.put(key, same ? earlier : await fetch(key, options));
}

/** Where the reader saves data, or the machine has little room (answers come first), nothing is fetched. */
async function mayKeep() {
  const browser = /** @type {any} */ (navigator);
  const { quota = Infinity, usage = 0 } = (await browser.storage?.estimate?.()) ?? {};
  return !browser.connection?.saveData && quota - usage > 2 * book.bytes;
}

/** Fails where something is amiss: then what was kept before stays, and the next visit goes on from here. */
async function keepAll() {
  if (!(await mayKeep())) throw new Error("The book is not kept: little room, or the reader saves data");
  const cache = await cacheOf(book.build);
  try {
    for (const file of Object.entries(book.files)) await keep(cache, file); // one at a time: the reader comes first
    await cache.put(`${scope}complete`, new Response());
  } catch (error) {
    if (error.name === "QuotaExceededError") await caches.delete(prefix + book.build);
    throw error;
  }
}

/** Forget older builds, but not the one before this while a page is open, which may be of it. */
async function tidy() {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  let spare = open.length ? 1 : 0;
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== prefix + book.build);
  for (const name of old.reverse()) {
    const complete = spare && (await (await caches.open(name)).match(`${scope}complete`));
    if (complete) spare -= 1;
    else await caches.delete(name);
  }
}

/** The path in book.files of what is asked for; the front page and the pages may be asked for in short. */
function pathOf(url) {
  const whole = url.slice(scope.length).replace(/#.*/, "");
  const path = whole.replace(/\?.*/, "");
  return [whole, path, `${path}index.html`, `${path}.html`].find((one) => one in book.files);
}

/** A page that is kept says so. It is written anew, for a browser shows no page that once was redirected. */
async function kept(request, path) {
  const response = await (await cacheOf(book.build)).match(scope + path);
  if (!response || request.mode !== "navigate") return response;
  const html = (await response.text()).replace(
    /<article|<div class="bd-search-container/,
    (start) => book.notice + start,
  );
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function answer(request, path) {
  if (digested(request.url)) return (await caches.match(request.url)) ?? fetch(request);
  try {
    const response = await fetch(request, { cache: "no-cache" });
    if (response.status < 500) return response;
  } catch {
    /* no network */
  }
  return (await kept(request, path)) ?? fetch(request);
}

worker.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(tidy()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range") || !request.url.startsWith(scope)) return;
  const path = pathOf(request.url);
  if (path || digested(request.url)) event.respondWith(answer(request, path));
});
