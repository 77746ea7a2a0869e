/** Who may call a route. */
export interface Policy {
  /** Role codes of specification 1.3 without `R-`; `signed-in`: any; `public`: nobody need be known. */
  readonly roles: readonly string[] | 'public' | 'signed-in';
  /** `own-office`: a case named in the address must lie within the caller's reach, else it is unknown. */
  readonly relation: 'own-office' | 'any';
  /** Where this is written. */
  readonly why: string;
}

/** Those who work on or look into dossiers; which dossiers, says `reach`. [specification 1.3] */
export const DOSSIER_READERS = ['IB', 'IBS', 'EWD', 'GL', 'FF', 'SRL', 'ASB', 'KOI', 'BEI', 'MISA', 'PRU'] as const;
/** Those of them who record: checkers and auditors read only. [specification 1.3] */
export const DOSSIER_WORKERS = ['IB', 'IBS', 'EWD', 'FF', 'SRL', 'MISA'] as const;

/** Lines for routes that read dossiers, and for those that record in them. */
export const READ = {
  roles: DOSSIER_READERS,
  relation: 'own-office',
  why: 'specification 1.3; decisions.md 19',
} as const;
export const WORK = {
  roles: DOSSIER_WORKERS,
  relation: 'own-office',
  why: 'specification 1.3; decisions.md 19',
} as const;
/** Who answers for the course of a dossier; Einwohnerdienste record and decide nothing. [specification 1.3; engine.md 1] */
export const STEER = {
  roles: DOSSIER_WORKERS.filter((role) => role !== 'EWD'),
  relation: 'own-office',
  why: `${WORK.why}; a process is moved by hand with reason and right`,
} as const;
/** Rows of one's own municipality; the import asks that of every row. */
const ARRIVALS = {
  roles: ['EWD'],
  relation: 'any',
  why: 'specification 1.3: R-EWD record Zuzug; product.md 1',
} as const;
const ACTIVITIES = { roles: ['IB', 'IBS'], relation: 'any', why: 'specification 1.3: R-IB; KRS 3.4.5' } as const;
const WORKLIST = { roles: DOSSIER_READERS, relation: 'any' } as const;
/** No role of specification 1.3 is a machine: whoever carries out a job does so with the rights of an office that records. */
const JOBS = { ...WORK, why: `${WORK.why}; decisions.md 9: a job sees only what the diagram hands to it` } as const;
const PUBLIC = { roles: 'public', relation: 'any' } as const;

/** Half-yearly figures name nobody; finance and presidium of a municipality see them too. [specification 1.3] */
const FIGURES = { roles: [...DOSSIER_READERS, 'FV', 'GP', 'COC'], why: 'specification 1.3: D7' } as const;
const PROCESSES = { roles: 'signed-in', relation: 'any', why: 'law is public; counts stay within reach' } as const;

