package report

import (
	"math"
	"slices"
	"strings"
)

// describe fills in the talks that were found and the report's lists.
func (d *document) describe(r *Report) {
	r.Talks = []Talk{}
	r.Technologies, r.Companies, r.Themes = []string{}, []string{}, []string{}
	if r.Evidence == nil {
		r.Evidence = []Evidence{}
	}
	for i := range d.talks {
		t := d.talk(&d.talks[i])
		if t.Confidence < sure {
			r.Unsure = append(r.Unsure, t)
			continue
		}
		r.Talks = append(r.Talks, t)
	}
	d.subjects(r)
	for _, t := range r.Talks {
		for _, c := range t.Companies {
			r.Companies = addNew(r.Companies, c)
		}
	}
	slices.Sort(r.Companies)
	slices.Sort(r.Technologies)
	slices.Sort(r.Themes)
}

// talk works out one talk.
func (d *document) talk(f *found) Talk {
	text, prose, last := d.textOf(f)
	t := Talk{
		Title: f.title, Line: f.line, AlsoLines: f.also, Lines: locator(f.line, last), Confidence: round(min(f.score, 0.99)),
		Speakers: []string{}, Companies: []string{}, Technologies: []string{}, Themes: []string{}, Evidence: []Evidence{}, text: text, prose: prose,
	}
	t.Rule = d.ruleOf(f)
	t.note("title", f.title, locator(f.line, f.line), clip(f.title, 120), t.Rule, t.Confidence)
	d.speakersOf(f, &t)
	d.companies(f, &t)
	return t
}

func round(f float64) float64 { return math.Round(f*100) / 100 }

// ruleOf names the rule that spoke most clearly for a talk.
func (d *document) ruleOf(f *found) string {
	best := scored{"", 0}
	for _, s := range f.evidence {
		if s.score > best.score {
			best = s
		}
	}
	if f.rule != "" && (best.rule == "" || best.rule == "names-speaker") {
		return f.rule
	}
	return best.rule
}

// leadItems is how many items of a list stand in for prose where a talk has
// none and its title names no theme; what is further down is detail.
const leadItems = 4

// textOf is what is written about a talk, its title left out, once whole and
// once without the details in lists, and the last line of it.
func (d *document) textOf(f *found) (text, prose string, last int) {
	b := &d.blocks[f.block]
	if f.isProse {
		from, to := sentenceAround(b.text, f.from, f.to)
		return b.text[from:to], b.text[from:to], b.line(max(from, to-1))
	}
	var all, running, items strings.Builder
	own := b.text[min(f.rest, f.restTo):f.restTo]
	all.WriteString(own)
	running.WriteString(own)
	last = b.line(max(0, f.restTo-1))
	listed := 0
	for i := f.block + 1; i < f.last; i++ {
		b := &d.blocks[i]
		last = b.last
		if b.kind == code {
			continue
		}
		all.WriteString("\n" + b.text)
		if b.kind != item {
			running.WriteString("\n" + b.text)
		} else if listed++; listed <= leadItems {
			items.WriteString("\n" + b.text)
		}
	}
	if running.Len() < 120 && !d.namesTheme(f.title) {
		running.WriteString(items.String())
	}
	return strings.TrimSpace(all.String()), strings.TrimSpace(running.String()), last
}

// speakersOf settles who gave a talk: who the title line names, the line below
// it, the first sentences.
func (d *document) speakersOf(f *found, t *Talk) {
	rule, at, score := f.rule, f.block, f.attribution.score
	who := f.people
	if len(who) == 0 && !f.isProse {
		who, at, rule = d.speakersBelow(&f.candidate)
		score = least(who)
	}
	if len(who) == 0 && !f.isProse {
		inText, r := d.speakersInProse(first(t.text, 600))
		for _, n := range inText {
			who = append(who, n.person)
		}
		rule, score = r, 0.75
	}
	if len(who) == 0 && !f.isProse {
		who = d.firstInProse(t.text)
		rule, score = ruleFirstName, 0.7
	}
	f.people = nil
	for _, p := range who {
		if slices.Contains(t.Speakers, p.name) || d.isAuthor(p.name) {
			continue
		}
		f.people = append(f.people, p)
		t.Speakers = append(t.Speakers, p.name)
		lines := d.where(p.name, at, f)
		if rule == ruleFirstName {
			lines = d.stated[p.name]
		}
		t.note("speaker", p.name, lines, p.name, rule, round(min(score, 0.99)))
	}
}

func (d *document) isAuthor(string) bool { return false }

func first(s string, most int) string { return strings.ToValidUTF8(s[:min(len(s), most)], "") }

// where is the locator of words in a block or in what follows it.
func (d *document) where(words string, at int, f *found) string {
	last := max(f.last, at+1)
	for i := at; i < min(last, len(d.blocks)); i++ {
		b := &d.blocks[i]
		if n := strings.Index(oneLineKeep(b.text), words); n >= 0 {
			return b.lines(n, n+len(words))
		}
	}
	return locator(f.line, f.line)
}

// oneLineKeep makes line ends spaces, so that offsets stay.
func oneLineKeep(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func (d *document) companies(f *found, t *Talk) {
	d.companiesOf(f, t.text, func(name, words, rule string, score float64) {
		name = strings.TrimSpace(name)
		if e := d.known(name); e != "" {
			name = e
		}
		if name == "" || rule != ruleLeadIn && d.isEmployer(name) || slices.ContainsFunc(t.Companies, func(c string) bool { return fold(c) == fold(name) }) {
			return
		}
		t.Companies = append(t.Companies, name)
		at := f.block
		if rule == ruleLeadIn {
			at = d.aboveList(at)
		}
		t.note("company", name, d.where(oneLine(words), at, f), oneLine(words), rule, score)
	})
}

func (t *Talk) note(of, name, lines, words, rule string, score float64) {
	t.Evidence = append(t.Evidence, Evidence{of, name, lines, words, rule, score})
}

func addNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
