import { voting } from '#coordination/arrangement';
import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** Minutes, decisions and matters of council-history.yaml are of an arrangement that is there, and signed by its members. */
export const arrangementStranger: Rule = {
  id: 'arrangement/stranger',
  what: { id: 'Yang menandatangani bukan anggota', en: 'Whoever signs is no member' },
  hint: { id: 'sebut anggota kesepakatan itu', en: 'name members of that arrangement' },
  refers: ({ arrangements, agencies, councilHistory }, say) => {
    const { minutes, decisions, matters, mergers } = councilHistory.value;
    const told = [
      ...minutes.map((one, index) => ({ ...one, path: ['minutes', index] as const })),
      ...decisions.map((one, index) => ({ ...one, path: ['decisions', index] as const })),
      ...matters.map(({ arrangement, open }, index) => {
        const by = open.kind === 'dispute' || open.kind === 'minutes' ? open.parties : [];
        return { arrangement, by, path: ['matters', index] as const };
      }),
    ];
    for (const { arrangement, by, path } of told) {
      const file = arrangements.get(arrangement);
      if (file === undefined) {
        const fix = nearestOr(arrangement, arrangements.keys(), `add arrangements/${arrangement}.yaml`);
        say(councilHistory.at([...path, 'arrangement']), `There is no arrangement ${arrangement}`, fix);
        continue;
      }
      for (const [index, agency] of by.entries())
        if (!voting(file.value).includes(agency))
          say(
            councilHistory.at([...path, 'by', index]),
            `${agency} is no member of ${arrangement}`,
            'name a member of it',
          );
    }
    const seats = [...agencies.values()].flatMap(({ value }) => value.positions.map(({ id }) => id));
    for (const [index, { by, open, moves }] of matters.entries()) {
      const named = [
        by,
        ...(open.kind === 'question' ? [open.owner] : []),
        ...moves.flatMap((move) => [move.by, move.to ?? by]),
      ];
      for (const seat of new Set(named))
        if (!seats.includes(seat))
          say(
            councilHistory.at(['matters', index]),
            `There is no position ${seat}`,
            nearestOr(seat, seats, 'name one'),
          );
    }
    for (const [index, { from, to }] of mergers.entries())
      for (const agency of [...from, to])
        if (!agencies.has(agency)) {
          const fix = nearestOr(agency, agencies.keys(), `add agencies/${agency}.yaml`);
          say(councilHistory.at(['mergers', index]), `There is no agency ${agency}`, fix);
        }
  },
};
