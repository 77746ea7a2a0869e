import type { Json, JsonObject } from '@fallspur/kernel';
import type { Page, PageQuery } from './page.ts';
import type { OfficeRef } from './session.ts';
import type { PersonRef, TaskRow, UnitRef } from './tasks.ts';

/** Query of GET /api/cases: search over dossiers this session may see. */
export interface CaseQuery extends PageQuery {
  readonly q?: string;
  readonly municipality?: number;
  /** `<process>/<elementId>`: a token stands there now / has completed it. */
  readonly at?: string;
  readonly passed?: string;
}

export type CaseList = Page<UnitRef & { readonly openTasks: number; readonly lastRecordedAt: string }>;

/**
 * GET /api/cases/{caseId}[?revision=N | ?standPer=INSTANT]: the dossier now, or as it stood after event N / as it was
 * known at that instant. In the past nothing can be done: `now.tasks` carry no version to act on (`past: true`).
 */
export interface CasePage {
  readonly caseId: string;
  /** Revision of the last event contained. */
  readonly revision: number;
  readonly position: number;
  readonly past: boolean;
  readonly unit: UnitRef;
  readonly persons: readonly CasePerson[];
  readonly responsible: OfficeRef | null;
  /** What can be done now, what waits for somebody else or for something to happen. */
  readonly now: {
    /** Lawful next steps this session may do. */
    readonly tasks: readonly TaskRow[];
    readonly blocked: readonly BlockedStep[];
    /** Facts this session may record at any time (removal, changed permit, …), beside what processes wait for. */
    readonly facts: readonly { readonly type: string; readonly title: string; readonly description: string | null }[];
  };
  readonly instances: readonly InstanceView[];
  readonly incidents: readonly {
    readonly instance: string;
    readonly element: string;
    readonly name: string;
    readonly code: string;
    readonly message: string;
  }[];
}

export interface CasePerson {
  readonly personId: string;
  readonly name: string;
  readonly bornOn: string | null;
  readonly nationalities: readonly string[];
  readonly permit: string | null;
  readonly language: string | null;
  readonly departed: { readonly reason: string; readonly on: string } | null;
}

/** A step that is not open to this session now, with the one thing that is missing. */
export interface BlockedStep {
  readonly name: string;
  readonly processName: string;
  /** A German sentence: «wartet auf Einwohnerdienste», «frühestens am 20.11.2026», «zuerst muss das Gespräch geführt sein». */
  readonly missing: string;
  readonly why: 'role' | 'time' | 'fact' | 'condition' | 'person' | 'step' | 'incident';
  /** No step somebody does, but something that happens to the process: a date, a fact, a condition. */
  readonly awaited: boolean;
}

export interface InstanceView {
  readonly instance: string;
  readonly process: string;
  readonly processName: string;
  readonly version: number;
  readonly sha256: string;
  readonly person: { readonly personId: string; readonly name: string } | null;
  readonly state: 'running' | 'completed' | 'terminated' | 'cancelled';
  /** Name of the end event. */
  readonly outcome: string | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** GET /api/cases/{caseId}/timeline[?revision|standPer][&facts=true]: facts and movements, or facts only, the newest first. */
export interface Timeline extends Page<TimelineEntry> {
  readonly caseId: string;
}

export interface TimelineEntry {
  readonly eventId: string;
  readonly revision: number;
  readonly type: string;
  /** Title of the fact, or a German word for an event that is no fact («Frist abgelaufen»). */
  readonly title: string;
  readonly isFact: boolean;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: PersonRef;
  readonly office: OfficeRef;
  readonly role: string;
  readonly legalBasis: string | null;
  /**
   * Fields of the fact with their titles, ready to read; ids are left out. Of a list of objects each item is one field:
   * «Ana Souza», «Einreise 05.07.2015, Herkunftsland Portugal». Withheld ones have `value: null`.
   */
  readonly fields: readonly {
    readonly path: string;
    readonly title: string;
    readonly value: Json;
    readonly shown: string;
    readonly withheld: boolean;
  }[];
  /** What it moved: «Informieren: Einladung versenden → Erstinformationsgespräch führen». */
  readonly moves: readonly TimelineMove[];
  /** This event corrects or voids that one; this fact was corrected or voided by that one. */
  readonly corrects: string | null;
  readonly correctedBy: string | null;
  readonly voided: boolean;
  /** May this session correct or void it? */
  readonly correctable: boolean;
}

export interface TimelineMove {
  readonly instance: string;
  readonly process: string;
  readonly processName: string;
  readonly trigger: string;
  readonly left: readonly string[];
  readonly entered: readonly string[];
  readonly ended: string | null;
}

/** GET /api/cases/{caseId}/journey: every instance as a band on one time axis. */
export interface Journey {
  readonly from: string;
  /** The later of today and the last due date. */
  readonly to: string;
  readonly today: string;
  readonly bands: readonly {
    readonly instance: string;
    readonly processName: string;
    readonly state: InstanceView['state'];
    readonly from: string;
    readonly to: string | null;
    readonly outcome: string | null;
    /** Stays at steps a person or a timer held, in order; `to` null = still there. */
    readonly stays: readonly {
      readonly element: string;
      readonly name: string;
      readonly from: string;
      readonly to: string | null;
    }[];
    readonly due: readonly { readonly name: string; readonly on: string; readonly overdue: boolean }[];
  }[];
  readonly facts: readonly { readonly eventId: string; readonly title: string; readonly on: string }[];
}

/** GET /api/cases/{caseId}/moments: the whole history for the time slider, oldest first. */
export interface Moments {
  readonly moments: readonly {
    readonly revision: number;
    readonly title: string;
    readonly occurredOn: string;
    readonly recordedAt: string;
  }[];
}

/** GET /api/cases/{caseId}/difference?from=N&to=M: what changed between two revisions, in words. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly {
    readonly area: 'task' | 'instance' | 'person' | 'fact' | 'deadline';
    readonly kind: 'added' | 'removed' | 'changed';
    readonly text: string;
  }[];
}

/**
 * GET /api/cases/{caseId}/facts/{type}/form[?corrects=EVENT]: the form of a fact recorded by its own; like TaskForm without a
 * task. Where it corrects, `proposal` is the whole of what the fact says now, its keys too.
 */
export interface FactForm {
  readonly type: string;
  readonly title: string;
  readonly schema: JsonObject;
  readonly proposal: JsonObject;
  readonly labels: Readonly<Record<string, string>>;
  readonly persons: readonly { readonly personId: string; readonly name: string; readonly bornOn: string | null }[];
  readonly occurredOnDefault: string;
  /** As in TaskForm. */
  readonly occurredOnField: string | null;
}
