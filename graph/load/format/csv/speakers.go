package csv

import (
	"regexp"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

var (
	numbered      = regexp.MustCompile(`^([\w-]+):\s*(\S.*)$`)
	parenthesized = regexp.MustCompile(`^(.+?)\s*\(([^()]+)\)$`)
)

// speakers reads the cells of a row: one with a list, or one a speaker. A
// company belongs to someone where there are as many as speakers.
func (t *table) speakers(r *row) []record.Speaker {
	var out []record.Speaker
	for _, i := range t.columns["speakers"] {
		for _, s := range t.split(r.cell(i), false) {
			if one := t.speaker(s); !clean.IsPlaceholder(one.Name) {
				out = append(out, one)
			}
		}
	}
	if family := t.text(r, "family"); len(out) == 0 && family != "" {
		out = []record.Speaker{{Name: clean.Title(t.text(r, "given") + " " + family)}}
	}
	if len(out) == 1 && out[0].Key == "" {
		out[0].Key = t.text(r, "speaker_id")
	}
	var companies []string
	for _, i := range t.columns["company"] {
		companies = append(companies, t.split(r.cell(i), true)...)
	}
	if len(companies) == len(out) {
		for i, c := range companies {
			if c = clean.Title(c); !clean.IsPlaceholder(c) {
				out[i].Company = c
			}
		}
	}
	return out
}

// speaker reads one name in the form that the mapping says; "10:Ada Example"
// is understood without.
func (t *table) speaker(s string) record.Speaker {
	switch t.mapping.Speaker {
	case companySpeaker:
		if m := parenthesized.FindStringSubmatch(s); m != nil {
			return record.Speaker{Name: clean.Title(m[1]), Company: clean.Title(m[2])}
		}
	case commaSpeaker:
		name, company, _ := strings.Cut(s, ",")
		return record.Speaker{Name: clean.Title(name), Company: clean.Title(company)}
	case "", idSpeaker:
		if m := numbered.FindStringSubmatch(s); m != nil && (t.mapping.Speaker != "" || strings.Trim(m[1], "0123456789") == "") {
			return record.Speaker{Key: m[1], Name: clean.Title(m[2])}
		}
	}
	return record.Speaker{Name: clean.Title(s)}
}

// split parts a list by the mapping's separators, else by the first of "|",
// ";" and line ends that is there. Commas part full names only, unless the
// cells hold words, or the form says that they do.
func (t *table) split(s string, words bool) []string {
	var parts []string
	switch separators := t.mapping.Separators; {
	case s == "":
		return nil
	case len(separators) > 0:
		for _, sep := range separators[1:] {
			s = strings.ReplaceAll(s, sep, separators[0])
		}
		parts = strings.Split(s, separators[0])
	default:
		for _, sep := range []string{"|", ";", "\n"} {
			if strings.Contains(s, sep) {
				parts = strings.Split(s, sep)
				break
			}
		}
	}
	if parts == nil && t.mapping.Speaker != commaSpeaker {
		if words || t.block {
			parts = strings.Split(s, ",")
		} else {
			parts = clean.Names(s)
		}
	}
	if parts == nil {
		parts = []string{s}
	}
	kept := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}
