import { parser as base } from '@lezer/javascript';

export const parser = base.configure({ dialect: 'ts' });
