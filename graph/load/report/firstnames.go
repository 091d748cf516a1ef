package report

import (
	"regexp"
	"strings"

	"throughline/graph"
)

// known is a person whose full name the report gives somewhere.
type known struct {
	person
	lines string // where
}

// firstNames finds the people that the report names in full, by their first
// names. A name that two share stands for none. Who is named as a speaker
// counts, and in running text only names that are beyond doubt, for "Acme
// Widgets" has the shape of a name too.
func (d *document) firstNames() map[string]known {
	out := map[string]known{}
	add := func(p person, lines string) {
		first, _, full := strings.Cut(p.name, " ")
		if !full || strings.HasPrefix(p.name, "@") {
			return
		}
		before, again := out[first]
		switch {
		case !again || before.name == p.name && before.company == "":
			out[first] = known{p, lines}
		case before.name != p.name:
			out[first] = known{}
		}
	}
	for i := range d.candidates {
		c := &d.candidates[i]
		b := &d.blocks[c.block]
		for _, p := range c.people {
			add(p, b.lines(c.from, min(len(b.text), max(c.to, c.rest))))
		}
	}
	for i := range d.blocks {
		b := &d.blocks[i]
		if who, _ := d.peopleLine(b.text); len(who) > 0 {
			for _, p := range who {
				add(p, b.lines(0, len(b.text)))
			}
			continue
		}
		for _, n := range d.persons(first(b.text, 4000)) {
			if n.score == 1 {
				add(n.person, b.lines(n.from, n.to))
			}
		}
	}
	return out
}

var (
	firstColon    = regexp.MustCompile(`^(\pL[\pL-]+(?:(?:,| and| &| und| et) \pL[\pL-]+)*)(?:\s*:\s+|\s+[-–—|]\s+)(\S.*)$`)
	firstBrackets = regexp.MustCompile(`^(.*\S)\s+[(\[](?:by )?(\pL[\pL-]+(?:(?:,| and| &| und| et) \pL[\pL-]+)*)[)\]]$`)
	firstBehind   = regexp.MustCompile(`^(.*\S)(?:\s+[-–—|]\s+|,? by )(\pL[\pL-]+(?:(?:,| and| &| und| et) \pL[\pL-]+)*)$`)
	firstSeps     = regexp.MustCompile(`,| and | & | und | et `)
)

// resolveFirstNames reads heads that name a speaker by the first name only:
// "Ada: Title", "Title (Ada and Ben)", where the full names stand elsewhere.
func (d *document) resolveFirstNames() {
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.rule != "" || c.shape == plain && d.blocks[c.block].kind == paragraph {
			continue
		}
		s := plainHead(oneLine(d.blocks[c.block].text[c.from:c.to]))
		for _, form := range []struct {
			re         *regexp.Regexp
			title, who int
		}{{firstColon, 2, 1}, {firstBrackets, 1, 2}, {firstBehind, 1, 2}} {
			m := form.re.FindStringSubmatch(s)
			if m == nil || titleWords(m[form.title]) < 2 {
				continue
			}
			if who := d.inFull(m[form.who]); len(who) > 0 {
				c.attribution = attribution{cleanTitle(m[form.title]), who, ruleFirstName, 0.75}
				break
			}
		}
	}
}

const ruleFirstName = "first-name"

// inFull returns the people that a list of first names stands for, or none
// where one of them is not known.
func (d *document) inFull(list string) []person {
	if d.names == nil { // made when there is something to resolve
		d.names = d.firstNames()
	}
	var out []person
	for _, first := range firstSeps.Split(list, -1) {
		first = strings.TrimSpace(first)
		k, ok := d.names[first]
		if !ok || k.name == "" || !givenNames[strings.ToLower(first)] && d.v.Resolve(graph.Technology, first) != nil {
			return nil
		}
		if d.stated == nil {
			d.stated = map[string]string{}
		}
		d.stated[k.name] = k.lines
		out = append(out, k.person)
	}
	return out
}

// firstInProse finds a speaker in the first sentence about a talk that names
// one by the first name: "Ada showed how ...".
func (d *document) firstInProse(s string) []person {
	s, _, _ = strings.Cut(first(s, 200), ". ")
	for _, at := range capitalised(s) {
		if !verbAfter.MatchString(s[at[1]:]) {
			continue
		}
		if who := d.inFull(strings.TrimRight(s[at[0]:at[1]], ".'’-")); len(who) > 0 {
			return who
		}
	}
	return nil
}
