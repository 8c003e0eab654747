// Asks the server, which answers in JSON.

import { send } from "./sending.js";
import { words } from "./view.js";

/** What the server tells. Throws an Error with a sentence for the teacher where it refuses or is gone. */
export async function ask(path, options = {}) {
  const reply = await send(path, options).catch(() => null);
  if (!reply) throw new Error(words.lost);
  const told = await reply.json().catch(() => ({ error: words.lost }));
  if (!reply.ok) throw new Error(told.error || words.lost);
  return told;
}

export const put = (path, body) => ask(path, { method: "PUT", body: JSON.stringify(body) });
export const post = (path, body) => ask(path, { method: "POST", body: JSON.stringify(body) });
