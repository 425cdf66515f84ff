import { voting } from '#coordination/arrangement';
import type { Rule } from '#definitions/rule';

/** An impact note says what a plan or a service means for somebody else who can answer: another member, a role that is played. */
export const arrangementImpact: Rule = {
  id: 'arrangement/impact',
  what: { id: 'Catatan dampak tidak menyebut pihak lain', en: 'An impact note names nobody else' },
  hint: { id: 'sebut anggota lain, atau peran di roles.yaml', en: 'name another member, or a role of roles.yaml' },
  check: ({ arrangements, services, roles }, say) => {
    for (const file of arrangements.values()) {
      const { plan } = file.value;
      const members = voting(file.value);
      for (const [index, { agency }] of (plan?.impacts ?? []).entries()) {
        const others = (plan?.signedBy ?? []).filter((signer) => signer !== agency);
        if (members.includes(agency) && others.length > 0) continue;
        const message = `${agency} is no other member than who signs the plan`;
        say(file.at(['plan', 'impacts', index, 'agency']), message, 'name a member that another one states this to');
      }
    }
    const played = new Set(roles.value.map(({ role }) => role));
    for (const { file } of services.values())
      for (const [index, { role }] of file.value.impacts.entries()) {
        if (played.has(role) && role !== file.value.owner) continue;
        const message = `${role} is no role of another agency`;
        say(file.at(['impacts', index, 'role']), message, 'name a role of roles.yaml that is not the owner');
      }
  },
};
