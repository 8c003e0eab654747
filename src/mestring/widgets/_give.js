// A file that was made in the browser, given as a download.
import { h } from "./_elements.js";

export function give(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser has read it long before
}
