package text

import "unicode"

// The tables hold the base letter of each code point of a block, made from
// Unicode's compatibility decompositions, and a dot where there is none.

// latin covers U+00C0 to U+024F.
const latin = "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.lllllll" +
	"lllnnnnnnn..oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
	"................................oo.............uu..............." +
	".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...." +
	"aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............" +
	"................"

// latinMore covers U+1E00 to U+1EFF.
const latinMore = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
	"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
	"wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
	"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"

// greekMore covers U+1F00 to U+1FFF, two bytes a letter.
const greekMore = "ααααααααααααααααεεεεεε....εεεεεε....ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιι" +
	"οοοοοο....οοοοοο....υυυυυυυυ..υ..υ..υ..υωωωωωωωωωωωωωωωωααεεηηιιοουυωω...." +
	"ααααααααααααααααηηηηηηηηηηηηηηηηωωωωωωωωωωωωωωωωααααα..ααααααα..ι.." +
	"....ηηη..ηηεεηηη......ιιιι....ιιιιιι........υυυυρρυυυυυυρ..........ωωω..ωωοοωωω......"

func fromTable(table string, r, first rune) rune {
	if base := table[r-first]; base != '.' {
		return rune(base)
	}
	return unicode.ToLower(r)
}

func fromGreekTable(r rune) rune {
	at := 2 * (r - 0x1F00)
	if greekMore[at] == '.' {
		return unicode.ToLower(r)
	}
	return rune(greekMore[at]&0x1F)<<6 | rune(greekMore[at+1]&0x3F)
}

func foldGreekCyrillic(r rune) rune {
	switch r {
	case 'ά':
		return 'α'
	case 'έ', 'ϵ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ', 'ϒ', 'ϓ', 'ϔ':
		return 'υ'
	case 'ώ':
		return 'ω'
	case 'ς', 'ϲ':
		return 'σ'
	case 'ϐ':
		return 'β'
	case 'ϑ':
		return 'θ'
	case 'ϕ':
		return 'φ'
	case 'ϖ':
		return 'π'
	case 'ϰ':
		return 'κ'
	case 'ϱ':
		return 'ρ'
	case 'ё', 'ѐ':
		return 'е'
	case 'ѓ':
		return 'г'
	case 'ї':
		return 'і'
	case 'ќ':
		return 'к'
	case 'ѝ':
		return 'и'
	case 'ў':
		return 'у'
	}
	return r
}

// spelt returns the letters of one that stands for several, or "".
func spelt(r rune) string {
	switch r {
	case 'æ', 'Æ', 'ǽ', 'Ǽ', 'ǣ', 'Ǣ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ß', 'ẞ':
		return "ss"
	case 'þ', 'Þ':
		return "th"
	case 'ð', 'Ð':
		return "d"
	case 'ĳ', 'Ĳ':
		return "ij"
	case 'ﬀ':
		return "ff"
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬃ':
		return "ffi"
	case 'ﬄ':
		return "ffl"
	case 'ﬅ', 'ﬆ':
		return "st"
	case 'ǆ', 'ǅ', 'Ǆ':
		return "dz"
	case 'ǉ', 'ǈ', 'Ǉ':
		return "lj"
	case 'ǌ', 'ǋ', 'Ǌ':
		return "nj"
	case '²':
		return "2"
	case '³':
		return "3"
	case '¹':
		return "1"
	}
	return ""
}
