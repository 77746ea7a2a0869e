import { Link, type LinkProps } from 'react-router';
import classes from './RowLink.module.css';

/** The link that names a row of a table: read as a link by its colour, underlined only where somebody points or stands. */
export const RowLink = (props: LinkProps) => <Link {...props} className={classes['link']} />;
