import { parser as base } from '@lezer/javascript';

/** Plain JavaScript too: JSX in a `.js` file is common, and without JSX the grammar reads the same. */
export const parser = base.configure({ dialect: 'jsx' });
