/** Lists every picture of the gallery, in both themes. The list is also what the tests walk through. */
export function showGalleryIndex(names: readonly string[]): void {
  const list = document.createElement('ol');
  list.id = 'gallery';
  for (const name of names) {
    const item = document.createElement('li');
    item.dataset['state'] = name;
    item.append(`${name}: `, linkTo(name, 'light'), ' ', linkTo(name, 'dark'));
    list.append(item);
  }
  document.getElementById('window')?.append(list);
}

function linkTo(name: string, theme: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `?state=${name}&theme=${theme}`;
  link.textContent = theme;
  return link;
}
