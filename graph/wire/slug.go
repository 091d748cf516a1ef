package wire

// maxSlug is the most bytes of a slug that are derived from a name. It bounds
// what a byte of a snapshot can grow to: many nodes may share one long name,
// and each of them takes at least three bytes.
const maxSlug = 200

// appendSlug appends the slug a name leads to: letters and digits in lower
// case without accents, everything between them one hyphen, cut at maxSlug.
// It is part of the format: what it yields may not change within a version.
// It need not agree with how slugs are made elsewhere, and is only a good
// guess at it: what differs is written out.
func appendSlug(dst []byte, name []byte) []byte {
	start, gap := len(dst), false
	for i := 0; i < len(name) && len(dst)-start < maxSlug; i++ {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == 0xC3 && i+1 < len(name) && latin[name[i+1]&0x3f] != 0:
			i++
			c = latin[name[i]&0x3f]
		case c < 0x80 && (c < 'a' || c > 'z') && (c < '0' || c > '9'):
			gap = true
			continue
		}
		if gap && len(dst) > start {
			dst = append(dst, '-')
		}
		dst, gap = append(dst, c), false
	}
	return dst
}

// latin gives the letters U+00C0 to U+00FF, by the low six bits, without their
// accents; those that fold to none or to two letters are zero.
const latin = "aaaaaa\x00ceeeeiiii\x00nooooo\x00ouuuuy\x00\x00aaaaaa\x00ceeeeiiii\x00nooooo\x00ouuuuy\x00y"

// match splits a slug around the part of it that its name leads to: slug =
// slug[:from] + guess[:n] + the rest, with the longest n. A part below four
// bytes is not worth its place, and n is zero.
func match(slug, guess []byte) (from, n int) {
	for i := 0; i < len(slug) && i <= maxSlug && n < len(slug)-i; i++ {
		if k := common(slug[i:], guess); k > n {
			from, n = i, k
		}
	}
	if n < 4 {
		return len(slug), 0
	}
	return from, n
}

func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
