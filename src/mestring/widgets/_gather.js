// What is answered in the whole course: the host is asked for it, whenever the page is looked at again.
const PATIENCE = 10_000; // ms without a word until we say so

/** `heard(found)`, from the host: see `mestring.portfolio.gather`; null where nobody has answered in time. */
export function gathering(model, heard) {
  const stop = new AbortController();
  let timer = 0;
  function received({ found }) {
    if (!found) return;
    clearTimeout(timer);
    heard(found);
  }
  function ask() {
    clearTimeout(timer);
    timer = setTimeout(heard, PATIENCE, null);
    try {
      model.send({ do: "gather" });
    } catch {
      /* no kernel: the patience says so */
    }
  }
  model.on("msg:custom", received);
  window.addEventListener("focus", ask, { signal: stop.signal });
  window.addEventListener("pageshow", ask, { signal: stop.signal }); // going back shows the page as it was left
  ask();
  return {
    ask,
    leave() {
      clearTimeout(timer);
      stop.abort();
      model.off("msg:custom", received);
    },
  };
}

/** What a sheet is called: an exercise's own title says which one it is. */
export const sheetName = ({ part, number, title }, labels) =>
  part === "lesson" ? labels.lesson_name.replace("{number}", number).replace("{title}", title) : title;
