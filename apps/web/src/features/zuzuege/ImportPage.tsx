import type { ImportDone, ImportFile, ImportPreview } from '@fallspur/contract';
import { Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { newCommandKey, useCommand } from '../../api/hooks.ts';
import { useSession } from '../../api/session.ts';
import { send } from '../../api/client.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { allowedBy } from './allowed.ts';
import { ArrivalsFrame } from './ArrivalsFrame.tsx';
import { FileDrop } from './FileDrop.tsx';
import { ImportResult } from './ImportResult.tsx';
import { Preview } from './Preview.tsx';

type Kind = ImportPreview['kind'];

/** A file of arrivals or activities: look at it first, then record it. */
export function ImportPage() {
  const { t } = useTranslation('zuzuege');
  const [params, setParams] = useSearchParams();
  const { kinds } = allowedBy(useSession().permissions);
  const kind: Kind = kinds.find((known) => known === params.get('art')) ?? kinds[0] ?? 'zuzuege';
  const [partial, setPartial] = useState(false);
  const preview = useMutation<ImportPreview, Error, ImportFile>({
    mutationFn: (file) => send('POST', `/api/imports/${kind}/preview`, file, { idempotencyKey: newCommandKey() }),
  });
  const record = useCommand((file: ImportFile, idempotencyKey) =>
    send<ImportDone>('POST', `/api/imports/${kind}`, file, { idempotencyKey }),
  );
  const begin = () => {
    preview.reset();
    record.reset();
    setPartial(false);
  };
  const change = (next: Kind) => {
    begin();
    setParams({ art: next });
  };

  return (
    <ArrivalsFrame current="file">
      {record.data ? (
        <ImportResult
          done={record.data}
          onAgain={begin}
          {...(kind === 'zuzuege' && kinds.includes('taetigkeiten') && { onActivities: () => change('taetigkeiten') })}
        />
      ) : preview.data && preview.variables ? (
        <Preview
          preview={preview.data}
          file={preview.variables}
          partial={partial}
          onPartial={setPartial}
          onAnother={begin}
          onConfirm={() => record.mutate({ ...preview.variables, partial })}
          recording={record.isPending}
          problem={<ProblemAlert error={record.error} />}
        />
      ) : (
        <>
          <FileDrop
            kinds={kinds}
            kind={kind}
            onKind={change}
            onFile={(file) => preview.mutate(file)}
            busy={preview.isPending}
          />
          {preview.isPending && (
            <div role="status">
              <Progress value={100} animated aria-label={t('reading')} mt="md" />
              <Text size="sm" mt="xs">
                {t('reading')}
              </Text>
            </div>
          )}
          <ProblemAlert error={preview.error} />
        </>
      )}
    </ArrivalsFrame>
  );
}
