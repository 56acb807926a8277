import type { IndexedArticle } from '@helpslip/shared/contract';
import { seededRandom } from '../support/seeded-random.ts';

const SYLLABLES =
  'ba be bi bo da de di do fa fi ga go ka ke ki la le li lo ma me mi mo na ne ni pa pe po ra re ri ro sa se si so ta te ti to va ve vi za';
const FILLERS = 'how do i can my the a is not where what why to for in on with and when it';

/** Articles of invented words, as long as real ones: common words are common and rare ones rare, and small words stand between. */
export function syntheticArticles(count: number): { articles: IndexedArticle[]; queries: string[] } {
  const random = seededRandom(`articles ${count}`);
  const upTo = (bound: number) => Math.floor(random() * bound);
  const between = (least: number, most: number) => least + upTo(most - least + 1);
  const syllables = SYLLABLES.split(' ');
  const fillers = FILLERS.split(' ');
  const invented = Array.from({ length: 400 + count }, () =>
    Array.from({ length: between(2, 4) }, () => syllables[upTo(syllables.length)]).join(''),
  );
  // A power of a uniform number: the first words come often, the last ones hardly ever.
  const word = () =>
    random() < 0.4 ? fillers[upTo(fillers.length)] : invented[Math.floor(invented.length * random() ** 2.5)];
  const text = (least: number, most: number) => Array.from({ length: between(least, most) }, word).join(' ');
  const articles = Array.from({ length: count }, (_, number) => ({
    id: String(number + 1),
    categories: [],
    question: text(5, 10),
    phrasings: [text(3, 8), text(3, 8)],
    excerpt: text(20, 30),
    context: '',
  }));
  const queries = Array.from({ length: 40 }, (_, number) => {
    const asked = articles[upTo(count)]?.question ?? '';
    return number % 2 === 0 ? asked : withTypo(asked, upTo(asked.length - 1));
  });
  return { articles, queries };
}

/** Two letters that changed places. */
function withTypo(text: string, at: number): string {
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}
