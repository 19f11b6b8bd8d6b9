import { parser as base } from '@lezer/javascript';
import { BUFFER_LENGTH } from './buffer-length.ts';

export const parser = base.configure({ dialect: 'ts jsx', bufferLength: BUFFER_LENGTH });
