import { workspace } from 'vscode';
import { driverOf } from '../../core/drivers/api.ts';
import { programLogsIn } from '../../core/drivers/program-login.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import { labelProfile } from '../credentials/describe.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import type { Profile } from '../credentials/profile.ts';
import { fileName, labelMailers, labelPlace } from '../language/label.ts';
import type { CredentialSource, MailerSource, Sources, TemplateSource } from '../panel/messages.ts';

export interface SourceParts {
  readonly mailers: readonly MailerSummary[];
  readonly profiles: readonly Profile[];
  readonly inbox: { readonly host: string; readonly port: number } | undefined;
  readonly templates: readonly TemplateSource[];
  readonly apiHosts: Sources['apiHosts'];
}

/** What the panel's form can be filled from. No password is part of it. */
export function describeSources({ mailers, profiles, inbox, templates, apiHosts }: SourceParts): Sources {
  const labels = labelMailers(mailers);
  return {
    type: 'sources',
    mailers: mailers.map(mailer => describeMailer(mailer, labels.get(mailer.id) ?? '')),
    credentials: profiles.map(describeProfile),
    trusted: workspace.isTrusted,
    templates,
    apiHosts,
    ...(inbox && { inbox }),
  };
}

function describeMailer(mailer: MailerSummary, label: string): MailerSource {
  const { id, transport, password, passwordAt, host, port, encryption, username, from } = mailer;
  return {
    id,
    label,
    file: fileName(mailer.location),
    sends: transport === 'smtp',
    logsIn: programLogsIn(mailer),
    password,
    ...withoutAbsent({ driver: driverOf(transport), host, port, encryption, username, from }),
    ...(passwordAt && { passwordAt: labelPlace(passwordAt) }),
  };
}

function describeProfile(profile: Profile): CredentialSource {
  const { id, host, port, encryption, username, sender } = profile;
  return { id, label: labelProfile(profile), host, port, encryption, username, ...withoutAbsent({ from: sender }) };
}
