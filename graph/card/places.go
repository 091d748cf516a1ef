package card

import (
	"strconv"
	"strings"

	"throughline/graph"
)

// Place is an address that a source gives for a node.
type Place struct {
	Label   string // "video", "slides 2"
	Address string // as the source has it: see Web
}

var places = [...]struct {
	predicate graph.Predicate
	label     string
}{{graph.Video, "video"}, {graph.Slides, "slides"}, {graph.URL, "page"}}

// Places returns where a node is to be seen and read.
func Places(g *graph.Graph, n uint32) []Place {
	var out []Place
	for _, one := range places {
		for i, address := range g.Values(n, one.predicate) {
			label := one.label
			if i > 0 {
				label += " " + strconv.Itoa(i+1)
			}
			out = append(out, Place{label, address})
		}
	}
	return out
}

// Web returns an address that a source gave if it is http or https, and "" for
// everything else: such an address is shown as text and leads nowhere.
func Web(address string) string {
	address = strings.TrimSpace(address)
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c == '\\' || c == 0x7f {
			return ""
		}
	}
	for _, scheme := range [...]string{"http://", "https://"} {
		if n := len(scheme); begins(address, scheme) && strings.IndexByte("/?#", address[n]) < 0 {
			return scheme + address[n:]
		}
	}
	return ""
}

// begins reports whether more than a scheme stands there, in letters of either
// case.
func begins(address, scheme string) bool {
	if len(address) <= len(scheme) {
		return false
	}
	for i := range len(scheme) {
		c := address[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != scheme[i] {
			return false
		}
	}
	return true
}

// Piece is a text, or a link if it has an address.
type Piece struct{ Text, Href string }

// given says where a talk is to be seen and when it was given, as "Video,
// slides · 2 February 2019". It says nothing where the graph was read without
// its details.
func given(g *graph.Graph, n uint32) []Piece {
	var out []Piece
	for _, p := range Places(g, n) {
		href := Web(p.Address)
		switch {
		case href == "":
			continue
		case len(out) == 0:
			p.Label = Capital(p.Label)
		default:
			out = append(out, Piece{Text: ", "})
		}
		out = append(out, Piece{p.Label, href})
	}
	day := Day(g.Value(n, graph.Date))
	if day != "" && len(out) > 0 {
		day = " · " + day
	}
	if day != "" {
		out = append(out, Piece{Text: day})
	}
	return out
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// Day writes a date as people read it, "2 February 2019" or "2 February 2019,
// 17:00", and leaves alone what is none.
func Day(s string) string {
	day, time, timed := strings.Cut(s, "T")
	if len(day) != len("2019-02-02") || day[4] != '-' || day[7] != '-' || timed && (len(time) < len("17:00") || time[2] != ':') {
		return s
	}
	m, d := number(day[5:7]), number(day[8:])
	if number(day[:4]) < 0 || m < 1 || m > len(months) || d < 1 || d > 31 {
		return s
	}
	out := strconv.Itoa(d) + " " + months[m-1] + " " + day[:4]
	if timed {
		out += ", " + time[:5]
	}
	return out
}

// number reads digits; anything else is -1.
func number(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}
