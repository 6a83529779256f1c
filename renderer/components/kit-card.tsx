import { Button } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import { HomeStrip } from './home-strip.js';

interface KitCardProps {
  readonly onTake: () => void;
  readonly onOpen: () => void;
}

/** The way to what no directory holds: a kit that is taken on a good day, or opened after a recovery. */
export function KitCard({ onTake, onOpen }: KitCardProps) {
  return (
    <HomeStrip title={t('home.kit.title')} text={t('home.kit.text')} place="second">
      <Button onClick={onTake}>{t('home.kit.take')}</Button>
      <Button onClick={onOpen}>{t('home.kit.open')}</Button>
    </HomeStrip>
  );
}
