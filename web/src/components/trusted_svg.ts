/** The only door through which markup enters the page (Trusted Types policy "engawa-chart"). */

interface TrustedHtml {
  toString(): string;
}
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createHTML: (text: string) => string },
  ): { createHTML: (text: string) => TrustedHtml };
}

/** Throws for anything that is not one of the server's pictures. */
export function require_svg(text: string): string {
  if (!text.startsWith("<svg")) throw new TypeError("engawa-chart accepts only SVG pictures");
  return text;
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
const policy = factory?.createPolicy("engawa-chart", { createHTML: require_svg });

/** For dangerouslySetInnerHTML. Browsers without Trusted Types get the checked text. */
export function trusted_svg(text: string): string {
  return (policy ? policy.createHTML(text) : require_svg(text)) as string;
}
