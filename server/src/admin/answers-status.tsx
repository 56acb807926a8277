/** @jsxImportSource hono/jsx */
import type { ArticleStatus } from '../db/schema.ts';

export const articleStatusWords: Record<ArticleStatus, string> = {
  draft: 'Draft',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

export function ArticleStatusMark({ status }: { status: ArticleStatus }) {
  return <span class={`article-status ${status}`}>{articleStatusWords[status]}</span>;
}
