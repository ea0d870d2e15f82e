/** Makes pictures of screens small: the browser's PNGs, with 256 colours, are a third as large and look the same. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @throws RangeError for what is no 8-bit RGB picture without interlacing */
export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const palette = mostFrequent(rgb, 256);
  const nearest = new Map(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc(height * (width + 1)); // a row begins with its filter: none
  for (let y = 0, from = 0; y < height; y += 1)
    for (let x = 1; x <= width; x += 1, from += 3) {
      const colour = rgb.readUIntBE(from, 3);
      const index = nearest.get(colour) ?? nearestOf(palette, colour);
      nearest.set(colour, index);
      rows[y * (width + 1) + x] = index;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // 8 bits, each an index
  const colours = Buffer.alloc(3 * palette.length);
  for (const [index, colour] of palette.entries()) colours.writeUIntBE(colour, 3 * index, 3);
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  const chunks = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

function mostFrequent(rgb: Buffer, most: number): readonly number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, most).map(([colour]) => colour);
}

function nearestOf(palette: readonly number[], colour: number): number {
  const apart = (a: number, b: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
  return palette.reduce((best, other, index) => {
    return apart(other, colour) < apart(palette[best] ?? 0, colour) ? index : best;
  }, 0);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function decode(png: Buffer): { readonly width: number; readonly height: number; readonly rgb: Buffer } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (!png.subarray(24, 29).equals(Buffer.from([8, 2, 0, 0, 0]))) throw new RangeError('Not an 8-bit RGB picture.');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return { width, height, rgb: unfilter(inflateSync(Buffer.concat(parts)), 3 * width, height) };
}

/** Each row says how its bytes were predicted (PNG specification, 9.2). */
function unfilter(raw: Buffer, stride: number, height: number): Buffer {
  const rgb = Buffer.alloc(stride * height);
  const at = (y: number, x: number) => (y < 0 || x < 0 ? 0 : (rgb[y * stride + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const [left, up] = [at(y, x - 3), at(y - 1, x)];
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, x < 3 ? 0 : at(y - 1, x - 3))][filter] ?? 0;
      rgb[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return rgb;
}

function paeth(left: number, up: number, corner: number): number {
  const [byLeft, byUp, byCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
