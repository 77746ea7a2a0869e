import { swc } from './swc.config.mjs';

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  transformIgnorePatterns: ['/node_modules/'],
  transform: { '\\.ts$': ['@swc/jest', swc()], '\\.tsx$': ['@swc/jest', swc({ tsx: true })] },
};
