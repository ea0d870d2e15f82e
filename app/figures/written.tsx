import { Fragment } from 'react';

const raised = '⁻⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Text and runs of superscript digits in turn: fonts draw the latter unevenly, so they are set as digits, raised. */
function partsOf(text: string): { text: string; isRaised: boolean }[] {
  return text
    .split(/([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/)
    .filter((part) => part !== '')
    .map((part) =>
      raised.includes(part[0] ?? ' ')
        ? { text: [...part].map((digit) => '−0123456789'[raised.indexOf(digit)]).join(''), isRaised: true }
        : { text: part, isRaised: false },
    );
}

/** A number from lib/content/figures/format in HTML. */
export function Written({ children }: { readonly children: string }) {
  return partsOf(children).map((part) =>
    part.isRaised ? (
      <sup key={part.text} style={{ lineHeight: 0 }}>
        {part.text}
      </sup>
    ) : (
      <Fragment key={part.text}>{part.text}</Fragment>
    ),
  );
}

/** The same inside an SVG text. */
export function WrittenSvg({ children }: { readonly children: string }) {
  return partsOf(children).map((part) =>
    part.isRaised ? (
      <tspan key={part.text} dy="-0.4em" fontSize="0.78em">
        {part.text}
      </tspan>
    ) : (
      <tspan key={part.text}>{part.text}</tspan>
    ),
  );
}
