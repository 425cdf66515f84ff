import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import type { RolesFile } from '#definitions/schema';
import { APPLICANT, placeIn, rowsOf } from '#definitions/vocabulary';

/**
 * A lane is what one agency owes. It names a role, and roles.yaml says whose that is; where nobody plays the role, or two do,
 * a case would stop there with nobody to ask.
 */
export const lanesCheck: Check = {
  name: 'lane',
  about:
    'Each lane of process.bpmn has a role, and exactly one agency plays it in every territory of the service, now and on.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      checkBindings(service, findings);
      checkRole(draft, service, service.file.value.owner, placeIn(service, 'owner'), findings);
      for (const [lane, { role }] of Object.entries(service.file.value.lanes)) {
        if (role !== APPLICANT) checkRole(draft, service, role, placeIn(service, 'lanes', lane, 'role'), findings);
      }
      for (const [name, { registry }] of Object.entries(service.file.value.reads)) {
        const role = draft.registries.get(registry)?.value.role;
        if (role !== undefined) checkRole(draft, service, role, placeIn(service, 'reads', name, 'registry'), findings);
      }
    }
  },
};

function checkBindings(service: DraftService, findings: Findings): void {
  if (service.process === undefined) return;
  const bound = Object.keys(service.file.value.lanes);
  const drawn = service.process.lanes.map((lane) => lane.id);
  for (const lane of service.process.lanes) {
    if (bound.includes(lane.id)) continue;
    const message = `Lane ${lane.id} ("${lane.name}") of process.bpmn has no role`;
    findings.error(placeIn(service, 'lanes'), 'lane/no-role', message, `add ${lane.id}: { role: … } to lanes`, lane.id);
  }
  for (const lane of bound.filter((id) => !drawn.includes(id))) {
    const place = service.file.keyAt(['lanes', lane]);
    findings.error(
      place,
      'lane/not-drawn',
      `process.bpmn has no lane ${lane}`,
      'draw the lane or take it out of lanes',
      lane,
    );
  }
}

function checkRole(draft: Draft, service: DraftService, role: string, place: Place, findings: Findings): void {
  for (const territory of service.file.value.territories) {
    const rows = rowsOf(draft, role, territory).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    if (rows.length === 0) {
      const fix = `add a row to roles.yaml: { role: ${role}, territory: '${territory}', agency: …, from: …, basis: … }`;
      findings.error(place, 'lane/role-unplayed', `Nobody plays ${role} in territory ${territory}`, fix);
    }
    checkSuccession(draft, role, territory, rows, findings);
  }
}

/** From its first day on a role is played without a hole, by one agency at a time. */
function checkSuccession(draft: Draft, role: string, territory: string, rows: RolesFile, findings: Findings): void {
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const place = draft.roles.at([draft.roles.value.indexOf(row), 'from']);
    if (row.to === undefined ? next !== undefined : next !== undefined && next.from < row.to) {
      const message = `${row.agency} and ${next?.agency} both play ${role} in ${territory} from ${next?.from}`;
      findings.error(
        place,
        'lane/role-played-twice',
        message,
        'end the earlier row with `to` on the day the later one begins',
      );
    } else if (row.to !== undefined && (next === undefined || next.from > row.to)) {
      const message = `Nobody plays ${role} in ${territory} from ${row.to}${next === undefined ? '' : ` to ${next.from}`}`;
      findings.warning(place, 'lane/role-ends', message, 'add a row for the successor from that day');
    }
  }
}
