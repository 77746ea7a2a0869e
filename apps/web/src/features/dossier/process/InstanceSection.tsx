import { Skeleton } from '@mantine/core';
import type { InstanceDiagram } from '@fallspur/contract';
import { lazy, Suspense, useEffect, useRef, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../api/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useDiagramXml } from '../../../ui/bpmn/diagram-xml.ts';
import { casePath } from '../page/tab.ts';
import { ElementList } from './ElementList.tsx';
import classes from './process.module.css';
import { WhyHere } from './WhyHere.tsx';

const BpmnDiagram = lazy(async () => ({ default: (await import('../../../ui/bpmn/BpmnDiagram.tsx')).BpmnDiagram }));

/** As high as the window has room for below the header of the dossier; the list beside it scrolls by itself. */
const HEIGHT = 'max(27rem, calc(100vh - 26rem))';

/** One process of the dossier: its drawing with tokens and path, the same as a list, and why it stands where it stands. */
export function InstanceSection(props: {
  readonly caseId: string;
  readonly instance: string;
  /** As it stood after this event; null = now. */
  readonly revision: number | null;
  readonly element: string | null;
  readonly onElement: (element: string | null) => void;
}) {
  const { caseId, instance, revision, element, onElement } = props;
  const { t } = useTranslation('dossier');
  const past = revision !== null;
  const { data, error, refetch } = useAnswer<InstanceDiagram>(
    casePath(caseId, `/instances/${encodeURIComponent(instance)}${past ? `?revision=${revision}` : ''}`),
    past ? { keepPrevious: true, live: false, staleMilliseconds: Infinity } : {},
  );
  const xml = useDiagramXml(data?.sha256);
  const side = useRef<HTMLDivElement>(null);
  useEffect(() => side.current?.scrollTo({ top: 0 }), [element]);
  if (!data)
    return error ? (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton height={HEIGHT} aria-label={t('process.waiting')} />
    );
  // Beside the drawing when it is about one element, so that both are seen at once.
  const why = <WhyHere diagram={data} element={element} onElement={onElement} />;
  return (
    <div className={classes['section']}>
      <div className={classes['drawing']}>
        {xml.error && <ProblemAlert error={xml.error} onRetry={() => void xml.refetch()} />}
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <BpmnDiagram
            xml={xml.data}
            label={data.processName}
            height={HEIGHT}
            tokens={data.tokens}
            visited={data.visited}
            flows={data.flows}
            selected={element}
            near={data.tokens.map((token) => token.element)}
            onSelect={onElement}
          />
        </Suspense>
        {element === null && why}
      </div>
      <div ref={side} className={classes['side']} style={{ '--drawing': HEIGHT } as CSSProperties}>
        {element !== null && why}
        <ElementList diagram={data} element={element} onElement={onElement} />
      </div>
    </div>
  );
}
