// A widget asks for another notebook ("mestring:open"). The book has a page for every lesson and exercise.

/** The address of the page; null where there can't be one. `page` is the reader's address, `root` the book's folder. */
export function pageOf(path, page, root) {
  if (!/\.ipynb$/.test(path) || /^\/|[:\\]/.test(path)) return null;
  const found = new URL(path.replace(/\.ipynb$/, ".html"), page).href;
  return found.startsWith(root) ? found : null;
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
