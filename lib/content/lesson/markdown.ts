/** The Markdown of lessons, hints and questions: what the renderer draws and what authors are told about is read by one parser. */
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

export const markdownParser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkDirective).freeze();

/** What KaTeX may do, wherever it runs: nothing that a formula holds becomes a link or an image, and none grows without end. */
export const formulaLimits = { trust: false, maxExpand: 1000, maxSize: 20 } as const;
