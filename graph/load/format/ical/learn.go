package ical

import (
	"strings"

	"throughline/graph/load/clean"
)

// learned is what a calendar's clear titles ("... - Ada Example, Example
// Works") say of its names, to read those that are not: of "A, X & B, Co", is
// X a person or A's company?
type learned struct {
	names, given, companies map[string]bool
}

func (c *calendar) learn() *learned {
	l := &learned{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, e := range c.events {
		s := clean.Line(e.text("SUMMARY"))
		i := strings.LastIndex(s, " - ")
		if i < 0 {
			continue
		}
		for g := range strings.SplitSeq(s[i+3:], ";") {
			l.clear(tokens(g))
		}
	}
	return l
}

// clear takes from a group what is certain: who is first in "A, Co", and that
// Co is no person.
func (l *learned) clear(list []token) {
	commas := 0
	for _, t := range list {
		if t.comma {
			commas++
		}
	}
	last := list[len(list)-1]
	if commas != 1 || !last.comma {
		return
	}
	for _, t := range list[:len(list)-1] {
		if !isName(t.text, 2) || isRole(t.text) {
			return
		}
		l.names[t.text] = true
		given, _, _ := strings.Cut(t.text, " ")
		l.given[given] = true
	}
	if !isRole(last.text) {
		l.companies[last.text] = true
	}
}

// isPerson decides about the i-th text of a group, behind a comma. Companies
// that are known are none, people that are known are; the last text of a group
// is the company. In between, a full name is a person where its given name is
// someone's, where its neighbour is a name as well, or where semicolons part
// the companies.
func (l *learned) isPerson(list []token, i int, oneCompany bool) bool {
	s := list[i].text
	switch {
	case !l.canBePerson(s):
		return false
	case l.names[s]:
		return true
	case i == len(list)-1:
		return false
	}
	given, _, _ := strings.Cut(s, " ")
	return oneCompany || l.given[given] ||
		i > 1 && list[i-1].comma && l.canBePerson(list[i-1].text) || list[i+1].comma && i+2 < len(list) && l.canBePerson(list[i+1].text)
}

func (l *learned) canBePerson(s string) bool {
	return !l.companies[s] && isName(s, 2) && !isRole(s) && !isSuffix(s)
}
