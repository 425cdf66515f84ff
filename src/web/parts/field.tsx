import type { Child } from 'hono/jsx';
import type { FieldView } from '#operations/views/marks';
import type { Frame } from '#web/frame';
import type { FieldFault } from '#web/parts/errors.tsx';
import { FRAME_WORDS } from '#web/texts/frame';

interface FieldProps {
  readonly field: FieldView;
  readonly frame: Frame;
  /** The label is the page's heading (one question a page). */
  readonly heading?: boolean;
}

/** One question with the native control that fits its fact's type. */
export function Field({ field, frame, heading }: FieldProps) {
  switch (field.type) {
    case 'date':
      return <DateField field={field} frame={frame} heading={heading === true} />;
    case 'boolean':
      return <Choices field={field} frame={frame} heading={heading === true} choices={yesNo(frame)} />;
    case 'choice':
      return field.choices.length > 7 ? (
        <SelectField field={field} frame={frame} heading={heading === true} />
      ) : (
        <Choices field={field} frame={frame} heading={heading === true} choices={field.choices} />
      );
    case 'list':
    case 'prose':
      return <TextField field={field} frame={frame} heading={heading === true} long />;
    case 'file':
      return <FileField field={field} frame={frame} heading={heading === true} />;
    case 'text':
    case 'integer':
    case 'decimal':
    case 'rupiah':
    case 'nik':
    case 'phone':
    case 'plate':
      return <TextField field={field} frame={frame} heading={heading === true} />;
    default:
      return field.type satisfies never;
  }
}

/** Faults of a form's fields, for the summary on top; a date's cure starts at its day. */
export function faultsOf(fields: readonly FieldView[]): FieldFault[] {
  return fields.flatMap((field) =>
    field.error === null ? [] : [{ field: firstControl(field), message: field.error }],
  );
}

function firstControl(field: FieldView): string {
  return field.type === 'date' ? `${field.name}-day` : field.name;
}

/** What a keyboard, an autofill and a phone need to know of each type. */
const INPUTS = {
  text: {},
  list: {},
  prose: {},
  integer: { inputmode: 'numeric', class: 'input short' },
  decimal: { inputmode: 'decimal', class: 'input short' },
  rupiah: { inputmode: 'numeric', class: 'input short' },
  nik: { inputmode: 'numeric', autocomplete: 'off', spellcheck: false, maxlength: 24 },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  plate: { autocapitalize: 'characters', autocomplete: 'off', spellcheck: false, class: 'input short' },
} as const;

type TextType = keyof typeof INPUTS;

function TextField({ field, frame, heading, long }: FieldProps & { heading: boolean; long?: boolean }) {
  const type: TextType = field.type in INPUTS ? (field.type as TextType) : 'text'; // `in` has just looked
  const common = { id: field.name, name: field.name, 'aria-describedby': describedBy(field) };
  return (
    <Shell field={field}>
      <FieldLabel field={field} frame={frame} heading={heading} />
      <Notes field={field} />
      {long === true ? (
        <textarea class="input" {...common} {...invalid(field)}>
          {field.value}
        </textarea>
      ) : (
        <Unit type={type} unit={field.unit}>
          <input class="input" {...INPUTS[type]} {...common} {...invalid(field)} value={field.value} />
        </Unit>
      )}
    </Shell>
  );
}

function Unit({ type, unit, children }: { type: TextType; unit: string | null; children?: Child }) {
  if (type === 'rupiah') {
    return (
      <div class="with">
        <span aria-hidden="true">Rp</span>
        {children}
      </div>
    );
  }
  if (unit === null) return <>{children}</>;
  return (
    <div class="with">
      {children}
      <span>{unit}</span>
    </div>
  );
}

