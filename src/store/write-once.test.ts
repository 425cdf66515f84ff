import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOnce } from '#store/write-once';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manunggal-once-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a secret's file", () => {
  it('is made once, for its owner only, and never over what is there', () => {
    const path = join(folder, 'secret');
    writeOnce(path, () => 'first');
    writeOnce(path, () => 'second');
    expect(readFileSync(path, 'utf8')).toBe('first');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['secret']);
  });

  it('is the one of whoever came first when two write at once', () => {
    const path = join(folder, 'secret');
    writeOnce(path, () => {
      writeFileSync(path, 'the other one');
      return 'ours';
    });
    expect(readFileSync(path, 'utf8')).toBe('the other one');
    expect(readdirSync(folder)).toEqual(['secret']);
  });

  it('is not there by half when making it fails', () => {
    const broken = () => {
      throw new Error('killed');
    };
    expect(() => writeOnce(join(folder, 'secret'), broken)).toThrow('killed');
    expect(readdirSync(folder)).toEqual([]);
  });
});