/** THE policy table. A route without a line stops the boot. [quality.md 11] */
export const policies: Readonly<Record<string, Policy>> = {
  'GET /health/live': { ...PUBLIC, why: 'the operator asks without an account; tells nothing of the content' },
  'GET /health/ready': { ...PUBLIC, why: 'the operator asks without an account; tells nothing of the content' },
  'GET /api/openapi.json': { ...PUBLIC, why: 'the description of the door is no secret' },
  'GET /api/house': { ...PUBLIC, why: 'product.md 4: a newcomer sees whether the house is empty' },

  'GET /api/session': { ...PUBLIC, why: 'who am I, if anybody' },
  'GET /api/session/people': { ...PUBLIC, why: 'product.md 4: one signs in from this list' },
  'POST /api/session': { ...PUBLIC, why: 'signing in' },
  'GET /api/tasks': { ...READ, relation: 'any', why: `${READ.why}; lists only cases within reach` },
  'GET /api/tasks/:caseId/:instance/:task/form': WORK,
  'GET /api/cases/:caseId/facts/:type/form': WORK,
  'POST /api/tasks/:caseId/:instance/:task/completion': WORK,
  'POST /api/tasks/:caseId/:instance/:task/assignment': WORK,
  'POST /api/tasks/:caseId/:instance/:task/schedule': WORK,
  'GET /api/tasks/:caseId/:instance/:task/draft': WORK,
  'PUT /api/tasks/:caseId/:instance/:task/draft': WORK,
  'DELETE /api/tasks/:caseId/:instance/:task/draft': WORK,
  'GET /api/cases': READ,
  'GET /api/cases/:caseId': READ,
  'GET /api/cases/:caseId/timeline': READ,
  'GET /api/cases/:caseId/journey': READ,
  'GET /api/cases/:caseId/moments': READ,
  'GET /api/cases/:caseId/difference': READ,
  'GET /api/cases/:caseId/instances/:instance': READ,
  'POST /api/cases/:caseId/facts': WORK,
  'POST /api/cases/:caseId/facts/:eventId/correction': WORK,
  'POST /api/cases/:caseId/facts/:eventId/void': WORK,
  'POST /api/commands': { ...WORK, why: `${WORK.why}; reach is asked for every command of the batch` },

  'GET /api/jobs': { ...READ, relation: 'any', why: `${READ.why}; lists only cases within reach, no variables` },
  'GET /api/jobs/:caseId/:instance/:job': JOBS,
  'POST /api/jobs/:caseId/:instance/:job/completion': JOBS,
  'POST /api/jobs/:caseId/:instance/:job/failure': JOBS,
  'GET /api/incidents': { ...READ, relation: 'any', why: `${READ.why}; lists only cases within reach` },
  'GET /api/incidents/:caseId/:instance/:key': READ,
  'POST /api/incidents/:caseId/:instance/:key/resolution': WORK,
  'POST /api/incidents/:caseId/:instance/:key/correction': STEER,
  'POST /api/cases/:caseId/instances/:instance/cancellation': STEER,
  'POST /api/cases/:caseId/instances/:instance/modification': STEER,
  'GET /api/parked': { ...READ, relation: 'any', why: `${READ.why}; lists only cases within reach, no values` },
  'POST /api/parked/:caseId/retry': {
    roles: [...DOSSIER_WORKERS, 'KOI'],
    relation: 'any',
    why: 'quality.md 5; changes no record; within reach, for the coordinating office registers too',
  },

  'GET /api/views': { ...WORKLIST, why: 'one looks at the worklist with them' },
  'POST /api/views': { ...WORKLIST, why: 'one looks at the worklist with them' },
  'DELETE /api/views/:id': { ...WORKLIST, why: 'only whoever made a view deletes it' },
  'GET /api/live': { roles: 'signed-in', relation: 'any', why: 'names only cases within reach' },

  'POST /api/imports/zuzuege/preview': ARRIVALS,
  'POST /api/imports/zuzuege': ARRIVALS,
  'POST /api/arrivals/preview': ARRIVALS,
  'POST /api/arrivals': ARRIVALS,
  'POST /api/imports/taetigkeiten/preview': ACTIVITIES,
  'POST /api/imports/taetigkeiten': ACTIVITIES,
  'POST /api/house/example': {
    ...PUBLIC,
    why: 'product.md 4: an empty house offers it before anybody can sign in; refused as soon as there is a case',
  },

  'GET /api/municipalities': { ...FIGURES, relation: 'any' },
  'GET /api/municipalities/:bfs/half-years': { ...FIGURES, relation: 'any' },
  'GET /api/municipalities/:bfs/half-years/:halfYear/:figure': {
    ...READ,
    relation: 'any',
    why: `${READ.why}; behind a figure stand dossiers, so those who see figures only do not look behind it`,
  },

  'GET /api/definitions': PROCESSES,
  'GET /api/definitions/:process': PROCESSES,
  'GET /api/definitions/:process/versions': PROCESSES,
  'GET /api/definitions/:sha256/diagram': PROCESSES,

  'DELETE /api/session': { ...PUBLIC, why: 'signing out is never refused' },
};
