import { Button } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import { HomeStrip } from './home-strip.js';

interface BackupCardProps {
  readonly onAdvise: () => void;
  readonly onFind: () => void;
  readonly onTake: () => void;
}

/** The ways to backups of Windows: which to take, which there are, and taking one. */
export function BackupCard({ onAdvise, onFind, onTake }: BackupCardProps) {
  return (
    <HomeStrip title={t('home.backup.title')} text={t('home.backup.text')} place="third">
      <Button onClick={onAdvise}>{t('home.backup.advise')}</Button>
      <Button onClick={onFind}>{t('home.backup.find')}</Button>
      <Button onClick={onTake}>{t('home.backup.take')}</Button>
    </HomeStrip>
  );
}
