import type { DuplicateCandidate, ImportEntry } from '@fallspur/contract';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDate } from '../../ui/format.ts';
import classes from './Duplicates.module.css';

/** Who arrives and who is known already, side by side: a person decides, not the program. */
export function Duplicates(props: {
  readonly persons: ImportEntry['persons'];
  readonly candidates: readonly DuplicateCandidate[];
}) {
  const { t } = useTranslation('zuzuege');
  return (
    <section className={classes['duplicates']} aria-label={t('duplicate.title')}>
      <strong className={classes['title']}>
        <IconUsers size={15} aria-hidden /> {t('duplicate.title')}
      </strong>
      <div className={classes['sides']}>
        <div>
          <div className={classes['label']}>{t('duplicate.here')}</div>
          {props.persons.map(({ name, bornOn }, index) => (
            <p key={index}>
              <span className={classes['name']}>{name}</span> {bornOn && t('born', { date: formatDate(bornOn) })}
            </p>
          ))}
        </div>
        <div>
          <div className={classes['label']}>{t('duplicate.there')}</div>
          {props.candidates.map((candidate, index) => (
            <Candidate key={index} candidate={candidate} />
          ))}
        </div>
      </div>
    </section>
  );
}

function Candidate({ candidate }: { readonly candidate: DuplicateCandidate }) {
  const { t } = useTranslation('zuzuege');
  if (candidate.elsewhere) return <p>{t('duplicate.elsewhere')}</p>;
  const { personName, bornOn, municipalityName, because, caseId } = candidate;
  return (
    <p>
      <span className={classes['name']}>{personName ?? '–'}</span> {bornOn && t('born', { date: formatDate(bornOn) })}
      {municipalityName && `, ${municipalityName}`}
      {caseId && (
        <>
          {' '}
          <Link to={`/dossiers/${caseId}`} target="_blank">
            {t('duplicate.open')}
          </Link>
        </>
      )}
      <span className={classes['because']}>{because}</span>
    </p>
  );
}
