import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatTime } from '../messages/format.js';
import { t } from '../messages/translate.js';
import { matchesIn, nextOf, previousOf, type OutputLog } from '../state/output-log.js';
import { outputBarView } from '../state/output-view.js';
import { OutputBar } from './output-bar.js';
import { useRows } from './use-rows.js';

const rowHeight = 20;

const useStyles = makeStyles({
  viewer: { display: 'grid', rowGap: tokens.spacingVerticalS, gridTemplateRows: 'auto 1fr' },
  lines: {
    height: 'calc(100vh - 320px)',
    minHeight: '240px',
    overflow: 'auto',
    position: 'relative',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  line: { position: 'absolute', top: '0', left: '0', minWidth: '100%', paddingInline: tokens.spacingHorizontalS },
  oneLine: { whiteSpace: 'pre' },
  wrapped: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', width: '100%', boxSizing: 'border-box' },
  error: { color: tokens.colorStatusDangerForeground1 },
  found: { backgroundColor: tokens.colorStatusWarningBackground1 },
  here: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset ${tokens.strokeWidthThickest} 0 ${tokens.colorBrandStroke1}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  time: { color: tokens.colorNeutralForeground3, marginInlineEnd: tokens.spacingHorizontalM, userSelect: 'none' },
});

/** All output of the tools: follow, pause, search, jump to an error, copy, wrap, time stamps. */
export function OutputViewer({ output }: { readonly output: OutputLog }) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [follow, setFollow] = useState(true);
  const [pausedAt, setPausedAt] = useState(0);
  const [wrap, setWrap] = useState(false);
  const [times, setTimes] = useState(false);
  const [search, setSearch] = useState('');
  const [here, setHere] = useState<number | null>(null);
  const matches = useMemo(() => matchesIn(output, search), [output, search]);
  const found = useMemo(() => new Set(matches), [matches]);
  const errors = useMemo(() => new Set(output.errors), [output]);
  const { drawn, height, scrollTo, measure } = useRows({
    count: output.count,
    scroller,
    rowHeight,
    overscan: 20,
    version: `${String(wrap)}${String(times)}`,
  });

  useEffect(() => {
    if (follow && output.count > 0) scrollTo(output.count - 1, 'end');
  }, [follow, output, scrollTo]);

  const setFollowing = (on: boolean): void => {
    setFollow(on);
    setPausedAt(output.count);
  };
  const jump = (index: number | null): void => {
    if (index === null) return;
    setFollowing(false);
    setHere(index);
    scrollTo(index, 'center');
  };
  const pauseWhenScrolledUp = (): void => {
    const box = scroller.current;
    if (box && follow && box.scrollHeight - box.scrollTop - box.clientHeight > 4 * rowHeight) setFollowing(false);
  };

  return (
    <div className={styles.viewer} data-keeps-focus>
      <OutputBar
        view={outputBarView({ output, follow, pausedAt, search, matches, here })}
        search={search}
        follow={follow}
        wrap={wrap}
        times={times}
        onSearch={setSearch}
        onFollow={setFollowing}
        onWrap={setWrap}
        onTimes={setTimes}
        onNext={() => jump(nextOf(matches, here ?? -1))}
        onPrevious={() => jump(previousOf(matches, here ?? output.count))}
        onNextError={() => jump(nextOf(output.errors, here ?? -1))}
        allText={() =>
          output.lines
            .slice(0, output.count)
            .map(({ text }) => text)
            .join('\r\n')
        }
      />
      <div
        ref={scroller}
        className={styles.lines}
        tabIndex={0}
        role="region"
        aria-label={t('output.heading')}
        onWheel={pauseWhenScrolledUp}
        onKeyUp={pauseWhenScrolledUp}
      >
        {output.count === 0 && <p className={styles.time}>{t('output.empty')}</p>}
        <div style={{ height }}>
          {drawn.map(({ index, start }) => {
            const line = output.lines[index];
            if (!line) return null;
            const look = mergeClasses(
              styles.line,
              wrap ? styles.wrapped : styles.oneLine,
              errors.has(index) && styles.error,
              found.has(index) && styles.found,
              index === here && styles.here,
            );
            return (
              <div
                key={index}
                ref={wrap ? measure : null}
                data-index={index}
                className={look}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                {times && <span className={styles.time}>{formatTime(line.at)}</span>}
                {line.text === '' ? ' ' : line.text}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
