import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { StageView } from './messages.ts';

/** Drawn here rather than taken from an icon font: five shapes of 16 pixels weigh less than a font of five hundred. */
const SHAPES: Readonly<Record<StageView['outcome'], TemplateResult>> = {
  ok: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="m5 8.2 2 2 4-4.4"></path>`,
  warning: svg`<path d="M8 2 14.5 13.5h-13z"></path><path d="M8 6.2v3.6M8 11.6v.1"></path>`,
  failed: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"></path>`,
  skipped: svg`<circle cx="8" cy="8" r="6.5" stroke-dasharray="2 2"></circle>`,
  running: svg`<path d="M8 1.5A6.5 6.5 0 1 1 1.5 8"></path>`,
};

export function outcomeIcon(outcome: StageView['outcome']): TemplateResult {
  return svg`<svg class="icon ${outcome}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${SHAPES[outcome]}</svg>`;
}