/** One of several, in a list to open. */
export function SelectField({ field, frame, heading }: FieldProps & { heading: boolean }) {
  return (
    <Shell field={field}>
      <FieldLabel field={field} frame={frame} heading={heading} />
      <Notes field={field} />
      <select class="input" id={field.name} name={field.name} aria-describedby={describedBy(field)} {...invalid(field)}>
        <option value="">{FRAME_WORDS[frame.language].choose}</option>
        {field.choices.map((choice) => (
          <option value={choice.value} selected={choice.value === field.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Shell>
  );
}

function Choices({ field, frame, heading, choices }: FieldProps & { heading: boolean; choices: FieldView['choices'] }) {
  return (
    <Group field={field} frame={frame} heading={heading}>
      {choices.map((choice, n) => (
        <label class="choice">
          <input
            type="radio"
            id={n === 0 ? field.name : undefined}
            name={field.name}
            value={choice.value}
            checked={choice.value === field.value}
          />
          <span>
            {choice.label}
            {choice.hint !== null && <span class="soft t">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </Group>
  );
}

function yesNo(frame: Frame): FieldView['choices'] {
  const t = FRAME_WORDS[frame.language];
  return [
    { value: 'true', label: t.yes, hint: null },
    { value: 'false', label: t.no, hint: null },
  ];
}

function DateField({ field, frame, heading }: FieldProps & { heading: boolean }) {
  const t = FRAME_WORDS[frame.language];
  const [year = '', month = '', day = ''] = field.value.split('-');
  const parts = [
    { part: 'day', label: t.day, value: day, size: '' },
    { part: 'month', label: t.month, value: month, size: '' },
    { part: 'year', label: t.year, value: year, size: ' y' },
  ];
  return (
    <Group field={field} frame={frame} heading={heading}>
      <div class="date">
        {parts.map(({ part, label, value, size }) => (
          <div>
            <label for={`${field.name}-${part}`}>{label}</label>
            <input
              class={`input${size}`}
              id={`${field.name}-${part}`}
              name={`${field.name}-${part}`}
              inputmode="numeric"
              value={value}
              {...invalid(field)}
            />
          </div>
        ))}
      </div>
    </Group>
  );
}

/** Chosen anew with each sending; what is attached already stays, and can be marked to go. */
function FileField({ field, frame, heading }: FieldProps & { heading: boolean }) {
  const t = FRAME_WORDS[frame.language];
  const { accept, several, kept } = field.files ?? { accept: '', several: false, kept: [] };
  return (
    <Shell field={field}>
      <FieldLabel field={field} frame={frame} heading={heading} />
      <Notes field={field} />
      <input
        class="input"
        type="file"
        id={field.name}
        name={field.name}
        accept={accept}
        multiple={several}
        aria-describedby={describedBy(field)}
        {...invalid(field)}
      />
      {kept.length > 0 && (
        <fieldset>
          <legend>{t.attached}</legend>
          {kept.map((file) => (
            <label class="choice">
              <input type="checkbox" name="remove" value={file.id} />
              <span>{t.detach(file.label)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </Shell>
  );
}

/** Whether a form must be sent in parts (RFC 7578), as files are. */
export function hasFiles(fields: readonly FieldView[]): boolean {
  return fields.some(({ type }) => type === 'file');
}

function Shell({ field, children }: { field: FieldView; children?: Child }) {
  return <div class={field.error === null ? 'field' : 'field bad'}>{children}</div>;
}

function Group({ field, frame, heading, children }: FieldProps & { heading: boolean; children?: Child }) {
  return (
    <fieldset class={field.error === null ? 'field' : 'field bad'} aria-describedby={describedBy(field)}>
      <legend>
        <Worded field={field} frame={frame} heading={heading} />
      </legend>
      <Notes field={field} />
      {children}
    </fieldset>
  );
}

function FieldLabel({ field, frame, heading }: FieldProps & { heading: boolean }) {
  const label = (
    <label for={field.name}>
      <Words field={field} frame={frame} />
    </label>
  );
  return heading ? <h1>{label}</h1> : label;
}

function Worded({ field, frame, heading }: FieldProps & { heading: boolean }) {
  const words = <Words field={field} frame={frame} />;
  return heading ? <h1>{words}</h1> : words;
}

function Words({ field, frame }: FieldProps) {
  return (
    <>
      {field.label} {!field.required && <span class="soft">{FRAME_WORDS[frame.language].optional}</span>}
    </>
  );
}

function Notes({ field }: { field: FieldView }) {
  return (
    <>
      {field.hint !== null && (
        <p class="hint" id={`${field.name}.hint`}>
          {field.hint}
        </p>
      )}
      {field.error !== null && (
        <p class="wrong" id={`${field.name}.error`}>
          {field.error}
        </p>
      )}
    </>
  );
}

function describedBy(field: FieldView): string | undefined {
  const ids = [field.hint === null ? '' : `${field.name}.hint`, field.error === null ? '' : `${field.name}.error`];
  const present = ids.filter((id) => id !== '');
  return present.length === 0 ? undefined : present.join(' ');
}

function invalid(field: FieldView): { readonly 'aria-invalid'?: 'true' } {
  return field.error === null ? {} : { 'aria-invalid': 'true' };
}
