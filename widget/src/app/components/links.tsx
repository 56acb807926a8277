import { safeHref } from '@helpslip/shared/blocks';

/** The owner's own links: pages worth a look, other ways to reach the site. */
export function Links({ links }: { links: { label: string; href: string }[] }) {
  const safe = links.flatMap(({ label, href }) => (safeHref(href) ? [{ label, href: safeHref(href) ?? '' }] : []));
  if (safe.length === 0) return null;
  return (
    <p class="links">
      {safe.map(({ label, href }) => (
        <a key={href} href={href} target="_blank" rel="noopener noreferrer">
          {label}
        </a>
      ))}
    </p>
  );
}
