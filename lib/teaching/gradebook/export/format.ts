/** What a format is in which a class's grades can be had. The route, the page and the guide's table follow from it. */
import { z } from 'zod';
import type { Gradebook } from '../gradebook';

type FileBody = string | Uint8Array<ArrayBuffer>;

export interface ExportFormat {
  /** In the address. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  /** A sentence: what is in it, or what it is for. */
  readonly description: string;
  readonly contentType: string;
  /** @param day `2026-03-01` */
  fileName(className: string, day: string): string;
  write(book: Gradebook): FileBody | Promise<FileBody>;
}

/** Of letters and digits only, since the name goes into a header. */
export function fileNamed(format: string, ending: string): ExportFormat['fileName'] {
  return (className, day) => {
    const name = className
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    return `${name.slice(0, 60) || 'class'}-${format}-${day}.${ending}`;
  };
}

export const csvNamed = (format: string) => fileNamed(format, 'csv');

/** The file, as a browser saves it. */
export async function download(format: ExportFormat, book: Gradebook, now: Date): Promise<Response> {
  const fileName = format.fileName(book.className, now.toISOString().slice(0, 10));
  return new Response(await format.write(book), {
    headers: {
      'Content-Type': format.contentType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** A format's name → the format. */
export function formatNamed(formats: readonly ExportFormat[]) {
  return z.string().transform((name, context): ExportFormat => {
    const found = formats.find((format) => format.name === name);
    if (found) return found;
    const known = formats.map((format) => format.name).join(', ');
    context.addIssue({ code: 'custom', message: `There is no such format. Ask for one of: ${known}.` });
    return z.NEVER;
  });
}

/** The formats as the guide tells them. */
export function formatTable(formats: readonly ExportFormat[]): string {
  const rows = formats.map(({ name, label, description }) => `| \`${name}\` | ${label} | ${description} |`);
  return ['| name | file | what is in it |', '|---|---|---|', ...rows].join('\n');
}
