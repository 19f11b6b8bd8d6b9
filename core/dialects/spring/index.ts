import type { Dialect } from '../dialect.ts';
import { interpretDraft } from './interpret.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

const FILE = /(?:^|\/)(?:application|bootstrap)(?:-[\w.-]+)?\.(?:properties|ya?ml)$/i;

/** `spring.mail` in `application.properties` and `application.yml` of Spring Boot 2 to 4, profiles included. */
export const spring: Dialect = {
  id: 'spring',
  framework: 'Spring Boot',
  language: path => (/\.ya?ml$/i.test(path) ? 'yaml' : undefined),
  matches: (path, text) => FILE.test(path) && text.includes('spring') && text.includes('mail'),
  read: readDrafts,
  interpret: interpretDraft,
  plan: planChange,
  write: writeChanges,
};
