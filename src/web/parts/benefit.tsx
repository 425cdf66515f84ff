import type { AssumptionField, BenefitRow, BenefitView, Spread } from '#operations/views/benefit';
import { CERTAINTY_WORDS } from '#terms/certainty';
import type { Language } from '#terms/language';
import { sayRupiah } from '#terms/rupiah';
import type { Frame } from '#web/frame';
import { ErrorSummary, type FieldFault } from '#web/parts/errors.tsx';
import { sayNumber } from '#web/say';
import { BENEFIT_WORDS } from '#web/texts/benefit';

/** One service by its three ways: what stands first on its page. */
export function BenefitTable({ row, frame }: { row: BenefitRow; frame: Frame }) {
  const t = BENEFIT_WORDS[frame.language];
  return (
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">{t.way}</th>
          <th scope="col">{t.visits}</th>
          <th scope="col">{t.documents}</th>
          <th scope="col">{t.fields}</th>
          <th scope="col">{t.days}</th>
          <th scope="col">{t.cost}</th>
        </tr>
      </thead>
      <tbody>
        {row.ways.map((way) => (
          <tr>
            <th scope="row">{t.ways[way.name]}</th>
            <td data-label={t.visits}>{way.visits}</td>
            <td data-label={t.documents}>{way.documents}</td>
            <td data-label={t.fields}>{way.fields}</td>
            <td data-label={t.days}>{sayDays(way.days, frame)}</td>
            <td data-label={t.cost}>
              <Money of={way.cost} frame={frame} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "Kedatangan 3 menjadi paling banyak 1. Hari kerja 4 menjadi 2." */
export function benefitSentence({ ways }: BenefitRow, frame: Frame): string {
  const t = BENEFIT_WORDS[frame.language];
  const [alone, , onceOnly] = ways;
  if (alone === undefined || onceOnly === undefined) return '';
  return t.sentence(
    t.visitsFromTo(alone.visits, onceOnly.visits),
    t.daysFromTo(sayDays(alone.days, frame), sayDays(onceOnly.days, frame)),
  );
}

/** Where the figures of one service come from. */
export function BenefitGrounds({ row, view, frame }: { row: BenefitRow; view: BenefitView; frame: Frame }) {
  const t = BENEFIT_WORDS[frame.language];
  const { now, ifConnected, barred, unknown } = row.demands;
  const lines = [
    ...(now > 0 ? [t.needlessNow(now)] : []),
    ...(ifConnected > 0 ? [t.needlessIf(ifConnected)] : []),
    ...(barred > 0 ? [t.barred(barred)] : []),
    ...(unknown > 0 ? [t.unknown(unknown)] : []),
  ];
  const { measured } = row;
  return (
    <>
      <p class="strong">
        {t.saving}: <Money of={row.saving} frame={frame} />
      </p>
      <h3>{t.demands}</h3>
      <ul class="dots">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p class="soft">
        {measured === null
          ? t.notMeasured(view.measuredFrom)
          : t.measured(measured.cases, sayNumber(measured.days, frame.language))}{' '}
        {t.caution}
      </p>
    </>
  );
}

interface AssumptionsProps {
  readonly view: BenefitView;
  readonly action: string;
  readonly heading?: 'h2' | 'h3';
  readonly frame: Frame;
}

/** Every assumption with its range, as a GET form: what one types has an address and nothing is kept. */
export function Assumptions({ view, action, heading: Heading = 'h3', frame }: AssumptionsProps) {
  const t = BENEFIT_WORDS[frame.language];
  const isTyped = view.assumptions.some(({ value }) => value !== '');
  return (
    <>
      <Heading>{t.assumptions}</Heading>
      <p class="soft">
        {t.assumptionsNote} {view.source}.{' '}
        <span class={LOOKS[view.certainty]}>{CERTAINTY_WORDS[view.certainty][frame.language]}</span>
      </p>
      <ErrorSummary faults={benefitFaults(view, frame)} frame={frame} />
      <form action={action} novalidate>
        <div class="half">
          {view.assumptions.map((field) => (
            <AssumptionInput field={field} frame={frame} />
          ))}
        </div>
        <p class="acts">
          <button class="do" type="submit">
            {t.compute}
          </button>
          {isTyped && <a href={action}>{t.usualAgain}</a>}
        </p>
      </form>
    </>
  );
}

const LOOKS = { H: 'cert', M: 'cert one', B: 'cert yet' } as const;

export function benefitFaults(view: BenefitView, frame: Frame): FieldFault[] {
  const t = BENEFIT_WORDS[frame.language];
  const faulty = view.assumptions.filter((field) => field.faulty);
  return faulty.map(({ name }) => ({ field: name, message: t.faulty(t.names[name]) }));
}

function AssumptionInput({ field, frame }: { field: AssumptionField; frame: Frame }) {
  const t = BENEFIT_WORDS[frame.language];
  const { name, value, faulty } = field;
  const [likely, low, high] = [field.likely, field.low, field.high].map((n) => sayNumber(n, frame.language));
  return (
    <div class={faulty ? 'field bad' : 'field'}>
      <label for={name}>{t.names[name]}</label>
      <p class="hint" id={`${name}.hint`}>
        {value !== '' && !faulty ? t.typed : t.usual(likely ?? '', low ?? '', high ?? '')}
      </p>
      {faulty && (
        <p class="wrong" id={`${name}.error`}>
          {t.faulty(t.names[name])}
        </p>
      )}
      <input
        class="input short"
        id={name}
        name={name}
        inputmode="numeric"
        value={value}
        aria-describedby={faulty ? `${name}.hint ${name}.error` : `${name}.hint`}
        aria-invalid={faulty ? 'true' : undefined}
      />
    </div>
  );
}

/** Rp20 miliar, and its range beneath where it has one: a reckoned figure is no more exact than its assumptions. */
export function Money({ of, frame }: { of: Spread<bigint>; frame: Frame }) {
  const { language } = frame;
  const t = BENEFIT_WORDS[language];
  return (
    <>
      {sayRound(of.likely, language)}
      {of.low !== of.high && (
        <>
          {' '}
          <span class="t soft">{t.range(sayRound(of.low, language), sayRound(of.high, language))}</span>
        </>
      )}
    </>
  );
}

/** Rupiah in millions or billions, to one decimal. */
export function sayRound(amount: bigint, language: Language): string {
  const t = BENEFIT_WORDS[language];
  const size = amount < 0n ? -amount : amount;
  if (size < MILLION) return sayRupiah(amount, language);
  const [unit, word] = size < MILLION * 1_000n ? [MILLION, t.million] : [MILLION * 1_000n, t.billion];
  return `Rp${sayNumber(Number((amount * 10n) / unit) / 10, language)} ${word}`;
}

const MILLION = 1_000_000n;

function sayDays({ low, likely, high }: Spread<number>, { language }: Frame): string {
  if (low === high) return sayNumber(likely, language);
  return `${sayNumber(likely, language)} (${BENEFIT_WORDS[language].range(sayNumber(low, language), sayNumber(high, language))})`;
}
