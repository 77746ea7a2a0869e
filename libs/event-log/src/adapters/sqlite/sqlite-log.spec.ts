import { eventLogExam } from '../../exam/index.ts';
import { openSqliteLog } from './sqlite-log.ts';
import { temporaryDirectories } from '../../exam/temporary-directory.ts';

const directory = temporaryDirectories();

eventLogExam('The log in SQLite', async () => openSqliteLog({ directory: directory() }));
