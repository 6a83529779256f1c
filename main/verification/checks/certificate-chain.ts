import type { CheckFix } from '../../../preload/contract/index.js';
import { couldNotTell, notApplicable } from '../check.js';
import { checkOfBound, facts } from './of-certificate.js';

// Names of X509ChainStatusFlags in .NET: no language changes them.

/** That revocation could not be asked says nothing against it: no network is used for that. */
const silent: readonly string[] = ['NoError', 'RevocationStatusUnknown', 'OfflineRevocation'];

const words: Readonly<Record<string, string>> = {
  UntrustedRoot: 'its root is not among the trusted ones of this computer',
  PartialChain: 'a certificate between it and its root is missing on this computer',
  NotTimeValid: 'it, or one that issued it, is not valid today',
  NotSignatureValid: 'a signature in it is not sound',
  Revoked: 'it, or one that issued it, was revoked',
  NotValidForUsage: 'it was not issued for this use',
  ExplicitDistrust: 'somebody has told this computer not to trust it',
};

/** What cannot be made good by anything but another certificate, or by one that is missing here. */
const broken: readonly string[] = [
  ...Object.keys(words),
  ...['InvalidBasicConstraints', 'InvalidNameConstraints', 'InvalidPolicyConstraints', 'Cyclic', 'InvalidExtension'],
];

export const certificateChain = checkOfBound(
  {
    id: 'certificate-chain',
    title: 'The certificate leads to a root that is trusted',
    proves:
      'This computer finds each certificate from the bound one up to a root that it trusts. Whether clients trust that root too, and whether it was revoked since, is not asked.',
    how: 'X509Chain.Build in the context of the computer, with what is known of revocation on it',
    weight: 'must',
  },
  (certificate, server) => {
    if (certificate.selfSigned) {
      return notApplicable('It was issued by itself: the check of its issuer says what to do.');
    }
    const { chain = null } = certificate;
    if (chain === null) return couldNotTell('Windows did not tell its chain.');
    const evidence = [
      ...facts(certificate, server),
      {
        id: 'chain',
        label: 'Against its chain',
        value: chain.join(', ') || 'nothing',
        source: 'X509Chain.ChainStatus',
        readAt: server.readAt,
      },
    ];
    const flags = chain.filter(flag => !silent.includes(flag));
    if (flags.length === 0) {
      const unasked = chain.some(flag => flag.includes('Revocation'))
        ? ' Whether it was revoked is not known here.'
        : '';
      return { outcome: 'pass', found: `Its chain from ${certificate.issuer} on is trusted here.${unasked}`, evidence };
    }
    return {
      outcome: flags.some(flag => broken.includes(flag)) ? 'fail' : 'warning',
      found: `Against it: ${flags.map(flag => words[flag] ?? flag).join('; ')}.`,
      evidence,
      fix: fixOf(flags),
    };
  },
);

function fixOf(flags: readonly string[]): CheckFix {
  const commands = [
    ...(flags.includes('PartialChain') ? ['certutil -addstore CA C:\\PATH\\intermediate.cer'] : []),
    ...(flags.includes('UntrustedRoot') ? ['certutil -addstore Root C:\\PATH\\root.cer'] : []),
  ];
  return {
    words:
      commands.length > 0
        ? 'Get the missing certificates from the authority, or from another Client Access server, and put them into the stores of this computer.'
        : 'Ask the authority that issued it for another one.',
    commands,
    changes: [],
  };
}
