/** Names that Windows keeps for devices, with whatever ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Long enough for any name that means something, and below the 255 bytes of file systems in UTF-8. In characters. */
const LONGEST = 80;

/**
 * A name for a file out of a text that somebody else wrote: no folder, no control characters, no letters that turn the direction of
 * the text and hide an ending, no leading dot, nothing that Windows treats specially.
 */
export function safeFileName(name: string, fallback: string): string {
  const base = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/(?<![. ])[. ]+$/, '');
  if (base === '') return fallback;
  const shortened = shorten(base);
  return DEVICE.test(shortened) ? `_${shortened}` : shortened;
}

/** Keeps the ending, which says what the file is. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? '';
  return (
    characters
      .slice(0, LONGEST - [...ending].length)
      .join('')
      .trimEnd() + ending
  );
}
