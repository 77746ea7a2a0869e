import { DateInput } from '@mantine/dates';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '../../api/index.ts';
import { readDate } from '../../ui/date-text.ts';
import { formatDate } from '../../ui/format.ts';
import classes from './Clocks.module.css';
import { searchWith, type FiguresView } from './view.ts';

/** The two clocks of every figure: when it happened, and when it was recorded. [decisions.md 12] */
export function Clocks({ view }: { readonly view: FiguresView }) {
  const { t } = useTranslation('halbjahr');
  const { today } = useSession();
  const [search] = useSearchParams();
  const past = [
    ...(view.gueltigAm ? [t('clocks.pastHappened', { date: formatDate(view.gueltigAm) })] : []),
    ...(view.standPer ? [t('clocks.pastRecorded', { date: formatDate(view.standPer) })] : []),
  ];
  return (
    <>
      <fieldset className={classes['clocks']}>
        <legend className={classes['legend']}>{t('clocks.legend')}</legend>
        <ClockInput
          name="gueltigAm"
          label={t('clocks.happened')}
          hint={t('clocks.happenedHint')}
          value={view.gueltigAm}
        />
        <ClockInput
          name="standPer"
          label={t('clocks.recorded')}
          hint={t('clocks.recordedHint')}
          value={view.standPer}
        />
      </fieldset>
      <p className={classes['printed']}>
        {t('clocks.printed', {
          happened: formatDate(view.gueltigAm ?? today),
          recorded: formatDate(view.standPer ?? today),
        })}
      </p>
      {past.length > 0 && (
        <p className={classes['past']}>
          <IconHistory size={18} aria-hidden />
          <span>{t('clocks.past', { which: past.join(', ') })}</span>
          <Link to={{ search: searchWith(search, { gueltigAm: null, standPer: null }) }}>{t('clocks.now')}</Link>
        </p>
      )}
    </>
  );
}

function ClockInput(props: {
  readonly name: 'gueltigAm' | 'standPer';
  readonly label: string;
  readonly hint: string;
  readonly value: string | null;
}) {
  const { t } = useTranslation('halbjahr');
  const { today } = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <DateInput
      label={props.label}
      description={props.hint}
      inputWrapperOrder={['label', 'input', 'description']}
      placeholder={t('clocks.today')}
      value={props.value}
      valueFormat="DD.MM.YYYY"
      dateParser={(typed) => readDate(typed, today)}
      maxDate={today}
      clearable
      clearButtonProps={{ 'aria-label': t('clocks.clear', { name: props.label }) }}
      size="xs"
      w="17rem"
      onChange={(value) => {
        if (value !== props.value) void navigate({ search: searchWith(search, { [props.name]: value }) });
      }}
    />
  );
}
