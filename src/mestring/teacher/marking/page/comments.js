// The comments to use again: insert one into what is said of the answer, keep one of the teacher's own.

import { change, entered, now } from "./answer.js";
import { ask, post } from "./ask.js";
import { bankKey } from "./drawing.js";
import { at, say, showBank, showFields, toAnswer } from "./view.js";

let bank = [];

entered.push(async (question) => show((await ask(`comments/${question}`)).comments));

function show(comments) {
  bank = comments;
  showBank(comments, insert);
}

function insert(index) {
  if (!bank[index]) return;
  change({ comment: [now.marks.comment.trim(), bank[index].text].filter(Boolean).join("\n\n") });
  showFields(now.marks);
  at("bank").open = false;
  toAnswer();
}

/** Insert the comment that has this key. */
export const insertByKey = (key) => insert(bank.findIndex((_, index) => bankKey(index) === key));

/** Keep what stands in the field for other answers. */
export async function keep() {
  show((await post(`comments/${now.question.name}`, { text: now.marks.comment })).comments);
  say("kept");
}
