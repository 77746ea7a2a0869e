import { useEffect, useMemo, useRef, useState } from 'react';
import { ActionIcon, Alert, Skeleton, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './bpmn-diagram.css';
import { marksOf, type DiagramMarks } from './marks.ts';
import { drawDiagram, type DrawnDiagram } from './viewer.ts';

export interface BpmnDiagramProps extends DiagramMarks {
  /** BPMN 2.0 with drawing; undefined while it is being fetched. */
  readonly xml: string | undefined;
  /** What a screen reader calls it, e.g. «Informieren». */
  readonly label: string;
  readonly onSelect?: ((element: string | null) => void) | undefined;
  /** Begins readable around these elements instead of with the whole drawing. */
  readonly near?: readonly string[] | undefined;
  /** CSS height of the canvas. */
  readonly height?: string | undefined;
}

const STEP = 1.25;

/**
 * A process drawn, with tokens, the path taken or heat upon it. It never stands alone: whoever shows it puts a list of
 * the same beside it.
 */
export function BpmnDiagram({ xml, label, onSelect, near, height = '26rem', ...marks }: BpmnDiagramProps) {
  const { t } = useTranslation('ui', { keyPrefix: 'diagram' });
  const { container, drawn, failure } = useDrawing(xml, onSelect, near);
  const { tokens, visited, flows, heat, selected } = marks;
  const painted = useMemo(
    () => marksOf({ tokens, visited, flows, heat, selected }),
    [tokens, visited, flows, heat, selected],
  );
  useEffect(() => drawn?.mark(painted), [drawn, painted]);
  useEffect(() => {
    if (selected) drawn?.show(selected);
  }, [drawn, selected]);

  return (
    <figure className="diagram" aria-label={`${t('drawing')} ${label}`}>
      <div className="diagram-frame" style={{ height }}>
        <div ref={container} className="diagram-canvas" />
        {!drawn && !failure && <Skeleton className="diagram-waiting" />}
        {failure && (
          <Alert className="diagram-failure" color="red" title={t('failed')}>
            {failure} {t('failedHint')}
          </Alert>
        )}
      </div>
      <div className="diagram-foot">
        <Legend {...marks} />
        <Controls drawn={drawn} />
      </div>
    </figure>
  );
}

function Controls({ drawn }: { readonly drawn: DrawnDiagram | undefined }) {
  const { t } = useTranslation('ui', { keyPrefix: 'diagram' });
  const actions = [
    { label: t('zoomIn'), Icon: IconZoomIn, act: () => drawn?.zoomBy(STEP) },
    { label: t('zoomOut'), Icon: IconZoomOut, act: () => drawn?.zoomBy(1 / STEP) },
    { label: t('fit'), Icon: IconArrowsMaximize, act: () => drawn?.fit() },
  ];
  return (
    <div role="toolbar" aria-label={t('controls')} className="diagram-controls">
      {actions.map(({ label, Icon, act }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon aria-label={label} onClick={act} disabled={!drawn}>
            <Icon size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}

function Legend({ tokens, visited, heat }: DiagramMarks) {
  const { t } = useTranslation('ui', { keyPrefix: 'diagram' });
  const entries = [
    ...(tokens ? (['token'] as const) : []),
    ...(visited ? (['visited'] as const) : []),
    ...(heat ? (['standing', 'completed'] as const) : []),
  ];
  if (entries.length === 0) return null;
  return (
    <figcaption className="diagram-legend">
      {entries.map((kind) => (
        <span key={kind}>
          <span className={`diagram-badge is-${kind}`} aria-hidden="true" /> {t(`legend.${kind}`)}
        </span>
      ))}
    </figcaption>
  );
}

/** Draws anew when the XML changes, fits the drawing as soon as there is room, and clears up after itself. */
function useDrawing(xml: string | undefined, onSelect: BpmnDiagramProps['onSelect'], near: BpmnDiagramProps['near']) {
  const container = useRef<HTMLDivElement>(null);
  const listener = useRef(onSelect);
  useEffect(() => void (listener.current = onSelect), [onSelect]);
  const begin = useRef((_diagram: DrawnDiagram | undefined) => {});
  begin.current = (diagram) => (near ? diagram?.near(near) : diagram?.fit());
  const [done, setDone] = useState<{ readonly xml: string; readonly diagram: DrawnDiagram }>();
  // What was drawn of another XML is being cleared away: nothing may be asked of it any more.
  const drawn = done?.xml === xml ? done?.diagram : undefined;
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    const room = container.current;
    if (!room || xml === undefined) return;
    let diagram: DrawnDiagram | undefined;
    let gone = false;
    setFailure(undefined);
    drawDiagram(room, xml, { selected: (element) => listener.current?.(element) }).then(
      (finished) => {
        if (gone) return finished.destroy();
        diagram = finished;
        setDone({ xml, diagram });
      },
      (error: unknown) => {
        if (!gone) setFailure(error instanceof Error ? error.message : String(error));
      },
    );
    let width = 0;
    const observer = new ResizeObserver(() => {
      diagram?.resized();
      // In a hidden tab there is no room to fit into.
      if (width === 0 && room.clientWidth > 0) begin.current(diagram);
      width = room.clientWidth;
    });
    observer.observe(room);
    return () => {
      gone = true;
      observer.disconnect();
      diagram?.destroy();
      setDone(undefined);
    };
  }, [xml]);

  // Where the tokens went the view follows; else it stays where somebody moved it.
  const where = near?.join(' ');
  useEffect(() => begin.current(drawn), [drawn, where]);
  return { container, drawn, failure };
}
