/**
 * Characters that a host name may hold and that look like one or two of a–z, 0–9: "what they look like, the characters".
 * Source: Unicode UTS 39 confusables.txt (facts; https://www.unicode.org/Public/security/), reduced to letters and digits
 * that survive the URL standard's host parser, in scripts that registries sell; 0 and 1 count as o and l, and accents
 * count as nothing, since `skeleton` drops both on either side. The upright Cyrillic and Greek small letters that UTS 39
 * keeps apart by shape (к, п, в, м, т, н, ш …) are added, as browsers do in their own checks of domain names; so is ӏ as l, which it is in most fonts, not i.
 */
export const CONFUSABLES = `
2 ƻ
3 зӡʒ
4 Ꮞ
6 бᏮ
8 ৪੪ȣ
9 ੧୨৭൭
a ɑαаᎪꓮ
aa ꜳ
ae æӕ
ao ꜵ
au ꜷ
av ꜹꜻ
ay ꜽ
b ᏏᏴꓐɓƃƀҍѣвьƅ
c ᴄⲥсᏟꓚȼҫς
d ԁᏧꓒᎠꓓɗɖƌđ
dz ʣ
e ꬲеҽᎬꓰɇҿє
f ꬵꞙẝքꓝƒᵮ
g ɡᶃƍցᏀᏳꓖɠǥ
h һհᏂᎻꓧɦꚕᏲħћнңӊҥ
i ıɪɩιіꙇᎥɨᵻᵼ
j ϳјᎫꓙɉ
k Ꮶꓗƙĸκкқҝҟҡӄ
l ӏ١۱ǀוןاꓲᏞꓡłɭƚɫإٳ
ll ǁװ
ls ʪ
lz ʫ
m Ꮇꓟмӎ
n ոռꓠɳƞηᵰплŋ
o ०੦૦௦౦೦൦๐໐၀٥۵ᴏᴑꬽοσⲟоჿօסهھہە߀০୦〇ꓳۿøꬾɵꝋөѳθᎾᏫ
oe œ
oo ꝏꚙ
p ρⲣрᏢꓑƥᵽþҏ
q ԛգզʠ
r ꭇꭈᴦⲅгᎡᏒꓣɽɼɍғᵲґ
rn ɱᵯ
s ꜱƽѕᏕᏚꓢʂᵴß
t Ꭲꓔƭŧᵵтτҭ
tf ꝷ
ts ʦ
u ꞟᴜꭎꭒʋυսꓴᵾᏌцμ
ue ᵫ
uo ꭣ
v ᴠνѵט٧۷Ꮩꓦ
w ɯᴡѡԝաᎳᏔꓪѽꝡшщω
x хꓫχҳӽӿ
y ɣᶌʏỿꭚγуүყᎩᎽꓬƴɏұ
z ᴢᏃꓜʐƶȥᵶ
`;
