import { l10n, Uri, window, workspace } from 'vscode';
import { BUILT_IN_TEMPLATES } from '../../core/templates/built-in.ts';
import type { BuiltInTemplate } from '../../core/templates/built-in.ts';
import type { OwnTemplate } from '../../core/templates/own-template.ts';
import type { TemplateFlaw } from '../../mail/send/template-file.ts';
import type { TemplateSource } from '../panel/messages.ts';
import { showError } from '../notify.ts';

/** The templates of the workspace's own, of every folder that lies on a disk. */
export async function listOwnTemplates(): Promise<readonly TemplateSource[]> {
  const { listTemplates } = await import('../../mail/send/template-file.ts');
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const found = await Promise.all(
    folders.map(async ({ uri }) => (await listTemplates(uri.fsPath, placesOf(uri))).map(path => Uri.joinPath(uri, ...path.split(/[\\/]/)))),
  );
  return found.flat().map(uri => ({ id: uri.toString(), label: workspace.asRelativePath(uri, folders.length > 1) }));
}

/** Folders and files of the setting; what of it leads out of the workspace folder is passed over when it is read. */
function placesOf(folder: Uri): readonly string[] | undefined {
  const written: unknown = workspace.getConfiguration('envelope', folder).get('templates');
  return Array.isArray(written) ? written.filter(place => typeof place === 'string') : undefined;
}

/**
 * The template that an id stands for; `undefined` where its file cannot be used, which the user is told. A file is read in its own
 * folder alone, whatever the id says.
 */
export async function loadTemplate(id: string): Promise<BuiltInTemplate | OwnTemplate | undefined> {
  const builtIn = BUILT_IN_TEMPLATES.find(name => name === id);
  if (builtIn !== undefined) return builtIn;
  const { readTemplate, TEMPLATE_AT_MOST } = await import('../../mail/send/template-file.ts');
  const uri = Uri.parse(id, true);
  const folder = uri.scheme === 'file' ? workspace.getWorkspaceFolder(uri) : undefined;
  const reading = folder === undefined ? ({ ok: false, flaw: 'outside' } as const) : await readTemplate(uri.fsPath, folder.uri.fsPath);
  if (reading.ok) return reading.template;
  void showError(describeFlaw(reading.flaw, workspace.asRelativePath(uri), TEMPLATE_AT_MOST));
  return undefined;
}

function describeFlaw(flaw: TemplateFlaw, path: string, limit: number): string {
  switch (flaw) {
    case 'outside':
      return l10n.t('The template {0} leads out of the workspace, so it was not read.', path);
    case 'ending':
      return l10n.t('The template {0} is neither a text, HTML nor a stored message (.txt, .html, .eml).', path);
    case 'missing':
      return l10n.t('The template {0} cannot be read.', path);
    case 'size':
      return l10n.t('The template {0} is larger than {1} bytes.', path, limit);
    case 'encoding':
      return l10n.t('The template {0} is not UTF-8.', path);
    default:
      return flaw satisfies never;
  }
}

/** In words, as the panel names them. */
function nameTemplate(template: BuiltInTemplate): string {
  switch (template) {
    case 'plain':
      return l10n.t('Plain text');
    case 'html':
      return l10n.t('HTML and text');
    case 'attachment':
      return l10n.t('With an attachment');
    case 'utf8':
      return l10n.t('UTF-8 in subject and names');
    default:
      return template satisfies never;
  }
}

/** `undefined`: given up. */
export async function askTemplate(title: string): Promise<string | undefined> {
  const builtIn = BUILT_IN_TEMPLATES.map(id => ({ id: id, label: nameTemplate(id) }));
  const items = [...builtIn, ...(await listOwnTemplates())];
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t('Which template?') }))?.id;
}
