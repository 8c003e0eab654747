// The comments to use again: insert one into what is said of the answer, keep one of the teacher's own. Offered are
// those in the language of the hand-in.

import { arrived, entered, now, settled } from "./answer.js";
import { ask, post, put } from "./ask.js";
import { offer } from "./changes.js";
import { addComment } from "./choosing.js";
import { bankKey } from "./drawing.js";
import { at, say, showBank } from "./view.js";

let all = []; // of the question
let bank = []; // those that are offered
let edited = null; // the one of the teacher's own that is being changed

entered.push(async (question) => {
  all = (await ask(`comments/${question}`)).comments;
});
arrived.push(offerIn);

function offerIn(language) {
  bank = all.filter((one) => one.language === language);
  showBank(bank, insert, edit);
}

function show(comments) {
  all = comments;
  offerIn(now.here.language);
}

function insert(index) {
  if (!bank[index]) return;
  addComment(bank[index].text);
  at("bank").open = false;
}

/** Insert the comment that has this key. */
export const insertByKey = (key) => insert(bank.findIndex((_, index) => bankKey(index) === key));

/** Keep what stands in the field for other answers. */
export async function keep() {
  show(
    (await post(`comments/${now.question.name}`, { text: now.marks.comment, language: now.here.language })).comments,
  );
  say("kept");
}

function edit(index) {
  edited = bank[index];
  at("edit-text").value = edited.text;
  at("edit-trouble").textContent = "";
  at("edit").showModal();
}

/** Change it in the list, and ask whether to change it where it was inserted; without words it leaves the list. */
export async function saveEdited(text) {
  await settled();
  let told;
  try {
    told = await put(`comments/${now.question.name}`, { old: edited.text, new: text });
  } catch (error) {
    at("edit-trouble").textContent = error.message; // what was typed still stands above
    return;
  }
  at("edit").close();
  show(told.comments);
  say("edited");
  offer("comment", now.question.name, told.changes);
}
