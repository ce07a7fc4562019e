import type { Events } from "french-tech-map";
import "french-tech-map/react";

const heard = (event: Events["french-tech-map:view"]) => console.log(event.detail.view);

export const wrong = [
  // @ts-expect-error There was no announcement in 2022.
  <french-tech-map edition="2022" />,
  // @ts-expect-error Codes are texts: `01` has its zero.
  <french-tech-map region={1} />,
  // @ts-expect-error A misspelt place.
  <french-tech-map selected="lile" />,
  // @ts-expect-error The map has no such language.
  <french-tech-map lang="de" />,
  // @ts-expect-error Another event's handler.
  <french-tech-map onfrench-tech-map:select={heard} />,
  // @ts-expect-error There is no such attribute.
  <french-tech-map zoom="4" />,
  // @ts-expect-error Another element.
  <french-tech-maps />,
];

export const right = (
  <french-tech-map edition="2023-12" region="01" selected="part:europe" lang="en-GB" theme={undefined} id="carte" hidden>
    <img src="carte.svg" alt="" />
  </french-tech-map>
);
