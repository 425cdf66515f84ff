import { createServer, type Server } from 'node:net';

/** A server that speaks just enough of PostgreSQL's wire protocol to say that it is version 14.9. */
export function oldServer(): Server {
  const ready = message('Z', Buffer.from('I'));
  return createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.on('data', () => {
        const shape = message('T', int16(2), ...column('number', 23), ...column('name', 25));
        const row = message('D', int16(2), ...value('140009'), ...value('14.9'));
        socket.write(Buffer.concat([shape, row, message('C', Buffer.from('SELECT 1\0')), ready]));
      });
    });
  });
}

function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function int16(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(number);
  return bytes;
}

function int32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return bytes;
}

function column(name: string, type: number): Buffer[] {
  return [Buffer.from(`${name}\0`), int32(0), int16(0), int32(type), int16(4), int32(0), int16(0)];
}

function value(text: string): Buffer[] {
  return [int32(text.length), Buffer.from(text)];
}
