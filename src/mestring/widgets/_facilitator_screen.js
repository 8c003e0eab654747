// What the facilitator asks of the screen and the loudspeaker: to be large, to stay awake, to sound when it may.
import { h } from "./_elements.js";

/** The stage large: the whole screen, or the window where the browser gives no more. A modal dialog keeps the keys on
 * it, and Esc leaves. `{ element, toggle, leave }`; `shown(large)` hears each change. */
export function largeView(stage, name, shown) {
  const home = h("div", {}, stage);
  const dialog = h("dialog", { class: "mst-large", "aria-label": name, onclose: shrink });
  const full = () => document.fullscreenElement === stage;

  function grow() {
    dialog.append(stage);
    dialog.showModal();
    stage.requestFullscreen?.().then(
      () => dialog.open || document.exitFullscreen(),
      () => {}, // refused: the window it is
    );
    shown(true);
  }
  function shrink() {
    if (full()) document.exitFullscreen();
    home.append(stage);
    shown(false);
  }
  stage.addEventListener("fullscreenchange", () => {
    if (!full() && dialog.open) dialog.close();
  });
  return {
    element: h("div", {}, home, dialog),
    toggle: () => (dialog.open ? dialog.close() : grow()),
    leave: () => dialog.open && dialog.close(),
  };
}

/** Keeps the screen on while it is wanted. Where a browser cannot or will not, nothing is lost. */
export function makeAwake() {
  let lock = null;
  const ask = () => globalThis.navigator?.wakeLock?.request("screen").catch(() => null) ?? null;
  return {
    keep(wanted) {
      if (wanted) {
        lock ??= ask();
        return;
      }
      lock?.then((held) => held?.release());
      lock = null;
    },
    /** A page that was hidden has lost it. */
    again() {
      if (lock) lock = ask();
    },
  };
}

/** Two short tones, made here: no file. A browser lets a page sound only after somebody has switched it on. */
export function makeSound() {
  let context = null;
  function tone(pitch, start) {
    const source = new OscillatorNode(context, { frequency: pitch });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0.2, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    source.connect(volume).connect(context.destination);
    source.start(start);
    source.stop(start + 0.4);
  }
  function play() {
    if (!context) return;
    context.resume();
    tone(660, context.currentTime);
    tone(880, context.currentTime + 0.45);
  }
  return {
    possible: "AudioContext" in globalThis,
    play,
    /** Heard once when it is switched on. */
    set(on) {
      context?.close();
      context = on ? new AudioContext() : null;
      play();
    },
  };
}
