import classes from './Kbd.module.css';

/** A key, or keys one after the other: «g a». */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={classes['keys']}>
      {keys.split(' ').map((key, index) => (
        <kbd key={index} className={classes['key']}>
          {SHOWN[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}

const SHOWN: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};
