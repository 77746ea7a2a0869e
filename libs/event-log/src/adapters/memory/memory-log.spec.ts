import { eventLogExam } from '../../exam/index.ts';
import { openMemoryLog } from './memory-log.ts';

eventLogExam('The log in memory', async () => openMemoryLog());
