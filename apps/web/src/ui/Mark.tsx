import classes from './Mark.module.css';

/** The name with its sign: a trail between two points. */
export function Mark() {
  return (
    <span className={classes['mark']}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden>
        <path
          d="M5 19v-4a4 4 0 0 1 4-4h6a4 4 0 0 0 4-4V5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
        <circle cx="5" cy="19.5" r="2.3" fill="currentColor" />
        <circle cx="19" cy="4.5" r="2.3" fill="currentColor" />
      </svg>
      <span className={classes['name']}>Fallspur</span>
    </span>
  );
}
