/** A process that brings a reorganisation into effect and stops between its two rows, or right after the instant, until it is killed. */
import { openLibrary } from '#operations/government/library';
import { applyReorganisation } from '#operations/reorganisation/apply';
import { openDatabase } from '#store/database';
import { instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';

const [, , url = '', id = '', at = '', stop = 'between'] = process.argv;
const db = await openDatabase({ url, role: 'mg_app', size: 3 });
const library = await openLibrary(db);
const say = (word: string): Promise<never> => {
  process.stdout.write(`${word}\n`);
  return new Promise(() => setInterval(() => undefined, 60_000)); // until it is killed
};
const paused = Object.create(db) as typeof db; // the database itself, but for its transactions
paused.transaction = (work) =>
  db.transaction((runner) => {
    let n = 0;
    return work({
      ...runner,
      run: async (statement) => {
        n += 1;
        if (n === 2 && stop === 'between') return say(stop);
        return runner.run(statement);
      },
    });
  });
await applyReorganisation({ db: paused, library }, 'house', id, instant(at), sha256('apply'), { recount: true });
await say(stop);
