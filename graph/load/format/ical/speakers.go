package ical

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// unpacker parts a SUMMARY into the title and the speakers in it.
type unpacker func(summary string) (title string, speakers []record.Speaker)

// unpacker returns how the producer packs its titles. Only Sched and pretalx
// are known to write speakers there; in other calendars "Opening - Main Hall"
// names no one.
func (c *calendar) unpacker() unpacker {
	switch name := c.producer()[0]; {
	case strings.HasPrefix(name, sched):
		return c.learn().unpack
	case strings.HasPrefix(name, "pretalx"):
		return unpackNames
	}
	return func(s string) (string, []record.Speaker) { return s, nil }
}

// unpackNames reads pretalx's "Title - Ada Example, Ben Sample".
func unpackNames(s string) (string, []record.Speaker) {
	i := strings.LastIndex(s, " - ")
	if i < 0 {
		return s, nil
	}
	var out []record.Speaker
	for name := range strings.SplitSeq(s[i+3:], ", ") {
		name = clean.Line(name)
		if words := len(strings.Fields(name)); words > 5 || strings.ContainsAny(name, ":?!") {
			return s, nil // a title with a dash, by no one
		}
		if !clean.IsPlaceholder(name) {
			out = append(out, record.Speaker{Name: name})
		}
	}
	return s[:i], out
}

// unpack reads what Sched writes behind the last " - " of a title. A role may
// hold a dash too ("Engineer - Example Expert"), so that earlier dashes are
// tried where what follows the last one is no list of people.
func (l *learned) unpack(s string) (string, []record.Speaker) {
	s = clean.Line(s)
	end := len(s)
	for range 3 {
		i := strings.LastIndex(s[:end], " - ")
		if i < 0 {
			break
		}
		if speakers, ok := l.people(s[i+3:]); ok {
			return s[:i], speakers
		}
		end = i
	}
	return l.unpackCrooked(s)
}

var crooked = regexp.MustCompile(`(?:-\s|\s-)`)

// unpackCrooked tries a dash with a space on one side only, where a person and
// a comma follow.
func (l *learned) unpackCrooked(s string) (string, []record.Speaker) {
	all := crooked.FindAllStringIndex(s, -1)
	if len(all) == 0 {
		return s, nil
	}
	at := all[len(all)-1]
	rest := strings.TrimSpace(s[at[1]:])
	if speakers, ok := l.people(rest); ok && strings.Contains(rest, ", ") && isName(speakers[0].Name, 2) {
		return strings.TrimSpace(s[:at[0]]), speakers
	}
	return s, nil
}

// people reads "A & B, Co; C, Role, Co2". It is false where the text begins
// with something that is no name.
func (l *learned) people(s string) ([]record.Speaker, bool) {
	var out []record.Speaker
	groups := strings.Split(s, ";")
	for _, g := range groups {
		found, ok := l.group(tokens(g), len(groups) > 1)
		if !ok {
			return nil, false
		}
		out = append(out, found...)
	}
	if len(out) == 1 && out[0].Company == "" && !strings.Contains(s, ",") && !l.names[out[0].Name] && isTitleWord(out[0].Name) {
		return nil, false
	}
	return out, len(out) > 0
}

// group reads people who, unless more companies follow, share one: each name
// waits for the company behind it.
func (l *learned) group(list []token, oneCompany bool) ([]record.Speaker, bool) {
	var out []record.Speaker
	waiting := 0 // index of the first who has no company yet
	of := 0      // index of the first who has the company named last
	role := false
	unsure := false // "Role, Example & Role, Other": which is the employer?
	for i, t := range list {
		switch {
		case i == 0 && !l.opens(t.text):
			return nil, false
		case !t.comma, !role && l.isPerson(list, i, oneCompany), l.names[t.text]:
			if t.comma && waiting < len(out) && role {
				waiting = len(out) // a role without a company came before
			}
			out = append(out, record.Speaker{Name: t.text})
			role, unsure = false, false
		case isRole(t.text):
			before, _, two := strings.Cut(t.text, " & ")
			role, unsure = true, unsure || two && !isRole(before)
		case isSuffix(t.text) && waiting == len(out):
			for j := of; j < len(out) && out[j].Company != ""; j++ {
				out[j].Company += ", " + t.text
			}
		default:
			company := employer(t.text)
			if waiting == len(out) && role { // "Director, Infrastructure, Example": the last is it
				waiting = len(out) - 1
			}
			for j := waiting; j < len(out) && !unsure; j++ {
				out[j].Company = company
			}
			of, waiting = waiting, len(out)
		}
	}
	return out, true
}

// opens reports whether a list of people may begin with the text.
func (l *learned) opens(s string) bool { return l.names[s] || isName(s, 1) && !isRole(s) }

// employer is the company, unless the word says that there is none.
func employer(s string) string {
	if utf8.RuneCountInString(s) < 2 { // Sched cuts long titles off
		return ""
	}
	switch strings.ToLower(s) {
	case "independent", "freelance", "freelancer", "self-employed", "individual", "n/a", "none", "unaffiliated":
		return ""
	}
	return s
}
