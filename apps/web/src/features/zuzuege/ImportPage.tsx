import type { ImportDone, ImportFile, ImportPreview } from '@fallspur/contract';
import { Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandKey, useCommand } from '../../api/hooks.ts';
import { send } from '../../api/client.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ArrivalsFrame } from './ArrivalsFrame.tsx';
import { FileDrop } from './FileDrop.tsx';
import { ImportResult } from './ImportResult.tsx';
import { Preview } from './Preview.tsx';

export const ArrivalsImportPage = () => <ImportPage kind="zuzuege" key="zuzuege" />;
export const ActivitiesImportPage = () => <ImportPage kind="taetigkeiten" key="taetigkeiten" />;

/** A file of arrivals or activities: look at it first, then record it. */
function ImportPage({ kind }: { readonly kind: ImportPreview['kind'] }) {
  const { t } = useTranslation('zuzuege');
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

  return (
    <ArrivalsFrame current={kind}>
      {record.data ? (
        <ImportResult done={record.data} onAgain={begin} />
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
          <FileDrop kind={kind} onFile={(file) => preview.mutate(file)} busy={preview.isPending} />
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
