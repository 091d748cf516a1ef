package view

import (
	"net/url"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/text"
)

// nodePath returns the path of a node's page, escaped.
func nodePath(id graph.ID) string {
	return "/" + url.PathEscape(id.Kind().String()) + "/" + url.PathEscape(id.Slug())
}

// webLink returns an address that a source gave if it is http or https, and
// "" for everything else: such an address is shown as text and leads nowhere.
func webLink(address string) string {
	u, err := url.Parse(card.Web(address))
	if err != nil || u.Host == "" {
		return ""
	}
	return u.String()
}

// shorten cuts a text to at most n runes. The whole text must be within reach
// elsewhere.
func shorten(s string, n int) string { return card.Shorten(s, n) }

// plain takes out what would change the direction or lines of surrounding
// text where it cannot be isolated.
func plain(s string) string { return card.Plain(s) }

var kindLabels = [graph.NumKinds]string{
	graph.Theme: "Theme", graph.Technology: "Technology", graph.Talk: "Talk", graph.Person: "Person",
	graph.Company: "Company", graph.Event: "Event", graph.Series: "Series", graph.Source: "Source",
}

var kindMeanings = [graph.NumKinds]string{
	graph.Theme: "a subject that recurs", graph.Technology: "a named thing one can use", graph.Talk: "a session that was given", graph.Person: "a speaker",
	graph.Company: "an employer, or what a talk is about", graph.Event: "one edition of a conference", graph.Series: "what editions belong to", graph.Source: "what was loaded",
}

// kindMeans says what a kind is.
func kindMeans(k graph.Kind) string { return kindMeanings[k] }

// kindLabel is the kind's word at the start of a line.
func kindLabel(k graph.Kind) string { return kindLabels[k] }

// capital begins a sentence with a phrase.
func capital(s string) string { return card.Capital(s) }

var small = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// count writes a number as a word up to twelve.
func count(n int) string {
	if n >= 0 && n < len(small) {
		return small[n]
	}
	return strconv.Itoa(n)
}

// many writes a number with its noun: 1 talk, 14 talks.
func many(n int, one, more string) string { return text.Many(n, one, more) }

// group writes a number with a thin space between thousands.
func group(n int) string { return text.Number(n) }

// percent writes a share of 0 to 1. Below 10 % a share that is not whole gets
// a decimal only when it would else round to zero.
func percent(share float64) string { return percentNumber(share) + " %" }

func percentNumber(share float64) string {
	p := share * 100
	if p > 0 && p < 0.95 {
		return strconv.FormatFloat(p, 'f', 1, 64)
	}
	return strconv.FormatFloat(p, 'f', 0, 64)
}

// fine writes a point's share, with a decimal where there are talks enough for
// one to mean something.
func fine(p Point) string {
	if p.Of >= 100 && p.Share() < 0.1 && p.N > 0 {
		return strconv.FormatFloat(p.Share()*100, 'f', 1, 64) + " %"
	}
	return percent(p.Share())
}

// interval writes the bounds of a share: 3–51 %.
func interval(low, high float64) string {
	return percentNumber(low) + "–" + percentNumber(high) + " %"
}

// years writes a span: 2019 to 2021, or 2019.
func years(from, to int) string { return card.Span(from, to) }

func shortYear(y int) string { return "’" + strconv.Itoa(y)[max(0, len(strconv.Itoa(y))-2):] }

func yearString(y int) string { return strconv.Itoa(y) }

// join lists at most n names and says how many more there are.
func join(names []string, n int) string {
	if len(names) <= n {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:n], ", ") + " and " + strconv.Itoa(len(names)-n) + " more"
}
