// SHA-256 (NIST, FIPS 180-4, 2015), for the mark in an answer cell. Browsers have it too, but for pages from https only.

const whole = (number) => Math.floor((number % 1) * 2 ** 32); // the first 32 bits after the point
const primes = [];
for (let number = 2; primes.length < 64; number++) if (primes.every((prime) => number % prime)) primes.push(number);
const START = primes.slice(0, 8).map((prime) => whole(Math.sqrt(prime)));
const ROUNDS = primes.map((prime) => whole(Math.cbrt(prime)));
const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** The text's bytes, a one, and its length in bits at the end of the last block of 64. */
function blocks(text) {
  const bytes = new TextEncoder().encode(text);
  const padded = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  new Uint8Array(padded.buffer).set([...bytes, 0x80]);
  padded.setUint32(padded.byteLength - 4, bytes.length * 8); // no answer has 2^29 bytes
  return padded;
}

function mixed(state, word) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ROUNDS[i] + word[i];
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((part, i) => (part + state[i]) | 0);
}

/** The digest of a text, in hexadecimal. */
export function sha256(text) {
  const padded = blocks(text);
  const word = new Int32Array(64);
  let state = START;
  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let i = 0; i < 64; i++) {
      const [early, late] = [word[i - 15], word[i - 2]];
      word[i] =
        i < 16
          ? padded.getInt32(block + i * 4)
          : (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)) +
            word[i - 7] +
            (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
            word[i - 16];
    }
    state = mixed(state, word);
  }
  return state.map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}
