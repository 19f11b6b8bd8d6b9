import type { Severity } from '../model/finding.ts';

/** Where something stands: in markup by tag, or in the style sheets and style attributes. */
export type HtmlSign =
  | { readonly tag: string; readonly attribute?: string; readonly value?: RegExp }
  /** An attribute that is missing. */
  | { readonly tag: string; readonly without: string }
  | { readonly style: RegExp };

export interface HtmlHint {
  readonly id: string;
  readonly severity: Severity;
  readonly sign: HtmlSign;
  readonly cause: string;
  readonly remedy: string;
  readonly source: string;
}

const CAN_I_EMAIL = 'https://www.caniemail.com/features';

/** What mail programs do with HTML, as tested and published. A program that is named here did so when it was tested. */
export const HTML_HINTS: readonly HtmlHint[] = [
  {
    id: 'html/script',
    severity: 'warning',
    sign: { tag: 'script' },
    cause: 'The HTML holds a script. Outlook for Windows runs none, and other mail programs take scripts out.',
    remedy: 'Leave scripts out, and link to a page for whatever needs one.',
    source: 'https://learn.microsoft.com/previous-versions/office/developer/office-2007/aa338201(v=office.12)',
  },
  {
    id: 'html/form',
    severity: 'warning',
    sign: { tag: 'form' },
    cause: 'The HTML holds a form. Outlook for Windows and for macOS shows none, and Gmail on iOS does not submit it.',
    remedy: 'Link to a page with the form.',
    source: `${CAN_I_EMAIL}/html-form/`,
  },
  {
    id: 'html/external-style-sheet',
    severity: 'warning',
    sign: { tag: 'link', attribute: 'rel', value: /\bstylesheet\b/i },
    cause: 'The HTML loads a style sheet from elsewhere. Gmail, Outlook.com, Yahoo and most other programs do not load it.',
    remedy: 'Put the rules into a style element in the head, or into style attributes.',
    source: `${CAN_I_EMAIL}/html-link/`,
  },
  {
    id: 'html/style-element',
    severity: 'info',
    sign: { tag: 'style' },
    cause: 'The HTML relies on a style element. Gmail applies none in an account of another provider, and neither does Orange on Android.',
    remedy: 'Put what the message cannot do without into style attributes; most template tools inline them.',
    source: `${CAN_I_EMAIL}/html-style/`,
  },
  {
    id: 'html/position',
    severity: 'warning',
    sign: { style: /(?:^|[;{\s])position\s*:\s*(?:absolute|relative|fixed|sticky)\b/i },
    cause: 'A style sets the position. Gmail and Outlook for Windows ignore it, and most others take only some of its values.',
    remedy: 'Lay the message out with tables and padding.',
    source: `${CAN_I_EMAIL}/css-position/`,
  },
  {
    id: 'html/flex',
    severity: 'warning',
    sign: { style: /(?:^|[;{\s])display\s*:\s*(?:inline-)?flex\b/i },
    cause: 'A style uses flexbox. Outlook for Windows ignores it, and so does Gmail in an account of another provider.',
    remedy: 'Lay columns out with tables, or see that the order of the text works without.',
    source: `${CAN_I_EMAIL}/css-display-flex/`,
  },
  {
    id: 'html/grid',
    severity: 'warning',
    sign: { style: /(?:^|[;{\s])display\s*:\s*(?:inline-)?grid\b/i },
    cause: 'A style uses grid layout. Gmail, Yahoo and Outlook for Windows ignore it.',
    remedy: 'Lay columns out with tables, or see that the order of the text works without.',
    source: `${CAN_I_EMAIL}/css-display-grid/`,
  },
  {
    id: 'html/background-image',
    severity: 'info',
    sign: { style: /(?:^|[;{\s])background(?:-image)?\s*:[^;}]{0,300}url\(/i },
    cause: 'A style sets an image as the background. Outlook for Windows does not show it, so light text on it cannot be read there.',
    remedy: 'Set a background colour as well that keeps the text readable.',
    source: `${CAN_I_EMAIL}/css-background-image/`,
  },
  {
    id: 'html/data-image',
    severity: 'warning',
    sign: { tag: 'img', attribute: 'src', value: /^\s*data:/i },
    cause: 'An image stands in the HTML as a data address. Outlook for Windows up to 2016 and Gmail on iOS do not show it.',
    remedy: 'Attach the image inline and name it by cid:, or link to it.',
    source: `${CAN_I_EMAIL}/image-base64/`,
  },
  {
    id: 'html/missing-alt',
    severity: 'info',
    sign: { tag: 'img', without: 'alt' },
    cause: 'An image has no alt text. Many programs load images only when they are asked to, and screen readers have nothing to read.',
    remedy: 'Say in alt what the image says, or set alt="" where it is decoration.',
    source: 'https://www.w3.org/WAI/tutorials/images/',
  },
];
