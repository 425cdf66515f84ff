import type { Citizen } from '#access/person';
import { powersOf } from '#access/power';
import type { Program } from '#engine/case';
import type { Facts } from '#engine/fact';
import { knownSubject } from '#exchange/subject';
import { nameBeside } from '#operations/case/case-people';
import { type Looking, opened, pagesOf } from '#operations/draft/draft-pages';
import type { Draft } from '#operations/draft/drafts';
import { headOf, laneAgencies, pickedWords, seenBy, spared } from '#operations/draft/present-draft';
import type { House } from '#operations/house';
import { inside } from '#operations/marks/say-case';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import type { CheckAnswersView } from '#operations/views/draft';
import { textOf } from '#terms/json';
import { nik } from '#terms/nik';
import { dayIn, sayDate } from '#terms/plain-date';
import { sayList } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** `/draf/:id/periksa`: the last look, with who will see each answer. */
export async function readCheck(house: Parts, looking: Looking, id: string): Promise<CheckAnswersView> {
  const { citizen, draft, program } = await opened(house, looking, id);
  const { language, at } = looking;
  const agencies = laneAgencies(program, draft.facts, language, at);
  const names = sayList([agencies[0] ?? '', ...agencies.slice(1).map(inside)], language);
  return {
    draft: headOf(program, draft, language),
    answers: [
      ...pickedAnswer(program, draft, looking),
      ...givenAnswers(program, draft, looking),
      ...corrections(program, draft, looking),
    ],
    notAsked: spared(program, draft, language),
    declaration:
      language === 'id'
        ? `Dengan mengirim, Anda menyatakan jawaban ini benar. ${names} menerima berkas Anda saat itu juga.`
        : `By sending, you declare these answers true. ${names} receive${agencies.length === 1 ? 's' : ''} your case at once.`,
    behalf: await sayBehalf(house, program, citizen, draft.facts, looking),
  };
}

type Answer = CheckAnswersView['answers'][number];

function pickedAnswer(program: Program, draft: Draft, { language, at }: Looking): Answer[] {
  const pick = program.service.file.opening.pick;
  if (pick === undefined || draft.picked === null) return [];
  return [
    {
      label: labelOf(program.government, pick.key, language),
      value: pickedWords(program, draft.picked, language),
      seenBy: seenBy(program, draft.facts, pick.key, language, at),
      change: `/draf/${draft.id}/pilih`,
    },
  ];
}

function givenAnswers(program: Program, draft: Draft, { language, at }: Looking): Answer[] {
  return pagesOf(program, draft).flatMap(({ fields, href }) =>
    fields.map((name) => ({
      label: labelOf(program.government, name, language),
      value: sayFact(program.government, name, draft.answers[name] ?? null, language),
      seenBy: seenBy(program, draft.facts, name, language, at),
      change: href,
    })),
  );
}

function corrections(program: Program, draft: Draft, { language, at }: Looking): Answer[] {
  return [...draft.facts].flatMap(([name, { disputed }]) => {
    if (disputed === undefined) return [];
    const label = labelOf(program.government, name, language);
    return [
      {
        label: language === 'id' ? `${label} (koreksi Anda)` : `${label} (your correction)`,
        value: sayFact(program.government, name, disputed.declared, language),
        seenBy: seenBy(program, draft.facts, name, language, at),
        change: `/draf/${draft.id}/data?fakta=${encodeURIComponent(name)}#koreksi`,
      },
    ];
  });
}

/** Whose matter it is when somebody acts by a power of attorney, and until when they may. */
async function sayBehalf(
  house: Parts,
  program: Program,
  citizen: Citizen,
  facts: Facts,
  { language, at }: Looking,
): Promise<string | null> {
  const { file } = program.service;
  const { power } = file.opening;
  if (power === undefined || facts.get(power.fact)?.value !== true) return null;
  const principal = await knownSubject(house.db, house.keys, nik(textOf(facts.get(power.owner)?.value)));
  const { received } = await powersOf(house.db, citizen.subject, dayIn(program.government.file.zone, at));
  const held = received.find((one) => one.principal === principal && one.services.includes(file.id));
  if (held === undefined) return null;
  const [who, until] = [nameBeside(program, power.owner, facts, language), sayDate(held.until, language)];
  return language === 'id'
    ? `Anda bertindak atas nama ${who}, dengan surat kuasa sampai ${until}.`
    : `You act on behalf of ${who}, by a power of attorney until ${until}.`;
}
