/** Hands a text to the browser as a file to keep. */
export function saveFile(name: string, type: string, text: string): void {
  save(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** The same for bytes in base64. */
export function saveBytes(name: string, type: string, base64: string): void {
  save(name, new Blob([Uint8Array.from(atob(base64), one => one.charCodeAt(0))], { type }));
}

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data once it has begun.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
