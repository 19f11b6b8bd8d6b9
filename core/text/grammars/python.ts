import { parser as base } from '@lezer/python';
import { BUFFER_LENGTH } from './buffer-length.ts';

export const parser = base.configure({ bufferLength: BUFFER_LENGTH });
