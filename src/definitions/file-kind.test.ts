import { describe, expect, it } from 'vitest';
import { kindOfFile } from '#definitions/file-kind';

describe('what a file is', () => {
  it.each([
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0])],
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['image/webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
    ['application/pdf', Buffer.from('%PDF-1.4\n')],
    [null, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [null, Buffer.from('<!doctype html>%PDF-1.4')],
    [null, Buffer.from('GIF89a')],
    [null, Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1')],
    [null, Buffer.alloc(0)],
  ])('its first bytes say: %s', (kind, bytes) => {
    expect(kindOfFile(bytes)).toBe(kind);
  });
});
