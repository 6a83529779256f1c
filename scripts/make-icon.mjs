// Draws assets/icon/icon.svg into the files that Windows and browsers want. Run it after a change of the drawing.
import { chromium } from '@playwright/test';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { chromium108File } from './lib/test-tools.mjs';

const sizes = [16, 24, 32, 48, 64, 128, 256];
const icon = (...names) => path.join(root, 'assets', 'icon', ...names);

const drawing = await readFile(icon('icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: chromium108File(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const pictures = [];
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  pictures.push({ size, data: await page.screenshot({ omitBackground: true }) });
}
await browser.close();

await writeFile(icon('icon.ico'), toIco(pictures));
await writeFile(icon('icon.png'), pictures.at(-1).data);
await copyFile(icon('icon.ico'), path.join(root, 'assets', 'public', 'favicon.ico'));

/** An ICO file is a list of sizes and places, and then the pictures, which may be PNG since Windows Vista. */
function toIco(entries) {
  const head = Buffer.alloc(6 + entries.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  entries.forEach(({ size, data }, index) => {
    const at = 6 + index * 16;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...entries.map(({ data }) => data)]);
}
