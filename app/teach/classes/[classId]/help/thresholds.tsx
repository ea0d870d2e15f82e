import { Button, NativeSelect, NumberInput } from '@mantine/core';
import type { ClassBoard } from '@/lib/teaching/board/class-board';
import classes from './help.module.css';
import type { HelpSelection } from './selection';

interface Props {
  readonly classId: string;
  readonly selection: HelpSelection;
  readonly sections: ClassBoard['sections'];
}

/** A plain form: what it asks for is in the address. */
export function Thresholds({ classId, selection, sections }: Props) {
  return (
    <form action={`/teach/classes/${classId}/help`} className={classes.form}>
      <NumberInput
        name="tries"
        label="Stuck from"
        suffix=" tries"
        defaultValue={selection.tries}
        min={1}
        max={100}
        allowDecimal={false}
        w={120}
      />
      <NumberInput
        name="idleDays"
        label="Idle from"
        suffix=" days"
        defaultValue={selection.idleDays}
        min={1}
        max={365}
        allowDecimal={false}
        w={120}
      />
      {sections.length > 0 && (
        <NativeSelect
          name="section"
          label="Section"
          defaultValue={selection.section}
          data={[{ value: '', label: 'All sections' }, ...sections.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      {selection.checks && <input type="hidden" name="checks" value={selection.checks} />}
      <Button type="submit" variant="default">
        Apply
      </Button>
    </form>
  );
}
