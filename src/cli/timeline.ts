import type { Io } from '#cli/io';
import { type Ink, inkOf } from '#cli/print';
import { elementAt, programsOf } from '#engine/called';
import type { Loaded } from '#operations/case/load-case';
import { sayKind } from '#operations/marks/act-kinds';
import type { ActRow } from '#store/rows';
import type { Language } from '#terms/language';
import { sayTime } from '#terms/plain-date';

/** Acts as one reads them: when, whose lane, what has become so. */
export function sayActs(now: Loaded, acts: readonly ActRow[], io: Pick<Io, 'tty'>, language: Language): string {
  const ink = inkOf(io);
  const lanes = programsOf(now.program, now.state).flatMap(({ service }) =>
    service.process.lanes.map(({ name }) => name),
  );
  const width = Math.max(...lanes.map((name) => name.length), 8);
  return acts.map((act) => sayAct(now, act, width, ink, language)).join('');
}

function sayAct(now: Loaded, act: ActRow, width: number, ink: Ink, language: Language): string {
  const { government } = now.program;
  const { service, node, id } = elementAt(now.program, act.element ?? '');
  const lane = service.process.lanes.find((one) => one.id === node?.lane);
  const agency = act.agency === null ? undefined : government.agencies.get(act.agency)?.short[language];
  const whose = (agency ?? lane?.name ?? '').padEnd(width);
  const words = service.texts[language].elements[id];
  const what = words?.short ?? node?.name ?? id;
  return `${ink.faint(sayTime(act.at, government.file.zone, language))}  ${ink.bold(whose)}  ${sayKind(act.kind, language)}${what === '' ? '' : `: ${what}`}\n`;
}
