import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayIn, type Instant, type PlainDate } from '#terms/plain-date';
import { NUSANTARA } from './house.ts';

/** Somebody who can sign in, and the vehicles of theirs that are due. */
export interface CrowdMember {
  readonly persona: string;
  readonly vehicles: readonly CrowdVehicle[];
}

export interface CrowdVehicle {
  readonly plate: string;
  readonly due: PlainDate;
  /** Rupiah of the whole bill: tax, surcharge and premium, counted by hand below. */
  readonly total: number;
}

/**
 * A throwaway copy of the example government with more people and vehicles than it has, all due in ten days, and without its
 * demonstration cases. Gives the people.
 */
export function makeCrowd(folder: string, people: number, vehicles: number, now: Instant): CrowdMember[] {
  cpSync(NUSANTARA, folder, { recursive: true });
  for (const grown of ['demo', 'life', 'population.yaml']) rmSync(join(folder, grown), { recursive: true });
  const today = dayIn('Asia/Jakarta', now);
  const [due, stnkUntil] = [addDays(today, 10), addDays(today, 740)];
  const members = Array.from({ length: people }, (_, n) => memberOf(n, Math.ceil((vehicles - n) / people), due));
  const add = (file: string, lines: readonly string[]) => appendFileSync(join(folder, file), `${lines.join('\n')}\n`);
  for (const [n, { persona, vehicles: owned }] of members.entries()) {
    const [nik, name] = [nikOf(n), nameOf(n)];
    add('personas.yaml', [
      `- { id: ${persona}, name: ${name}, kind: citizen, nik: '${nik}', about: { id: ${name}, en: ${name} } }`,
    ]);
    add('registries/people.records.yaml', [
      `- { nik: '${nik}', name: ${name}, address: Jalan Uji ${n + 1}, birthDate: '1990-01-01', alive: true }`,
    ]);
    const plates = owned.map(({ plate }) => plate);
    add(
      'registries/vehicles.records.yaml',
      plates.map(
        (plate) =>
          `- { plate: ${plate}, vin: NSK${plate.replaceAll(' ', '')}, engineNo: KE${plate.replaceAll(' ', '')}, brand: Kencana, model: Lintas 125, year: 2021, class: C1, use: private, energy: fuel, cc: 125, ownerNik: '${nik}', ownerName: ${name}, stnkUntil: '${stnkUntil}', block: none, province: '99', city: '99.71' }`,
      ),
    );
    add(
      'registries/vehicle-tax.records.yaml',
      owned.map(
        ({ plate }, v) =>
          `- { plate: ${plate}, njkb: ${millions(n, v)}000000, weight: 1, order: 1, dueDate: '${due}', paidUntil: '${due}' }`,
      ),
    );
    add(
      'registries/swdkllj.records.yaml',
      plates.map((plate) => `- { plate: ${plate}, paidUntil: '${due}' }`),
    );
  }
  return members;
}

function memberOf(n: number, vehicles: number, due: PlainDate): CrowdMember {
  const owned = Array.from({ length: vehicles }, (_, v) => ({
    plate: `AN ${1000 + 50 * n + v} ZZ`,
    due,
    // 1.05 % of the sale value for the province, 66 % of that for the city, Rp35,000 for the insurer
    total: millions(n, v) * (10_500 + 6_930) + 35_000,
  }));
  return { persona: `warga-${n + 1}`, vehicles: owned };
}

/** Sale value in millions of rupiah: another one for every vehicle, so that no two bills are alike. */
function millions(n: number, v: number): number {
  return 5 + 31 * n + v;
}

function nikOf(n: number): string {
  return `997101010190${String(n + 1).padStart(4, '0')}`;
}

function nameOf(n: number): string {
  return `Warga Uji ${'ABCDEFGHIJKLMNOP'[n] ?? n}`;
}
