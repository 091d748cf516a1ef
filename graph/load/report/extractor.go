package report

import (
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/load/vocabulary"
	"throughline/graph/text"
)

// Extractor reads reports with the help of a vocabulary. It is safe for
// concurrent use.
type Extractor struct{ x *extractor }

// New prepares an extractor. Without a vocabulary it finds no themes, and
// technologies and companies only by how they are introduced.
func New(v *vocabulary.Vocabulary) *Extractor {
	x := &extractor{v: v, matcher: vocabulary.NewMatcher(v), themeWords: map[string]bool{}}
	for _, e := range v.Entries() {
		if e.ID.Kind() != graph.Theme {
			continue
		}
		for w := range strings.FieldsSeq(strings.ToLower(e.Name)) {
			if !strings.ContainsAny(w, "'’") {
				x.themeWords[w] = true
			}
		}
	}
	return &Extractor{x}
}

// Extract finds what a report tells. The errors are ErrSize and ErrBinary.
func (e *Extractor) Extract(content []byte) (*Report, error) {
	src, err := read(content)
	if err != nil {
		return nil, err
	}
	d := &document{extractor: e.x, src: src}
	d.parse()
	d.outline()
	r := &Report{Language: d.language(), text: src.text}
	d.head(r)
	d.findTalks()
	r.Notes = src.notes
	d.describe(r)
	r.noteNothing()
	return r, nil
}

// extractor is what all documents share.
type extractor struct {
	v          *vocabulary.Vocabulary
	matcher    *vocabulary.Matcher
	themeWords map[string]bool // words of the names of themes
}

func (x *extractor) isKnownCompany(s string) bool { return x.v.Resolve(graph.Company, s) != nil }

func (x *extractor) isTheme(s string) bool { return x.v.Resolve(graph.Theme, s) != nil }

// isKnownTerm reports whether a text names anything but a person.
func (x *extractor) isKnownTerm(s string) bool {
	return x.isKnownCompany(s) || x.isTheme(s) || x.v.Resolve(graph.Technology, s) != nil
}

// document is one text on its way to a report.
type document struct {
	*extractor
	src        *source
	blocks     []block
	sections   []section // of each block
	candidates []candidate
	talks      []found
	employers  map[string]bool // of the writer, folded
	markers    map[string]bool // short lines that follow one title after another
	nameWords  map[string]bool
	otherHeads map[int]bool      // blocks: whether they begin with a head of their own
	hosts      map[string]int    // how often a host's links are titles
	names      map[string]known  // people by their first names
	stated     map[string]string // where full names stand that heads shorten
}

// maxBlocks is how many paragraphs, items and rows of a text are looked at: a
// report has hundreds.
const maxBlocks = 4000

func (d *document) parse() {
	if d.src.html {
		groups := 0
		d.blocks = page(d.src.text, 1, &groups)
	} else {
		d.blocks = markdown(d.src.text)
	}
	if len(d.blocks) > maxBlocks {
		d.src.notes = append(d.src.notes, "L"+strconv.Itoa(d.blocks[maxBlocks].first)+": the text has more than 4,000 paragraphs; what follows was not looked through")
		d.blocks = d.blocks[:maxBlocks]
	}
}

// language is English unless the small words are German or French.
func (d *document) language() string {
	counts := map[string]int{}
	n := 0
	for i := range d.blocks {
		for w := range strings.FieldsSeq(strings.ToLower(d.blocks[i].text)) {
			for lang, small := range smallWords {
				if small[w] {
					counts[lang]++
				}
			}
			if n++; n > 5000 {
				break
			}
		}
	}
	best := "en"
	for _, lang := range []string{"de", "fr"} {
		if counts[lang] > counts[best] {
			best = lang
		}
	}
	return best
}

var smallWords = map[string]map[string]bool{
	"en": set("the and of to was with that this for is"),
	"de": set("der die das und nicht mit ist von auf den ein eine war"),
	"fr": set("le la les et des que pour est dans une sur pas du"),
}

// fold makes names comparable.
func fold(s string) string { return strings.Join(text.Words(s), " ") }
