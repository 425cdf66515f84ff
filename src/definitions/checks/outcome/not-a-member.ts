import type { OutcomeFile } from '#coordination/outcome-schema';
import type { Rule } from '#definitions/rule';

type Named = readonly [path: readonly (string | number)[], agency: string];

/** Weights, activities, budget parts and signatures belong to agencies that are in the arrangement. */
export const outcomeNotAMember: Rule = {
  id: 'outcome/not-a-member',
  what: {
    id: 'Instansi di luar kesepakatan dalam hasil bersama',
    en: 'An agency outside the arrangement in a shared outcome',
  },
  hint: { id: 'sebut anggota kesepakatannya', en: 'name a member of its arrangement' },
  check: ({ outcomes, arrangements }, say) => {
    for (const file of outcomes.values()) {
      const members = arrangements.get(file.value.arrangement)?.value.members.map(({ agency }) => agency);
      if (members === undefined) continue;
      for (const [path, agency] of named(file.value)) {
        if (!members.includes(agency))
          say(file.at(path), `${agency} is no member of ${file.value.arrangement}`, 'name a member of the arrangement');
      }
    }
  },
};

function named({ weights, plan }: OutcomeFile): readonly Named[] {
  return [
    ...Object.keys(weights).map((agency): Named => [['weights', agency], agency]),
    ...Object.keys(plan.ceilings).map((agency): Named => [['plan', 'ceilings', agency], agency]),
    ...plan.signedBy.map((agency, n): Named => [['plan', 'signedBy', n], agency]),
    ...plan.activities.flatMap(({ owner, budget }, n): Named[] => [
      [['plan', 'activities', n, 'owner'], owner],
      ...Object.keys(budget?.shares ?? {}).map(
        (agency): Named => [['plan', 'activities', n, 'budget', 'shares', agency], agency],
      ),
    ]),
  ];
}
