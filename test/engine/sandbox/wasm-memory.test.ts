import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capMemory } from '@/lib/engine/sandbox/quickjs/wasm-memory';

describe('capMemory', () => {
  const module = readFileSync('node_modules/quickjs-wasi/quickjs.wasm');

  it('keeps the memory from growing past the cap, and the module otherwise as it was', () => {
    const capped = new WebAssembly.Module(capMemory(module, 4 * 1024 * 1024));
    const original = new WebAssembly.Module(module);
    expect(WebAssembly.Module.exports(capped)).toEqual(WebAssembly.Module.exports(original));
    const imports: WebAssembly.Imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(capped)) {
      imports[from] = { ...imports[from], [name]: () => 0 };
    }
    const { memory } = new WebAssembly.Instance(capped, imports).exports;
    if (!(memory instanceof WebAssembly.Memory)) throw new Error('The module exports its memory.');
    memory.grow(64 - memory.buffer.byteLength / 65_536);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  it('refuses what is no module', () => {
    expect(() => capMemory(new Uint8Array([1, 2, 3]))).toThrow(TypeError);
    expect(() => capMemory(module.subarray(0, 8))).toThrow(TypeError);
    expect(() => capMemory(module.subarray(0, 20))).toThrow(TypeError);
  });
});
