import { uuidV5 } from '@fallspur/kernel';

/** The stream of all dated parameters. */
export const PARAMETERS_CASE = `register-${uuidV5('register', 'parameter')}`;

/** The stream of a register or calendar by its name. */
export const registerCaseId = (name: string): string => `register-${uuidV5('register', name)}`;

/** The stream of a process' deployments. */
export const definitionCaseId = (process: string): string => `definition-${uuidV5('definition', process)}`;

/** The register that holds the schemas of `processes/facts`; its keys are fact types. */
export const FACT_TYPES_REGISTER = 'faktarten';
