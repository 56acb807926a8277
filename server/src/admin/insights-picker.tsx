/** @jsxImportSource hono/jsx */
import { askedQuery, DAY_CHOICES, type SiteInPeriod } from './insights-asked.ts';

/** Chooses the site and the days. What is chosen stands in the address. */
export function InsightsPicker({ asked, sites, site, period, fault }: SiteInPeriod) {
  const first = period.days[0];
  const last = period.days.at(-1);
  return (
    <div class="picker">
      <nav aria-label="Period" class="tabs">
        {DAY_CHOICES.map((days) => (
          <a
            href={`/admin/insights?${askedQuery({ ...asked, days, from: '', to: '' })}`}
            aria-current={asked.days === days ? 'page' : undefined}
          >
            {days} days
          </a>
        ))}
      </nav>
      <form action="/admin/insights" method="get">
        {sites.length > 1 ? (
          <div>
            <label for="site">Site</label>
            <select id="site" name="site">
              {sites.map(({ key, name }) => (
                <option value={key} selected={key === site.key}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : (
          <input type="hidden" name="site" value={site.key} />
        )}
        <div>
          <label for="from">From</label>
          <Day name="from" value={fault ? asked.from : first} fault={fault} />
        </div>
        <div>
          <label for="to">To</label>
          <Day name="to" value={fault ? asked.to : last} fault={fault} />
        </div>
        <button class="button quiet" type="submit">
          Show
        </button>
      </form>
      {fault && (
        <p class="fault" id="period-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

function Day({ name, value, fault }: { name: string; value: string | undefined; fault: string | undefined }) {
  return (
    <input
      id={name}
      name={name}
      type="date"
      value={value}
      required
      aria-invalid={fault ? 'true' : undefined}
      aria-describedby={fault ? 'period-fault' : undefined}
    />
  );
}
