import { Help, type Command, type CommanderError } from 'commander';
import type { Terminal } from './terminal.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Arguments:': 'Angaben:',
  'Options:': 'Optionen:',
  'Global Options:': 'Optionen für alle Befehle:',
  'Commands:': 'Befehle:',
};

// How Commander itself writes a usage line.
const usage = new Help();

/** Help and messages of a command in German, written to our terminal. */
export const germanHelp = (command: Command, terminal: Terminal): Command =>
  command
    .helpOption('-h, --help', 'diese Hilfe')
    // --help does it; a second way would want a second explanation.
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (of) => usage.commandUsage(of).replace('[options]', '[optionen]').replace('[command]', '<befehl>'),
      subcommandTerm: (of) => usage.subcommandTerm(of).replace('[options]', '[optionen]'),
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined || defaultValue === false || Array.isArray(defaultValue)
          ? description
          : `${description} (Vorgabe: ${String(defaultValue)})`,
    })
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      // Help that was not asked for; errors are said by `usageSentence`.
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: () => undefined,
    });

const SENTENCES: Readonly<Record<string, (named: string) => string>> = {
  'commander.unknownOption': (named) => `Die Option «${named}» gibt es hier nicht.`,
  'commander.unknownCommand': (named) => `Den Befehl «${named}» gibt es nicht.`,
  'commander.missingArgument': (named) => `Es fehlt die Angabe «${named}».`,
  'commander.optionMissingArgument': (named) => `Die Option «${named}» braucht einen Wert.`,
  'commander.missingMandatoryOptionValue': (named) => `Die Option «${named}» muss angegeben werden.`,
  'commander.excessArguments': () => 'Das sind mehr Angaben, als der Befehl erwartet.',
};

/** What is wrong with the command line, and where to look; empty where help was printed already. */
export const usageSentence = ({ code, message }: CommanderError): string | undefined => {
  if (code === 'commander.help') return undefined;
  const named = /'([^']*)'/.exec(message)?.[1] ?? '';
  const sentence = SENTENCES[code]?.(named) ?? message;
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  return `${sentence}${meant === undefined ? '' : ` Gemeint war vielleicht «${meant}».`} Mit --help zeigt jeder Befehl, was er erwartet.`;
};
