import { parser as base } from '@lezer/php';
import { BUFFER_LENGTH } from './buffer-length.ts';

export const parser = base.configure({ bufferLength: BUFFER_LENGTH });
