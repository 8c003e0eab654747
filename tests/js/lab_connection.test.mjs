// A page whose course is gone: it says so without a box, goes on trying, and takes the sentence back.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const folder = new URL("../../src/mestring/lab/labextensions/mestring/static/", import.meta.url);
const { keepConnected, tellNotStarted } = await import(new URL("connection.js", folder));
const { words } = await import(new URL("words.js", folder));
const PAUSE = 2000;

const signal = () => {
  const slots = [];
  return { connect: (slot) => slots.push(slot), emit: (...all) => slots.forEach((slot) => slot(...all)) };
};
const pass = async (time) => {
  mock.timers.tick(time);
  await settle();
};
const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** A page, its notices (what each is about: the sentence), and a server that may be gone or have forgotten the page. */
function page(status = "idle") {
  const told = new Map();
  const server = { there: true, knows: true };
  let lines = 0;
  const kernel = {
    id: "k",
    name: "python3",
    connectionStatus: "connected",
    status,
    reconnect: async () => {
      lines++;
      kernel.connectionStatus = server.there && server.knows ? "connected" : "disconnected";
    },
  };
  let changed = 0;
  const session = {
    session: { kernel },
    connectionStatusChanged: signal(),
    sessionChanged: signal(),
    statusChanged: signal(),
    shutdown: async () => {},
    restartKernel: async () => {},
    changeKernel: async () => {
      changed++;
      Object.assign(kernel, { connectionStatus: "connected" });
      server.knows = true;
    },
  };
  const kernels = {
    serverSettings: { baseUrl: "http://127.0.0.1:1/" },
    refreshRunning: async () => {}, // as in JupyterLab: it does not tell that nobody answered
    findById: async () => server.knows,
  };
  globalThis.location = { href: "http://127.0.0.1:1/this-page" };
  globalThis.fetch = async () => {
    if (!server.there && !server.closed) throw new TypeError("Failed to fetch");
    return { ok: server.there, redirected: !server.there };
  };
  const links = new Map();
  const notices = { warn: (about, sentence, link) => told.set(about, sentence) && links.set(about, link) };
  let renewed = 0;
  keepConnected({ panel: { sessionContext: session, disposed: signal() }, kernels, notices, renewed: () => renewed++ });
  return {
    server,
    said: () => told.get("connection") ?? "",
    link: () => links.get("connection")?.href,
    renewed: () => renewed,
    session,
    changed: () => changed,
    lines: () => lines,
    status: (status) => session.statusChanged.emit(null, status),
    lose() {
      Object.assign(server, { there: false, knows: false });
      kernel.connectionStatus = "disconnected";
      session.connectionStatusChanged.emit();
    },
    wait: () => pass(PAUSE),
    pass,
  };
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
});

test("a course that was stopped is told, and the sentence goes when the page has a kernel again", async () => {
  const { server, lose, wait, said, renewed } = page();
  lose();
  await wait();
  await wait();
  assert.equal(said(), words.noAnswer);
  server.there = true;
  await wait();
  assert.equal(renewed(), 1);
  assert.equal(said(), "");
});

test("one that a Hub has closed is opened again by a link, and then the page goes on", async () => {
  const { server, lose, wait, said, link } = page();
  server.closed = true;
  lose();
  await wait();
  assert.deepEqual([said(), link()], [words.closedByHub, "http://127.0.0.1:1/this-page"]);
  server.there = true;
  await wait();
  assert.equal(said(), "");
});

test("the button for it, pressed amid that, starts no other kernel", async () => {
  const { server, lose, session, renewed, changed, said, wait } = page();
  let goOn = null;
  session.shutdown = () => new Promise((over) => (goOn = over));
  lose();
  await wait();
  server.there = true;
  await wait();
  assert.equal(renewed(), 1);
  const pressed = [session.restartKernel(), session.changeKernel({ name: "python3" })]; // JupyterLab's way, with and without a kernel
  await settle();
  goOn();
  await Promise.all(pressed);
  await settle();
  assert.deepEqual([renewed(), changed(), said()], [1, 1, ""]);
});

test("a page that opens on a kernel that says nothing gets another one", async () => {
  const { pass, said, renewed } = page("unknown");
  await pass(20_000);
  await pass(20_000);
  assert.equal(said(), words.silent);
  await pass(20_000);
  assert.equal(renewed(), 1);
});

test("a line that was cut for a moment is no reason to say anything", async () => {
  const { server, lose, wait, said, renewed } = page();
  lose();
  Object.assign(server, { there: true, knows: true });
  await wait();
  assert.deepEqual([said(), renewed()], ["", 0]);
});

test("a restarted kernel that says nothing gets a new line, and one that speaks is left alone", async () => {
  const { lines, status, pass } = page();
  status("autorestarting");
  await pass(19_000);
  assert.equal(lines(), 0);
  await pass(1000);
  assert.equal(lines(), 1);
  status("idle");
  await pass(60_000);
  assert.equal(lines(), 1);
});

for (const silence of ["autorestarting", "dead"]) {
  test(`a kernel that stays ${silence} is told, with what to do, and replaced`, async () => {
    const { status, pass, said, renewed } = page();
    status(silence);
    await pass(20_000);
    status("unknown"); // of the new line: the kernel says nothing there either
    await pass(20_000);
    assert.deepEqual([said(), renewed()], [words.silent, 0]);
    await pass(20_000);
    assert.equal(renewed(), 1);
    status("idle");
    assert.equal(said(), "");
    await pass(60_000);
    assert.equal(renewed(), 1);
  });
}

test("no kernel is replaced while nobody answers", async () => {
  const { server, status, pass, renewed } = page();
  server.there = false;
  status("unknown");
  await pass(120_000);
  assert.equal(renewed(), 0);
});

test("what did not start is told in place of JupyterLab's boxes, and nobody is asked what to start", async () => {
  const told = [];
  const session = { initialize: async () => true };
  tellNotStarted(session, { warn: (_, sentence) => told.push(sentence) });
  mock.method(console, "warn", () => {});
  await session._displayKernelError("[Errno 28] No space left on device", "Traceback …");
  await session._displayKernelError("Failed to fetch");
  assert.deepEqual(told, [words.diskFullAtStart, words.notYetStarted]);
  assert.equal(await session.initialize(), false);
});
