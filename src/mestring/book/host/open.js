// A widget asks for another notebook ("mestring:open"). The book has a page for every lesson; exercises are done in the
// notebook edition, and the book has a page about that.

const NOTEBOOKS = "book/notatbok.html";

/** The address of the page; null where there can't be one. `page` is the reader's address, `root` the book's folder. */
export function pageOf(path, page, root) {
  if (!/\.ipynb$/.test(path) || /^\/|[:\\]/.test(path)) return null;
  const found = new URL(path.replace(/\.ipynb$/, ".html"), page).href;
  if (!found.startsWith(root)) return null;
  return /^(\w\w\/)?exercises\//.test(found.slice(root.length)) ? new URL(NOTEBOOKS, root).href : found;
}

/** Follows what the widgets of this page ask for. */
export function openPages() {
  const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href).href;
  document.addEventListener("mestring:open", (/** @type {CustomEvent} */ event) => {
    event.preventDefault(); // the link itself leads to a notebook file, which is not in the book
    const address = pageOf(event.detail.path, location.href, root);
    if (address) location.assign(address);
  });
}
