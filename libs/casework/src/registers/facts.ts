import type { Json, JsonObject } from '@fallspur/kernel';
import type { DefinitionSource } from '@fallspur/engine';

/**
 * Who brought a change in force. Money and law need two other people; only the very first value of a name may come
 * with the installation itself. [decisions.md 14, specification 1.3]
 */
export interface Approval {
  readonly art: 'ERSTEINRICHTUNG' | 'EINFACH' | 'VIER_AUGEN';
  readonly vorgeschlagenVon: string;
  readonly freigegebenVon: readonly string[];
}

/** A dated value. `status` GESETZ or DEFAULT [Annex A]; in force from `gueltigVon` until a later one of that name. */
export interface ParameterFestgelegt {
  readonly name: string;
  readonly gueltigVon: string;
  readonly wert: Json;
  readonly einheit: string;
  readonly quelle: string;
  readonly status: 'DEFAULT' | 'GESETZ';
  readonly freigabe: Approval;
}

/** A whole holiday register as it stands from `gueltigVon` on. */
export interface KalenderFestgelegt {
  readonly name: string;
  readonly gueltigVon: string;
  /** Rows as `parseHolidayRules` of the kernel reads them. */
  readonly tage: readonly JsonObject[];
  readonly freigabe: Approval;
}

/** The whole content of a register as known from now on; validity stands in each entry. */
export interface RegisterNachgefuehrt {
  readonly name: string;
  readonly titel: string;
  readonly eintraege: readonly RegisterEntry[];
  readonly freigabe: Approval;
}

/** One entry; `schluessel` may return with another validity. Absent ends of validity are open. */
export interface RegisterEntry {
  readonly [field: string]: Json;
  readonly schluessel: string;
}

/** A process definition with all its files, in force for instances begun on or after `inKraftAb`. */
export interface ProzessdefinitionBereitgestellt {
  readonly process: string;
  readonly name: string;
  readonly caseKind: string;
  readonly version: number;
  readonly sha256: string;
  readonly inKraftAb: string;
  readonly rechtsgrundlage: readonly string[];
  readonly quelle: DefinitionSource;
  readonly freigabe: Approval;
}

/** What another case would not take, said where it came from. */
export interface ZustellungAbgewiesen {
  /** Id of the event that was to be handed on. */
  readonly ereignis: string;
  /** The case. */
  readonly ziel: string;
  readonly code: string;
}

export interface DeploymentFactData {
  readonly ZustellungAbgewiesen: ZustellungAbgewiesen;
  readonly ParameterFestgelegt: ParameterFestgelegt;
  readonly KalenderFestgelegt: KalenderFestgelegt;
  readonly RegisterNachgefuehrt: RegisterNachgefuehrt;
  readonly ProzessdefinitionBereitgestellt: ProzessdefinitionBereitgestellt;
}
