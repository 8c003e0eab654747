// Reading aloud: sentences and languages, which voices, and the ways around what browsers do. The speech interface is a
// stand-in, for no browser has voices on a machine that tests; its events come in the order of a real one's.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { answerLines, inLanguages, sentencesOf } from "../../src/mestring/book/host/sentences.js";
import { makeSpeaker, voicesOf } from "../../src/mestring/book/host/speaker.js";

const voice = (lang, localService = true) => ({ lang, localService });
const NB = voice("nb_NO"),
  EN = voice("en-GB");

class Synth {
  speaking = false;
  pending = false;
  said = [];
  current = null;
  lost = 0; // how many are lost without a word, as after cancel()
  constructor(voices = [NB, EN]) {
    this.voices = voices;
  }
  getVoices() {
    return this.voices;
  }
  speak(utterance) {
    if (this.lost-- > 0) return;
    this.said.push(utterance);
    this.current = utterance;
    this.speaking = true;
    utterance.onstart({});
  }
  cancel() {
    const broken = this.current;
    this.current = null;
    this.speaking = false;
    broken?.onerror({ error: "interrupted" }); // later in a browser; never may it count
  }
  end(told = true) {
    const done = this.current;
    this.current = null;
    this.speaking = false;
    if (told) done.onend({});
  }
}

function reader(synth, texts) {
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const states = [];
  const speaker = makeSpeaker({
    synth,
    utter: (text) => ({ text }),
    show: () => {},
    changed: (state) => states.push(state),
  });
  const pieces = texts.map((text) => (typeof text === "string" ? { text, lang: "nb" } : text));
  const texts_ = () => synth.said.map(({ text }) => text);
  return { speaker, states, pieces, said: texts_, wait: (ms) => mock.timers.tick(ms), over: () => mock.timers.reset() };
}

test("a text is cut into sentences, with and without the browser's help, and nothing is lost", () => {
  const text = "Hun sier nei. «Hva nå?» spør han! Så går de";
  for (const Segmenter of [Intl.Segmenter, null]) {
    const found = sentencesOf(text, Segmenter);
    assert.equal(found.map(([from, to]) => text.slice(from, to)).join(""), text);
    assert.ok(found.length >= 3, String(Segmenter));
  }
});

test("a sentence is parted where its language changes", () => {
  const runs = [
    [0, 5, "nb"],
    [5, 7, "nb"],
    [7, 12, "en"],
    [12, 20, "nb"],
  ];
  assert.deepEqual(inLanguages([2, 15], runs), [
    [2, 7, "nb"],
    [7, 12, "en"],
    [12, 15, "nb"],
  ]);
});

test("an answer is said to be the listener's own, once", () => {
  const yours = "Svaret ditt:";
  assert.deepEqual(answerLines([["Viktighet", "8"]], yours), [yours, "Viktighet: 8"]);
  assert.deepEqual(answerLines([["Svaret ditt", "Hei."]], yours), ["Svaret ditt: Hei."]);
  assert.deepEqual(answerLines([], yours), []);
});

test("only voices of the machine are used, bokmål first", () => {
  const found = voicesOf(new Synth([voice("nb-NO", false), voice("nn-NO"), voice("no"), voice("en-US", false)]));
  assert.deepEqual(found, { nb: voice("no"), en: undefined });
});

test("English words get the English voice, or the Norwegian one where there is none", () => {
  for (const [voices, expected] of [
    [[NB, EN], EN],
    [[NB], NB],
  ]) {
    const synth = new Synth(voices);
    const { speaker, pieces, wait, over } = reader(synth, [{ text: "coping", lang: "en" }]);
    speaker.read(pieces);
    wait(100);
    assert.equal(synth.said[0].voice, expected);
    over();
  }
});

test("it pauses, begins the sentence again, takes a new speed at once and comes to an end", () => {
  const synth = new Synth();
  const { speaker, pieces, states, said, wait, over } = reader(synth, ["En.", "To.", "Tre."]);
  speaker.read(pieces, 1);
  wait(100);
  speaker.pause();
  wait(5000);
  assert.deepEqual(said(), ["To."]);
  speaker.goOn();
  wait(100);
  speaker.speed(1.5);
  wait(100);
  assert.deepEqual(said(), ["To.", "To.", "To."]);
  assert.equal(synth.said.at(-1).rate, 1.5);
  synth.end();
  synth.end();
  assert.deepEqual(said().slice(3), ["Tre."]);
  assert.equal(states.at(-1), "ended");
  over();
});

test("a sentence that is lost is tried once more, and an end that is not told is noticed", () => {
  const synth = new Synth();
  const { speaker, pieces, said, wait, over } = reader(synth, ["En.", "To."]);
  synth.lost = 1;
  speaker.read(pieces);
  wait(100);
  assert.deepEqual(said(), []);
  wait(1000);
  assert.deepEqual(said(), ["En."]);
  synth.end(false);
  wait(1000);
  assert.deepEqual(said(), ["En.", "To."]);
  over();
});

test("what is unfolded while it is read is read next, and what is not found changes nothing", () => {
  const synth = new Synth();
  const { speaker, said, wait, over } = reader(synth, []);
  const piece = (text, block) => ({ text, block, lang: "nb" });
  speaker.read([piece("Slik:", "fold"), piece("Foldet.", "fold"), piece("Etter.", "end")], 1);
  wait(100);
  speaker.renew([piece("Borte.", "other")]);
  speaker.renew([piece("Slik:", "fold"), piece("Innhold.", "within"), piece("Etter.", "end")]);
  synth.end();
  synth.end();
  assert.deepEqual(said(), ["Foldet.", "Innhold.", "Etter."]);
  over();
});

test("a voice that fails is said, and nothing is spoken after stopping", () => {
  const synth = new Synth();
  const { speaker, pieces, states, said, wait, over } = reader(synth, ["En.", "To."]);
  speaker.read(pieces);
  wait(100);
  synth.current.onerror({ error: "synthesis-failed" });
  assert.equal(states.at(-1), "failed");
  speaker.read(pieces);
  speaker.stop();
  wait(5000);
  assert.deepEqual(said(), ["En."]);
  over();
});
