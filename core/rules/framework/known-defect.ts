import { defineRule } from '../rule.ts';

/** The installed version does something else than the configuration says. */
export const knownDefect = defineRule({
  id: 'framework/known-defect',
  severity: 'warning',
  source: 'https://github.com/nodemailer/nodemailer/releases',
  message: '{package} {version} has a defect that matters here: {effect}. Update to {mended} or newer.',

  check({ observations }, report) {
    for (const observation of observations) {
      if (observation.kind !== 'known-defect') continue;
      const { settings, package: name, version, effect, mendedIn, source } = observation;
      report({ at: settings[0], args: { package: name, version, effect, mended: mendedIn }, source });
    }
  },
});
