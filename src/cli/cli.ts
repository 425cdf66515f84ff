import { check } from '#cli/check';
import { init } from '#cli/init';
import type { Io, Verb } from '#cli/io';
import { languageOf, sayRefusal } from '#cli/io';
import { quote } from '#cli/quote';
import { schema } from '#cli/schema';
import { test } from '#cli/test';

/** Verbs that need the whole house are put together in `main.ts` and handed in. */
export interface HouseVerbs {
  readonly start: Verb;
  readonly run: Verb;
  readonly case: Verb;
  readonly preview: Verb;
  readonly gateway: Verb;
  readonly agency: Verb;
  readonly exchange: Verb;
  readonly matter: Verb;
  readonly arrangement: Verb;
  readonly outcome: Verb;
  readonly plan: Verb;
}

const HELP = `manunggal run samsat.pengesahan-tahunan --facts facts.yaml --paper out.pdf

  start                     the house with demonstration people; PORT (3000), MANUNGGAL_DATA (./data), DATABASE_URL
  check [FOLDER]            every error of a government as file:line:column with its cure; exit 1 when there is one
  test [FOLDER]             the worked examples alone: --service ID, --watch
  preview SERVICE           pages, forms, map and examples of a service, again after every save
  init service ID           a small whole service to begin from: --owner ROLE, --kind KIND
  init government           a government from a spreadsheet: --template FILE.xlsx, then --from FILE.xlsx --out DIR
  init connector            a gateway over one registry: --registry ID, --source csv|postgres|http, --out DIR
  gateway FILE.yaml         one agency's door of the exchange, as a process of its own; DATABASE_URL
  gateway ask DOORS.yaml    one signed question to it: --service S, --read R, --key K
  gateway questions FILE    what officers have to answer; answer, findings, and check of its file
  schema --out DIR          JSON Schemas of every file, for editors
  quote SERVICE             bill lines with the tariff rows that fired: --facts FILE --on YYYY-MM-DD
  run SERVICE               a whole case headless on a throwaway store: --facts FILE [--paper OUT.pdf]
  case show NUMBER          one case, lane by lane, with its acts
  exchange                  who asks whom, refusals, missing receipts, old registries, what is asked though held
  agency merge|split|...    dry run of a reorganisation, its plan file, its instant: --plan FILE, --apply FILE; rehearse
  matter list|open|move     questions, decisions and disputes of an arrangement: --as PERSONA
  arrangement list|show|... drafts, signatures and ends of what agencies agree: draft ID --file FILE --as PERSONA
  outcome list|show|compute shared outcomes: figure, way to the target, trend, query and hash
  plan show|sign ID         the joint plan behind an outcome: critical path, shares, signatures

  --json on every verb; --lang id|en; NO_COLOR is respected; results go to stdout, talk to stderr.
`;

/** One binary, many verbs. Gives the exit code: 0 done, 1 refused by law or state, 2 by the input, 3 by right, 4 not there, 5 try again. */
export async function runCli(argv: readonly string[], io: Io, house: HouseVerbs): Promise<number> {
  const [name = '--help', ...rest] = argv;
  const verbs: { readonly [name: string]: Verb } = { ...house, check, test, init, schema, quote };
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined) {
    const asked = name === '--help' || name === 'help' || name === '-h';
    (asked ? io.stdout : io.stderr)(HELP);
    return asked ? 0 : 2;
  }
  try {
    return await verb(rest, io);
  } catch (error) {
    return sayRefusal(error, io, languageOf(io, valueAfter(rest, '--lang')), rest.includes('--json'));
  }
}

function valueAfter(argv: readonly string[], flag: string): string | undefined {
  const at = argv.indexOf(flag);
  return at === -1 ? undefined : argv[at + 1];
}
