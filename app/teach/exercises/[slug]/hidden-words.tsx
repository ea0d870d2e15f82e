import { removeAt, setOrRemove, setScalar, snippetAt } from '@/lib/core/exercise/edit-yaml';
import type { YamlPath } from '@/lib/core/exercise/problems';
import type { Edited } from '@/lib/core/exercise/yaml/edited';
import { SnippetField, TextField } from './settled-field';

interface Props {
  readonly yaml: string;
  readonly at: (...more: YamlPath) => YamlPath;
  readonly about: string;
  readonly onEdit: (edited: Edited) => void;
}

/** What a student who does not pass a hidden check is told of it, and may ask for. */
export function HiddenWords({ yaml, at, about, onEdit }: Props) {
  return (
    <>
      <TextField
        label="About its inputs"
        description="Told to a student who does not pass it: one sentence on the kind of input, never the values."
        value={about}
        onSettle={(text) =>
          onEdit(text.trim() === '' ? removeAt(yaml, at('about')) : setScalar(yaml, at('about'), text))
        }
      />
      <SnippetField
        label="Hints"
        description="A list, given one after another on request: the gentlest first, and never the values."
        value={snippetAt(yaml, at('hints'))}
        onSettle={(snippet) => {
          const edited = setOrRemove(yaml, at('hints'), snippet);
          if (!edited.ok) return edited.message;
          onEdit(edited);
          return null;
        }}
      />
    </>
  );
}
