import { Button, Tooltip } from '@mantine/core';
import type { Completion, Draft, Recorded } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, useSession } from '../../../api/index.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { SwissDateInput } from '../../../ui/SwissDateInput.tsx';
import { formatTime } from '../words.ts';
import classes from './form.module.css';
import { fieldsOf, type Labels } from './fields.ts';
import { checked, noFindings, placed, type Findings } from './findings.ts';
import { occurredOn } from './occurrence.ts';
import { inputId, SchemaForm, type FormContext } from './SchemaForm.tsx';
import { Unanswered } from './Unanswered.tsx';
import { useDraft, type DraftState } from './use-draft.ts';
import { useFindingTexts } from './use-finding-texts.ts';
import { useSubmission } from './use-submission.ts';
import { bodyOf, startValues, withDayOfWhole } from './values.ts';

export interface FormPanelProps {
  readonly schema: JsonObject | null;
  readonly proposal: JsonObject;
  readonly labels: Labels;
  readonly persons: FormContext['persons'];
  readonly occurredOnDefault: string;
  /** The field that says the day; null asks for it beside the fact. */
  readonly occurredOnField: string | null;
  readonly draft: Draft | null;
  /** Path of the task whose draft is kept; null keeps none. */
  readonly draftOf: string | null;
  readonly submitLabel: string;
  readonly run: (input: Completion, idempotencyKey: string) => Promise<Recorded>;
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onCancel: () => void;
  /** Nothing can be sent any more; what was typed stays to be read. */
  readonly closed?: boolean;
  /** Above the fields: what changed meanwhile. */
  readonly notes?: (sent: Sent) => ReactNode;
  /** Below the fields: what is asked beside the fact, e.g. the reason of a correction; `ready` says whether it was answered. */
  readonly beside?: ReactNode;
  readonly ready?: () => boolean;
}

/** How sending the form stands. */
export interface Sent {
  readonly problem: ApiProblem | null;
  readonly unanswered: boolean;
  /** Forgets the problem. */
  readonly reset: () => void;
}

/** A form made of a fact's schema, from the first field to the answer of the house. */
export function FormPanel(props: FormPanelProps) {
  const { schema, proposal, labels, persons, draft, onRecorded, onCancel } = props;
  const { t } = useTranslation('dossier');
  const { today, user } = useSession();
  const fields = useMemo(() => (schema === null ? [] : fieldsOf(schema, labels)), [schema, labels]);
  const [values, setValues] = useState(() => startValues(fields, proposal, draft));
  const [askedDay, setAskedDay] = useState(props.occurredOnDefault);
  const [findings, setFindings] = useState<Findings>(noFindings);
  const submission = useSubmission(props.run);
  const form = useRef<HTMLFormElement>(null);
  const texts = useFindingTexts();
  const draftState = useDraft(props.draftOf, values, draft, {
    paused: submission.sending,
    over: submission.recorded !== undefined || props.closed === true,
  });

  // Reloaded after a change by others: what is hidden follows, what was typed stays.
  const seen = useRef(proposal);
  useEffect(() => {
    if (seen.current === proposal) return;
    seen.current = proposal;
    setValues((typed) => startValues(fields, proposal, { data: typed, savedAt: '' }));
  }, [fields, proposal]);

  const focused = useRef<Element | null>(null);
  useEffect(() => {
    // While the form was closed for sending, the focus had nowhere to stay.
    if (!submission.sending && document.activeElement === document.body && focused.current instanceof HTMLElement)
      focused.current.focus({ preventScroll: true });
  }, [submission.sending]);

  const { recorded, error } = submission;
  useEffect(() => {
    if (recorded) onRecorded(recorded);
  }, [recorded, onRecorded]);
  const problem = error instanceof ApiProblem ? error : null;
  useEffect(() => {
    if (!problem?.problem.fields) return;
    show(placed(fields, values, labels, problem.problem.fields));
    // Only when an answer comes: later typing must not call the findings back.
  }, [problem]);

  useEffect(() => focusFirstField(form.current), []);

  function show(found: Findings): void {
    setFindings(found);
    const [first] = found.order;
    // The field may stand in a part that is only now unfolded.
    if (first !== undefined) requestAnimationFrame(() => focusField(first));
  }

  const change = (typed: JsonObject) => {
    const day = occurredOn(props.occurredOnField, typed, askedDay, today);
    setValues((before) => withDayOfWhole(fields, before, typed, day));
    // What was refused is being mended; that the step has changed stays true.
    if (problem && problem.problem.status !== 412) submission.reset();
  };

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (submission.sending || props.closed) return;
    const found = checked(fields, values, labels, texts);
    show(found);
    if (found.order.length > 0 || props.ready?.() === false) return;
    focused.current = document.activeElement;
    const day = occurredOn(props.occurredOnField, values, askedDay, today);
    submission.submit({ ...(schema !== null && { data: bodyOf(fields, values, labels) }), occurredOn: day });
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      {props.notes?.({ problem, unanswered: submission.unanswered, reset: submission.reset })}
      {submission.unanswered && <Unanswered onStop={submission.stop} />}
      {(submission.givenUp || (error && problem?.problem.status !== 412)) && (
        <ProblemAlert error={error ?? null} fields={false} />
      )}
      {findings.general.length > 0 && <ProblemAlert error={new Error(findings.general.join(' '))} />}
      <fieldset className={classes['fields']} inert={submission.sending}>
        <SchemaForm
          fields={fields}
          values={values}
          onChange={change}
          findings={findings}
          labels={labels}
          persons={persons}
          today={today}
          unfolded={draft !== null}
        />
        {props.beside}
      </fieldset>
      <div className={classes['foot']}>
        <Tooltip label={<Kbd keys="Ctrl Enter" />}>
          <Button type="submit" loading={submission.sending} disabled={props.closed === true}>
            {props.submitLabel}
          </Button>
        </Tooltip>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('form.close')}
        </Button>
        {props.occurredOnField === null && (
          <div className={classes['occurred']}>
            <label htmlFor="field-occurredOn">{t('form.occurredOn')}</label>
            <SwissDateInput id="field-occurredOn" size="xs" value={askedDay} onChange={setAskedDay} today={today} />
          </div>
        )}
        {props.draftOf !== null && (
          <span className={classes['saved']} role="status">
            {draftText(draftState, user, t)}
          </span>
        )}
      </div>
    </form>
  );
}

/** A draft belongs to the task: whoever goes on with it sees who began. */
function draftText(state: DraftState, user: string, t: TFunction<'dossier'>): string {
  if (state.kind === 'none') return '';
  if (state.kind !== 'saved') return t(`form.${state.kind}`);
  const time = formatTime(state.at);
  return state.by !== null && state.by.user !== user
    ? t('form.savedBy', { time, name: state.by.name })
    : t('form.saved', { time });
}

const INPUTS = 'input:not([type=hidden]), textarea, [role="radiogroup"] input, button[role="combobox"]';

function focusField(path: string): void {
  const at = document.getElementById(inputId(path));
  const input = at?.matches(INPUTS) ? at : (at?.querySelector<HTMLElement>(INPUTS) ?? at);
  input?.focus();
  input?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

const focusFirstField = (form: HTMLFormElement | null): void =>
  form?.querySelector<HTMLElement>(`${INPUTS}, textarea`)?.focus({ preventScroll: true });
