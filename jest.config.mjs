import { swc } from './swc.config.mjs';

export default {
  // A timing is never asserted: a test that waits this long hangs, however busy the machine is.
  testTimeout: 60_000,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  transformIgnorePatterns: ['/node_modules/'],
  transform: { '\\.ts$': ['@swc/jest', swc()], '\\.tsx$': ['@swc/jest', swc({ tsx: true })] },
};
