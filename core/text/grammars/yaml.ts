import { parser as base } from '@lezer/yaml';
import { BUFFER_LENGTH } from './buffer-length.ts';

export const parser = base.configure({ bufferLength: BUFFER_LENGTH });
