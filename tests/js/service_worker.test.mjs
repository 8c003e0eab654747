// The worker of the book, beside a server and a keep that can fail. Real browsers have their own tests.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const CODE = readFileSync(new URL("../../src/mestring/book/service_worker.js", import.meta.url), "utf8");
const SCOPE = "https://skole.no/mestring/";
const PAGE = "<article>";
const OLD = { "index.html": `${PAGE}Gammel`, "a.js?v=1": "en", "b.js": "to" };
const NEW = { "index.html": `${PAGE}Ny`, "a.js?v=2": "tre", "b.js": "to" };
const digest = (text) => createHash("sha256").update(text).digest("base64");
const gone = () => new TypeError("Failed to fetch");

/** A browser's keep of answers: { name: { address: text } } in `kept`. `room` is how many more texts it takes. */
function keep(kept = {}, room = Infinity) {
  const found = (name, key) => (key in (kept[name] ?? {}) ? new Response(kept[name][key]) : undefined);
  return {
    kept,
    open: async (name) => {
      kept[name] ??= {};
      return {
        match: async (key) => found(name, key),
        async put(key, response) {
          if (room-- <= 0) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
          kept[name][key] = await response.text();
        },
      };
    },
    match: async (key) =>
      Object.keys(kept)
        .map((name) => found(name, key))
        .find(Boolean),
    keys: async () => Object.keys(kept),
    delete: async (name) => delete kept[name],
  };
}

/** The worker of a build of these files, on a site that serves `site`; null is a site that nobody reaches. */
function worker(files, { site = files, caches = keep(), storage = {}, connection = {}, windows = [] } = {}) {
  const listeners = {};
  const asked = [];
  const digests = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, digest(text)]));
  const self = {
    BOOK: { build: digest(JSON.stringify(files)), bytes: 100, notice: "<p>Uten nett</p>", files: digests },
    registration: { scope: SCOPE },
    navigator: { storage: { estimate: async () => storage }, connection },
    clients: { matchAll: async () => windows },
    skipWaiting: async () => {},
    addEventListener: (name, listener) => {
      listeners[name] = listener;
    },
    fetch: async (request, { integrity } = {}) => {
      const address = request.url ?? request;
      asked.push(address);
      const text = self.site?.[address.slice(SCOPE.length)];
      if (!self.site || (integrity && integrity !== `sha256-${digest(text ?? "")}`)) throw gone();
      return new Response(text ?? "", { status: self.status ?? (text === undefined ? 404 : 200) });
    },
    ...{ site, caches, crypto, btoa, Response, Uint8Array },
  };
  runInNewContext(CODE, self);
  const event = async (name) => {
    let done;
    listeners[name]({
      waitUntil: (promise) => {
        done = promise;
      },
    });
    await done;
  };
  return {
    self,
    asked,
    caches,
    install: () => event("install"),
    activate: () => event("activate"),
    /** What the reader gets; undefined where the worker leaves it to the browser. */
    async get(path, { mode = "navigate", method = "GET", headers = {} } = {}) {
      let answer;
      const url = path.startsWith("https:") ? path : SCOPE + path;
      listeners.fetch({
        request: { url, mode, method, headers: new Headers(headers) },
        respondWith: (promise) => {
          answer = promise;
        },
      });
      const response = await answer;
      return response && { status: response.status, text: await response.text() };
    },
  };
}

async function installed(files, options) {
  const made = worker(files, options);
  await made.install();
  await made.activate();
  return made;
}

test("with a network every page is the server's, whatever is kept", async () => {
  const book = await installed(OLD);
  book.self.site = NEW;
  assert.equal((await book.get("index.html")).text, `${PAGE}Ny`);
  assert.equal((await book.get("gone.html"))?.status, undefined); // not of the book: the browser asks
  book.self.site = { "b.js": "to" };
  assert.equal((await book.get("index.html")).status, 404); // taken away is away
});

test("without a network, or with a server in trouble, the kept page comes and says so", async () => {
  const book = await installed(OLD);
  for (const [site, status] of [[null], [OLD, 503]]) {
    Object.assign(book.self, { site, status });
    for (const path of ["", "index.html", "index", "index.html?highlight=h%C3%A5p"]) {
      assert.equal((await book.get(path)).text, `<p>Uten nett</p>${PAGE}Gammel`, path);
    }
    assert.equal((await book.get("index.html", { mode: "cors" })).text, `${PAGE}Gammel`); // the search reads it
    assert.equal((await book.get("b.js", { mode: "no-cors" })).text, "to");
  }
});

test("a file with its digest in the address is asked for once, and an earlier one stays for the pages that want it", async () => {
  const caches = keep();
  await installed(OLD, { caches });
  const book = await installed(NEW, { caches, windows: ["one"] });
  book.asked.length = 0;
  assert.equal((await book.get("a.js?v=2", { mode: "no-cors" })).text, "tre");
  assert.equal((await book.get("a.js?v=1", { mode: "no-cors" })).text, "en");
  assert.deepEqual(book.asked, []);
  book.self.site = { "a.js?v=3": "fire" };
  assert.equal((await book.get("a.js?v=3", { mode: "no-cors" })).text, "fire");
});

test("what is the same in the next build is not fetched again", async () => {
  const caches = keep();
  await installed(OLD, { caches });
  const next = worker(NEW, { caches });
  await next.install();
  assert.deepEqual(next.asked, [`${SCOPE}index.html`, `${SCOPE}a.js?v=2`]);
});

test("half a published book is not kept, and the next visit goes on from there", async () => {
  const caches = keep();
  const old = await installed(OLD, { caches });
  const half = worker(NEW, { caches, site: { ...NEW, "b.js": "en annen", "a.js?v=2": "galt" } });
  await assert.rejects(half.install());
  old.self.site = null;
  assert.match((await old.get("")).text, /Gammel/);
  half.self.site = NEW;
  half.asked.length = 0;
  await half.install();
  assert.deepEqual(half.asked, [`${SCOPE}a.js?v=2`]);
});

test("older builds are forgotten, the one before while a page is open that may be of it", async () => {
  const builds = [OLD, NEW, { ...NEW, "b.js": "3" }, { ...NEW, "b.js": "4" }];
  for (const [windows, count] of [
    [["one"], 2],
    [[], 1],
  ]) {
    const caches = keep({ "noe annet": {} });
    for (const files of builds) await installed(files, { caches, windows });
    assert.equal(Object.keys(caches.kept).length, count + 1);
    assert.ok("noe annet" in caches.kept); // not ours
  }
});

test("a full disk takes nothing from the site or its answers: all is given back", async () => {
  const caches = keep({}, 2);
  await assert.rejects(worker(OLD, { caches }).install(), { name: "QuotaExceededError" });
  assert.deepEqual(caches.kept, {});
});

test("with little room, or where the reader saves data, nothing is fetched", async () => {
  for (const options of [{ storage: { quota: 1000, usage: 900 } }, { connection: { saveData: true } }]) {
    const book = worker(OLD, options);
    await assert.rejects(book.install());
    assert.deepEqual(book.asked, []);
  }
});

test("what is sent, a part of a file, and what lies elsewhere is left to the browser", async () => {
  const book = await installed(OLD);
  assert.equal(await book.get("index.html", { method: "POST" }), undefined);
  assert.equal(await book.get("index.html", { headers: { range: "bytes=0-1" } }), undefined);
  assert.equal(await book.get("https://skole.no/annet/index.html"), undefined);
});
