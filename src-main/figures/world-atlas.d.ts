/** *Source*: world-atlas's README. Declared by hand so that the compiler need not read the data. */
declare module 'world-atlas/countries-50m.json' {
  import type { GeometryCollection, Topology } from 'topojson-specification'
  const topology: Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>
  export default topology
}
