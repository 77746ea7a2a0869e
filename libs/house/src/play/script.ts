import { epochMillisecondsOf, isLocalDate, parseInstant, startOfDay, type JsonObject } from '@fallspur/kernel';
import { factTypeOf, type FactInput, type FactType } from '@fallspur/engine';
import playSchema from './play.schema.json' with { type: 'json' };

export interface FactRef {
  readonly type: string;
  readonly nth?: number;
}

interface Acting {
  readonly as: { readonly role: string; readonly office: string; readonly person?: string };
  readonly case: string;
  /** The command must be refused with this code. */
  readonly refused?: string;
}
interface OneOfSeveral {
  readonly nth?: number;
}
interface Variables {
  readonly variables?: JsonObject;
}

/** What one line of a script does; the shapes of `play.schema.json`. */
export type Operation =
  | { readonly do: 'advance' }
  | (Acting &
      (
        | ({
            readonly do: 'startProcess';
            readonly process: string;
            readonly startEvent?: string;
            readonly personId?: string;
          } & Variables)
        | { readonly do: 'recordFact'; readonly fact: FactInput }
        | { readonly do: 'recordFacts'; readonly facts: readonly FactInput[] }
        | ({
            readonly do: 'completeTask';
            readonly task: string;
            readonly data?: JsonObject;
            readonly occurredOn?: string;
          } & OneOfSeveral &
            Variables)
        | ({ readonly do: 'claimTask' | 'releaseTask'; readonly task: string } & OneOfSeveral)
        | ({ readonly do: 'assignTask'; readonly task: string; readonly assignee: string } & OneOfSeveral)
        | ({
            readonly do: 'scheduleTask';
            readonly task: string;
            readonly dueAt?: string | null;
            readonly followUpAt?: string | null;
          } & OneOfSeveral)
        | {
            readonly do: 'correctFact';
            readonly fact: FactRef;
            readonly data: JsonObject;
            readonly occurredOn?: string;
            readonly reason: string;
          }
        | { readonly do: 'voidFact'; readonly fact: FactRef; readonly reason: string }
        | ({ readonly do: 'sendMessage'; readonly name: string; readonly key?: string } & Variables)
        | ({ readonly do: 'broadcastSignal'; readonly name: string } & Variables)
        | ({ readonly do: 'completeJob'; readonly job: string } & OneOfSeveral & Variables)
        | ({
            readonly do: 'failJob';
            readonly job: string;
            readonly error: string;
            readonly retriesLeft?: number;
          } & OneOfSeveral)
        | ({ readonly do: 'throwError'; readonly element: string; readonly code: string } & Variables)
        | { readonly do: 'setVariables'; readonly process?: string; readonly variables: JsonObject }
        | { readonly do: 'cancelInstance'; readonly process?: string; readonly reason: string }
        | ({ readonly do: 'resolveIncident'; readonly element: string } & Variables)
      ));

export interface ScriptLine {
  readonly line: number;
  /** UTC instant. */
  readonly at: string;
  readonly operation: Operation;
}

/** What is wrong with a line, before any line runs. */
export interface ScriptFault {
  readonly line: number;
  readonly message: string;
}

export interface Script {
  readonly lines: readonly ScriptLine[];
  readonly faults: readonly ScriptFault[];
}

/** The schema of one line, as `schema play` prints it. */
export const PLAY_SCHEMA = playSchema as unknown as JsonObject;

const DEFINITIONS = PLAY_SCHEMA['$defs'] as JsonObject;
const OPERATIONS = (PLAY_SCHEMA['oneOf'] as readonly { readonly $ref: string }[]).map(({ $ref }) =>
  $ref.slice('#/$defs/'.length),
);

// One check an operation: a fault then names the field, where `oneOf` could only say that nothing fits.
const checks = new Map<string, FactType>();
const checkOf = (operation: string): FactType => {
  const known =
    checks.get(operation) ?? factTypeOf(operation, { ...(DEFINITIONS[operation] as JsonObject), $defs: DEFINITIONS });
  checks.set(operation, known);
  return known;
};

/** Reads a whole script and says everything that is wrong with it. */
export const readScript = (text: string): Script => {
  const lines: ScriptLine[] = [];
  const faults: ScriptFault[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const value = objectIn(content);
    const found = typeof value === 'string' ? [value] : faultsOf(value);
    if (found.length) faults.push(...found.map((message) => ({ line, message })));
    else {
      const { at, ...operation } = value as unknown as Operation & { readonly at: string };
      lines.push({ line, at: isLocalDate(at) ? startOfDay(at) : parseInstant(at), operation: operation as Operation });
    }
  }
  return { lines, faults: [...faults, ...backwards(lines)].sort((a, b) => a.line - b.line) };
};

const objectIn = (content: string): JsonObject | string => {
  try {
    const value = JSON.parse(content) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
    return 'erwartet wird ein JSON-Objekt';
  } catch (error) {
    return `kein JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`;
  }
};

const faultsOf = (value: JsonObject): readonly string[] => {
  const operation = value['do'];
  if (typeof operation !== 'string' || !OPERATIONS.includes(operation))
    return [
      `/do: erwartet wird eines von ${OPERATIONS.join(', ')}${operation === undefined ? '' : `, nicht ${JSON.stringify(operation)}`}`,
    ];
  return checkOf(operation).validate(value) ?? [];
};

const backwards = (lines: readonly ScriptLine[]): readonly ScriptFault[] =>
  lines.flatMap(({ line, at }, index) => {
    const before = lines[index - 1];
    return before && epochMillisecondsOf(at) < epochMillisecondsOf(before.at)
      ? [{ line, message: `/at: die Uhr läuft nie zurück; Zeile ${before.line} war schon bei ${before.at}` }]
      : [];
  });
