import { Button, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem, CONNECTION_LOST } from '../api/problem.ts';
import { Alarm } from './Alarm.tsx';

/** What went wrong and what to try, where it happened. Fields a form shows itself need not be repeated: `fields={false}`. */
export function ProblemAlert(props: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly fields?: boolean;
}) {
  const { t } = useTranslation('ui');
  const { error, onRetry, fields = true } = props;
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error.problem : null;
  const lost = problem?.code === CONNECTION_LOST;
  return (
    <Alarm
      tone={lost ? 'lost' : 'danger'}
      title={problem?.title}
      action={
        onRetry &&
        mayHelp(problem?.status) && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {problem?.detail ?? (error instanceof Error ? error.message : String(error))}
      {fields && problem?.fields && problem.fields.length > 0 && (
        <List size="sm" mt="xs" aria-label={t('problem.fields')}>
          {problem.fields.map(({ path, message }) => (
            <List.Item key={path + message}>{message}</List.Item>
          ))}
        </List>
      )}
    </Alarm>
  );
}

/** Asking the same again changes nothing where the question itself was refused. */
const mayHelp = (status: number | undefined): boolean => status === undefined || ![400, 403, 404, 422].includes(status);
