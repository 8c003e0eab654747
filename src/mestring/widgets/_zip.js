// Zip archives, as far as a project file needs them: written without packing, read packed or not. The format:
// PKWARE's APPNOTE.TXT, 4.3. Nothing of what is read is trusted: sizes are limits, not promises.

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [VERSION, UTF8, STORED, DEFLATED] = [20, 0x800, 0, 8];
const JANUARY_1980 = 0x21; // the format's first day: no clock is asked, and the same content gives the same bytes

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function checksum(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ CRC[(rest ^ byte) & 0xff];
  return (rest ^ 0xffffffff) >>> 0;
}

/** Numbers as little-endian bytes: [value, size] each. */
function numbers(...fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of fields) {
    size === 4 ? view.setUint32(at, value, true) : view.setUint16(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** @param {Record<string, string>} files name → text, written as UTF-8 without a byte order mark
 *  @returns {Uint8Array<ArrayBuffer>} */
export function zip(files) {
  const [parts, directory] = [[], []];
  let at = 0;
  const size = (list) => list.reduce((sum, { length }) => sum + length, 0);
  for (const [path, text] of Object.entries(files)) {
    const [name, content] = [path, text].map((words) => new TextEncoder().encode(words));
    /** @type {[number, number][]} */
    const shared = [
      [UTF8, 2],
      [STORED, 2],
      [0, 2],
      [JANUARY_1980, 2],
      [checksum(content), 4],
    ];
    shared.push([content.length, 4], [content.length, 4], [name.length, 2], [0, 2]);
    const local = [numbers([LOCAL, 4], [VERSION, 2], ...shared), name, content];
    directory.push(
      numbers([CENTRAL, 4], [VERSION, 2], [VERSION, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
      name,
    );
    parts.push(...local);
    at += size(local);
  }
  const count = Object.keys(files).length;
  parts.push(
    ...directory,
    numbers([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size(directory), 4], [at, 4], [0, 2]),
  );
  const whole = new Uint8Array(size(parts));
  let written = 0;
  for (const part of parts) {
    whole.set(part, written);
    written += part.length;
  }
  return whole;
}

/** What an archive holds: name → a function that resolves with the file's bytes. Both throw for what is no archive, is
 * damaged or encrypted; for what grows beyond `most` bytes an Error with the message `too_large`.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Map<string, () => Promise<Uint8Array>>} */
export function unzip(bytes, most) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error("no archive");
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error("damaged");
    const [flags, method, length] = [at + 8, at + 10, at + 28].map((place) => view.getUint16(place, true));
    const [check, packed, offset] = [at + 16, at + 20, at + 42].map((place) => view.getUint32(place, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    files.set(name, async () => {
      if (flags & 1 || ![STORED, DEFLATED].includes(method)) throw new Error("packed in a way that is not read");
      const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
      const content = bytes.slice(start, start + packed);
      const plain = method === STORED ? content : await inflate(content, most);
      if (plain.length > most || checksum(plain) !== check) throw new Error("damaged");
      return plain;
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

/** Stops as soon as there is more than `most`, however little the packed file is. */
async function inflate(content, most) {
  const reader = new Blob([content]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error("too_large");
    }
    chunks.push(value);
  }
}
