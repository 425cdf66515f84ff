import type { FactView, Link } from '#operations/views/marks';
import type { Frame } from '#web/frame';
import { sayShort } from '#web/say';
import { MARK_WORDS } from '#web/texts/marks';

/** A value the state holds: locked, with its source and age. A masked NIK is read out by its ending. */
export function FactRow({ fact, frame, action }: { fact: FactView; frame: Frame; action?: string }) {
  const t = MARK_WORDS[frame.language];
  return (
    <div>
      <dt>{fact.label}</dt>
      <dd>
        <FactValue fact={fact} frame={frame} />
        {fact.disputed !== null && <Disputed disputed={fact.disputed} frame={frame} />}
      </dd>
      <dd class="soft">
        {t.fetched(fact.source, sayShort(fact.at, frame))}
        {fact.dispute !== null && action !== undefined && (
          <>
            {' '}
            <a href={fact.dispute}>
              {action}
              <span class="hidden">: {fact.label}</span>
            </a>
          </>
        )}
      </dd>
    </div>
  );
}

/** Both sides stand side by side; an official also reads why, in the person's own words. */
function Disputed({ disputed, frame }: { disputed: NonNullable<FactView['disputed']>; frame: Frame }) {
  const t = MARK_WORDS[frame.language];
  const official = frame.session !== null && frame.session.kind !== 'citizen';
  return (
    <>
      <span class="near t">
        {(official ? t.disputedByPerson : disputed.standing === undefined ? t.disputed : t.disputedAt)(
          disputed.declared,
        )}
      </span>
      {disputed.standing !== undefined && <span class="t">{disputed.standing}</span>}
      {disputed.why !== undefined && disputed.why !== '' && <q class="t">{disputed.why}</q>}
    </>
  );
}

export function FactValue({ fact, frame }: { fact: FactView; frame: Frame }) {
  if (fact.files !== undefined && fact.files.length > 0) return <Links files={fact.files} />;
  if (fact.masked === null) return <>{fact.value}</>;
  return (
    <span class="masked" role="img" aria-label={MARK_WORDS[frame.language].nikEnding(fact.masked.ending)}>
      {fact.value}
    </span>
  );
}

/** What was attached, to be taken home: a browser never opens it here. */
export function FileLinks({ files }: { files: readonly Link[] }) {
  return (
    <dd>
      <Links files={files} />
    </dd>
  );
}

function Links({ files }: { files: readonly Link[] }) {
  return (
    <>
      {files.map((file) => (
        <a class="t" href={file.href} download>
          {file.label}
        </a>
      ))}
    </>
  );
}
