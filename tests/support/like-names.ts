/** Names that differ in nothing but signs that readers of their script never leave out: neither is found by the other. */
export const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['राम', 'रमा'],
  ['पी', 'पू'],
  ['কাল', 'কুল'],
  ['பாரி', 'பூரி'],
  ['ปี', 'ปู'],
  ['ป่า', 'ป้า'],
  ['ລາວ', 'ລີວ'],
  ['កា', 'កី'],
  ['かき', 'がき'],
  ['ﾊﾞﾝ', 'ﾊﾟﾝ'],
  ['가나', '각나'],
  ['Май', 'Маи'],
  ['Їда', 'Іда'],
  ['Ѓорѓи', 'Горги'],
]

/** Names that differ in what readers often leave out: either is found by the other where there is no nearer one. */
export const LIKE_NAMES: readonly (readonly [string, string])[] = [
  ['José', 'Jose'],
  ['Nguyễn', 'Nguyen'],
  ['Straße', 'Strasse'],
  ['Sıla', 'Sila'],
  ['Łódź', 'Lodz'],
  ['Sɛgu', 'Segu'],
  ['Ɗan Ƙasa', 'Dan Kasa'],
  ['Κώστας', 'Κωστας'],
  ['Лёва', 'Лева'],
  ['за́мок', 'замок'],
  ['أحمد', 'احمد'],
  ['عَلَم', 'علم'],
  ['שָׁלוֹם', 'שלום'],
]
