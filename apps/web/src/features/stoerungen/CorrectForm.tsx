import type { IncidentCorrection } from '@fallspur/contract';
import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../ui/Segments.tsx';
import { pathOf } from './address.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { kindOf, looksLike, typedAs, valueTyped, type Kind } from './typed-value.ts';
import type { WayProps } from './Ways.tsx';

const KINDS: readonly Kind[] = ['typed', 'text', 'number', 'boolean', 'none', 'json'];

/** Puts one value right and tries again. */
export function CorrectForm({ incident, onTried }: WayProps) {
  const { t } = useTranslation('stoerungen');
  const changeable = incident.values.filter((value) => value.changeable);
  const [name, setName] = useState(changeable[0]?.name ?? '');
  const before = changeable.find((one) => one.name === name)?.value ?? null;
  const [kind, setKind] = useState<Kind>(kindOf(before));
  const [text, setText] = useState(typedAs(before));
  const [wrong, setWrong] = useState(false);
  const choose = (next: string) => {
    const value = changeable.find((one) => one.name === next)?.value ?? null;
    setName(next);
    setKind(kindOf(value));
    setText(typedAs(value));
    setWrong(false);
  };
  const body = (): Omit<IncidentCorrection, 'reason'> | null => {
    const value = valueTyped(kind, text);
    setWrong(value === undefined);
    return value === undefined ? null : { variables: { [name]: value } };
  };
  return (
    <ReasonForm path={`${pathOf(incident)}/correction`} body={body} submit={t('correct.submit')} onDone={onTried}>
      <Select
        label={t('correct.choose')}
        allowDeselect={false}
        data={changeable.map((one) => one.name)}
        value={name}
        onChange={(next) => next !== null && choose(next)}
      />
      <Select
        label={t('correct.kind')}
        allowDeselect={false}
        data={KINDS.map((one) => ({ value: one, label: t(`correct.kinds.${one}`) }))}
        value={kind}
        onChange={(next) => {
          if (next !== null) setKind(next as Kind);
          setWrong(false);
        }}
      />
      <ValueInput kind={kind} text={text} wrong={wrong} onChange={setText} />
    </ReasonForm>
  );
}

function ValueInput(props: {
  readonly kind: Kind;
  readonly text: string;
  readonly wrong: boolean;
  readonly onChange: (text: string) => void;
}) {
  const { kind, text, wrong, onChange } = props;
  const { t } = useTranslation('stoerungen');
  const label = t('correct.value');
  if (kind === 'none') return null;
  if (kind === 'boolean')
    return (
      <Segments
        label={label}
        required
        value={text === 'true' ? 'true' : 'false'}
        options={[
          { value: 'true', label: t('correct.yes') },
          { value: 'false', label: t('correct.no') },
        ]}
        onChange={(next) => onChange(next ?? 'false')}
      />
    );
  const change = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
    onChange(currentTarget.value);
  if (kind === 'json')
    return (
      <Textarea
        label={label}
        autosize
        minRows={3}
        value={text}
        onChange={change}
        error={wrong && t('correct.notJson')}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
    );
  return (
    <TextInput
      label={label}
      value={text}
      {...(kind === 'typed' && { description: t(`correct.becomes.${looksLike(text)}`) })}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      onChange={change}
      error={wrong && t('correct.notNumber')}
    />
  );
}
