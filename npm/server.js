/**
 * What a server imports. There is no page and no element, only its markup: the browser makes a map of it. Importing the
 * package must not fail there, and the class is a name to import.
 */
export class FrenchTechMap {}
