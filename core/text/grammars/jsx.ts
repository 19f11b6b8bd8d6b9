import { parser as base } from '@lezer/javascript';
import { BUFFER_LENGTH } from './buffer-length.ts';

/** Plain JavaScript too: JSX in a `.js` file is common, and without JSX the grammar reads the same. */
export const parser = base.configure({ dialect: 'jsx', bufferLength: BUFFER_LENGTH });
