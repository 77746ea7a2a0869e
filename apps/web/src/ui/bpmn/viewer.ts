import type { Badge, Mark } from './marks.ts';

/** The few services of bpmn-js used here; its own types stop at `unknown`. */
interface Canvas {
  zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
  resized(): void;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  scrollToElement(element: string, padding?: number): void;
  focus(): void;
}
interface Overlays {
  add(element: string, overlay: { position: object; html: HTMLElement; scale: { min: number; max: number } }): string;
  remove(overlay: string): void;
}
interface EventBus {
  on(event: string, listener: (event: { element: Shape; focused: boolean }) => void): void;
}
interface Shape {
  readonly id: string;
  readonly parent?: Shape;
  /** Of a label: the element it names. */
  readonly labelTarget?: Shape;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One drawing on the screen. Colours are CSS variables, so that light and dark need no new drawing. */
export interface DrawnDiagram {
  mark(marks: ReadonlyMap<string, Mark>): void;
  /** Multiplies the zoom. */
  zoomBy(factor: number): void;
  fit(): void;
  /** Large enough to read, with these elements in the middle; the whole drawing where none of them is drawn. */
  near(elements: readonly string[]): void;
  /** Moves it into view, large enough to read. */
  show(element: string): void;
  resized(): void;
  destroy(): void;
}

export interface DiagramListener {
  /** Null: beside every element. */
  readonly selected: (element: string | null) => void;
}

const CORNERS: Readonly<Record<Badge['corner'], object>> = {
  'top-right': { top: -12, right: 12 },
  'top-left': { top: -12, left: -12 },
  'bottom-right': { bottom: 10, right: 12 },
};

/** From this zoom on the names in a drawing can be read. */
const READABLE = 0.8;

/** Draws BPMN XML into `container`. Throws what bpmn-js throws where the XML is none or carries no drawing. */
export async function drawDiagram(
  container: HTMLElement,
  xml: string,
  listener: DiagramListener,
): Promise<DrawnDiagram> {
  const { default: NavigatedViewer } = await import('bpmn-js/lib/NavigatedViewer');
  const viewer = new NavigatedViewer({
    container,
    // The wheel scrolls the page until somebody works in the drawing.
    zoomScroll: { enabled: false },
    bpmnRenderer: {
      defaultFillColor: 'var(--diagram-fill)',
      defaultStrokeColor: 'var(--diagram-stroke)',
      defaultLabelColor: 'var(--diagram-text)',
    },
    textRenderer: { defaultStyle: { fontFamily: getComputedStyle(container).fontFamily } },
  });
  try {
    await viewer.importXML(xml);
  } catch (error) {
    viewer.destroy();
    throw error;
  }
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const wheel = viewer.get<{ toggle(enabled: boolean): void }>('zoomScroll');
  const events = viewer.get<EventBus>('eventBus');
  const registry = viewer.get<{ get(id: string): Shape | undefined }>('elementRegistry');
  let painted: { element: string; classes: readonly string[]; overlays: readonly string[] }[] = [];

  events.on('element.click', ({ element }) => {
    const hit = element.labelTarget ?? element;
    listener.selected(hit.parent ? hit.id : null);
  });
  events.on('canvas.focus.changed', ({ focused }) => wheel.toggle(focused));

  const near = (elements: readonly string[]): void => {
    const all = elements.flatMap((id) => registry.get(id) ?? []).filter(({ width }) => width > 0);
    // A subprocess that holds another of them says less than what it holds.
    const shapes = all.filter((outer) => !all.some((inner) => inner !== outer && holds(outer, inner)));
    if (shapes.length === 0 || container.clientWidth === 0) return void canvas.zoom('fit-viewport', 'auto');
    const middle = (from: (shape: Shape) => number, size: (shape: Shape) => number) =>
      (Math.min(...shapes.map(from)) + Math.max(...shapes.map((shape) => from(shape) + size(shape)))) / 2;
    const [width, height] = [container.clientWidth / READABLE, container.clientHeight / READABLE];
    const [x, y] = [
      middle(
        (shape) => shape.x,
        (shape) => shape.width,
      ),
      middle(
        (shape) => shape.y,
        (shape) => shape.height,
      ),
    ];
    canvas.viewbox({ x: x - width / 2, y: y - height / 2, width, height });
  };

  return {
    mark(marks) {
      for (const { element, classes, overlays: added } of painted) {
        for (const name of classes) canvas.removeMarker(element, name);
        for (const id of added) overlays.remove(id);
      }
      // A history may name elements that this version of the process does not draw.
      painted = [...marks]
        .filter(([element]) => registry.get(element))
        .map(([element, { classes, badges }]) => {
          for (const name of classes) canvas.addMarker(element, name);
          const added = badges.map((badge) =>
            overlays.add(element, {
              position: CORNERS[badge.corner],
              html: badgeElement(badge),
              scale: { min: 0.75, max: 1.2 },
            }),
          );
          return { element, classes, overlays: added };
        });
    },
    zoomBy: (factor) => void canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)), 'auto'),
    fit: () => void canvas.zoom('fit-viewport', 'auto'),
    near,
    show(element) {
      if (!registry.get(element)) return;
      // Of a drawing too small to read, the part in question is brought near.
      if (canvas.zoom() < READABLE * 0.95) near([element]);
      else canvas.scrollToElement(element, 60);
    },
    resized: () => canvas.resized(),
    destroy: () => viewer.destroy(),
  };
}

const holds = (outer: Shape, inner: Shape): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function badgeElement({ kind, text }: Badge): HTMLElement {
  const element = document.createElement('span');
  element.className = `diagram-badge is-${kind}`;
  element.textContent = text;
  // The list beside the drawing says the same in words.
  element.setAttribute('aria-hidden', 'true');
  return element;
}
