/** The names of HTML for signs: those of HTML 4, and the later ones for signs that Mermaid needs written so. */

const inOrder: readonly (readonly [first: number, names: string])[] = [
  [33, 'excl quot num dollar percnt amp apos lpar rpar ast plus comma'],
  [46, 'period sol'],
  [58, 'colon semi lt equals gt quest commat'],
  [91, 'lbrack bsol rbrack Hat lowbar grave'],
  [123, 'lbrace verbar rbrace'],
  [160, 'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr'],
  [176, 'deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12'],
  [190, 'frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc'],
  [203, 'Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash'],
  [217, 'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig'],
  [231, 'ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc'],
  [245, 'otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'],
  [913, 'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho'],
  [931, 'Sigma Tau Upsilon Phi Chi Psi Omega'],
  [945, 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho'],
  [962, 'sigmaf sigma tau upsilon phi chi psi omega'],
  [8194, 'ensp emsp'],
  [8204, 'zwnj zwj lrm rlm'],
  [8211, 'ndash mdash'],
  [8216, 'lsquo rsquo sbquo'],
  [8220, 'ldquo rdquo bdquo'],
  [8224, 'dagger Dagger bull'],
  [8592, 'larr uarr rarr darr harr'],
  [8656, 'lArr uArr rArr dArr hArr'],
];

const single =
  'Tab 9 NewLine 10 OElig 338 oelig 339 Scaron 352 scaron 353 Yuml 376 fnof 402 circ 710 tilde 732 ' +
  'thetasym 977 upsih 978 piv 982 thinsp 8201 hellip 8230 permil 8240 prime 8242 Prime 8243 ' +
  'lsaquo 8249 rsaquo 8250 oline 8254 frasl 8260 euro 8364 image 8465 weierp 8472 real 8476 ' +
  'trade 8482 alefsym 8501 crarr 8629 forall 8704 part 8706 exist 8707 empty 8709 nabla 8711 ' +
  'isin 8712 notin 8713 ni 8715 prod 8719 sum 8721 minus 8722 lowast 8727 radic 8730 prop 8733 ' +
  'infin 8734 ang 8736 and 8743 or 8744 cap 8745 cup 8746 int 8747 there4 8756 sim 8764 cong 8773 ' +
  'asymp 8776 ne 8800 equiv 8801 le 8804 ge 8805 sub 8834 sup 8835 nsub 8836 sube 8838 supe 8839 ' +
  'oplus 8853 otimes 8855 perp 8869 sdot 8901 lceil 8968 rceil 8969 lfloor 8970 rfloor 8971 ' +
  'lang 10216 rang 10217 loz 9674 spades 9824 clubs 9827 hearts 9829 diams 9830 check 10003';

const byName = new Map<string, string>();
for (const [first, names] of inOrder)
  names.split(' ').forEach((name, index) => byName.set(name, String.fromCharCode(first + index)));
for (const [, name, code] of single.matchAll(/(\w+) (\d+)/g))
  byName.set(name!, String.fromCharCode(Number(code)));

/** The sign a name stands for; undefined for a name that is not known. Names have capitals or not. */
export function entityByName(name: string): string | undefined {
  return byName.get(name);
}
