import { useState } from "react";
import type { Edition } from "french-tech-map";
import "french-tech-map/react";

export function Article() {
  const [edition, setEdition] = useState<Edition>("2019");
  const [open, setOpen] = useState(true);
  const [name, setName] = useState<string | null>(null);
  return (
    <>
      <button id="later" onClick={() => setEdition("2023")}>2023</button>
      <button id="away" onClick={() => setOpen(false)}>Fermer</button>
      <output>{name}</output>
      {open && (
        <french-tech-map
          edition={edition}
          className="carte"
          onfrench-tech-map:select={({ detail }) => setName(detail.name)}
        />
      )}
    </>
  );
}
