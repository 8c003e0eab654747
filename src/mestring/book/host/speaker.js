// Speaks one piece after the other with the browser's own voices. Its ways around what browsers do:
// - pausing is stopping and beginning the sentence again: on Android, pause() ends what is spoken;
// - what is spoken after cancel() in the same moment may be lost: it waits, and is tried once more when nothing came;
// - some engines never say that a sentence has ended: that nothing is spoken any longer is noticed as well;
// - a sentence that nobody holds is collected as rubbish, and its end never told: `now` holds it.

const AFTER_CANCEL = 100; // ms
const LOOK = 500; // ms

/** The voices on this machine, by language. Others send the text to a server, and are never used. */
export function voicesOf(synth) {
  const here = synth.getVoices().filter(({ localService }) => localService);
  const first = (...codes) =>
    codes.map((code) => here.find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === code)).find((voice) => voice);
  return { nb: first("nb", "no", "nn"), en: first("en") };
}

/** `show(piece)`: it is being spoken; `changed(state)`: "reading", "paused", "ended" or "failed"; `language`: the book's. */
export function makeSpeaker({ synth, utter, show, changed, language = "nb" }) {
  let pieces = [],
    at = 0,
    rate = 1,
    state = "ended",
    now = null,
    timer = 0,
    looking = 0;

  function quiet() {
    now = null;
    clearTimeout(timer);
    clearInterval(looking);
    synth.cancel();
  }
  function become(next) {
    state = next;
    changed(next);
  }
  function next() {
    at++;
    if (at < pieces.length) return speak();
    quiet();
    at = 0;
    become("ended");
  }

  function speak(again = false) {
    clearInterval(looking);
    const voices = voicesOf(synth);
    const piece = pieces[at];
    const voice = voices[piece.lang] ?? voices[language];
    const mine = utter(piece.text);
    Object.assign(mine, { voice, lang: voice?.lang ?? { nb: "nb-NO", en: "en-GB" }[language], rate });
    now = mine;
    let started = false,
      idle = 0;
    const only = (action) => (event) => now === mine && action(event);
    mine.onstart = only(() => {
      started = true;
    });
    mine.onend = only(next);
    mine.onerror = only(() => {
      quiet();
      become("failed");
    });
    show(piece);
    synth.speak(mine);
    looking = setInterval(() => {
      idle = synth.speaking || synth.pending ? 0 : idle + 1;
      if (idle < 2 || now !== mine) return;
      if (started || again) next();
      else speak(true);
    }, LOOK);
  }

  function begin() {
    quiet();
    become("reading");
    timer = setTimeout(speak, AFTER_CANCEL);
  }

  return {
    /** Read these pieces, from this one on. */
    read(all, from = 0) {
      pieces = all;
      at = from;
      if (pieces.length) begin();
    },
    /** Other pieces of the same text: go on after what is being spoken, or after the last in the same block. */
    renew(all) {
      const now = pieces[at];
      const same = all.findIndex(({ block, text }) => block === now?.block && text === now.text);
      const there = same < 0 ? all.findLastIndex(({ block }) => block === now?.block) : same;
      if (there < 0) return;
      pieces = all;
      at = there;
    },
    pause() {
      quiet();
      become("paused");
    },
    /** Go on with the sentence that was broken off. */
    goOn: begin,
    /** The speed changes at once: the sentence begins again. */
    speed(value) {
      rate = value;
      if (state === "reading") begin();
    },
    stop() {
      quiet();
      at = 0;
      state = "ended";
    },
  };
}
