import assert from "node:assert/strict";
import { test } from "node:test";
import { whyUnsaved } from "../../src/mestring/lab/labextensions/mestring/static/unsaved.js";
import { words } from "../../src/mestring/lab/labextensions/mestring/static/words.js";

test("a full disk, a folder that can only be read, and what nobody foresaw", () => {
  const failed = "Unexpected error while saving file: a.ipynb";
  assert.equal(whyUnsaved(`${failed} [Errno 28] No space left on device`, 500), words.diskFull);
  assert.equal(whyUnsaved(`${failed} database or disk is full`, 500), words.diskFull);
  assert.equal(whyUnsaved(`${failed} [Errno 122] Disk quota exceeded`, 500), words.diskFull);
  assert.equal(whyUnsaved("Permission denied: a.ipynb", 403), words.readOnly);
  assert.equal(whyUnsaved(`${failed} [Errno 30] Read-only file system`, 500), words.readOnly);
  assert.equal(whyUnsaved("Failed to fetch", undefined), words.notSaved);
});

test("on a Hub one may have signed out in another window", () => {
  assert.equal(whyUnsaved("Forbidden", 403, true), words.signedOut);
  assert.equal(whyUnsaved("Permission denied: a.ipynb", 403, true), words.readOnly);
  assert.equal(whyUnsaved("Forbidden", 403), words.readOnly);
});
