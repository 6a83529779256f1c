import { useState } from 'react';
import type { CheckResult, Verification } from '../../../preload/contract/verification.js';
import { tv } from '../../messages/verify-words.js';
import { areasView, showAll, verificationFacts } from '../../state/verify/verify-view.js';
import { useScreenStyles } from '../screen-styles.js';
import { SectionTitle } from '../section-title.js';
import { CheckFilters } from './check-filters.js';
import { CheckList, type CheckTools } from './check-list.js';

interface VerificationDocumentProps {
  readonly verification: Verification;
  /** The checks as they are laid out, where some were run again since. */
  readonly laidOut?: readonly CheckResult[];
  /** The check that is run again now. */
  readonly busy?: string | null;
  readonly tools?: CheckTools | null;
}

/** All that a verification found: how many of each, and the checks by area, with a filter. */
export function VerificationDocument({ verification, laidOut, busy, tools = null }: VerificationDocumentProps) {
  const styles = useScreenStyles();
  const [filter, setFilter] = useState(showAll);
  const areas = areasView(verification.checks, filter, { laidOut, busy });
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{verificationFacts(verification).join(' · ')}</p>
      <CheckFilters filter={filter} onFilter={change => setFilter({ ...filter, ...change })} />
      {areas.length === 0 && <p role="status">{tv('show.none')}</p>}
      <CheckList areas={areas} tools={tools} />
    </div>
  );
}

/** The same as a part of another page, which tells the verdict itself. */
export function VerificationSection({ verification }: Pick<VerificationDocumentProps, 'verification'>) {
  return (
    <section>
      <SectionTitle>{tv('document.heading')}</SectionTitle>
      <VerificationDocument verification={verification} />
    </section>
  );
}
