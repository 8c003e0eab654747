// The digest that a page reckons beside Node's own.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sha256 } from "../../src/mestring/book/host/sha256.js";

test("a text has the digest that everybody else gives it, whatever its length", () => {
  const lengths = [...Array(200).keys(), 4096, 70_000];
  for (const [number, length] of lengths.entries()) {
    const text = Array.from({ length }, (_, i) => "aæ€😀 \n"[(i * 7 + number) % 6]).join("");
    assert.equal(sha256(text), createHash("sha256").update(text.toWellFormed()).digest("hex"), `${length} signs`);
  }
});
