package strict

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Text returns a Read function for a text. Numbers and dates are taken as they
// are written.
func (r *Reader) Text(to *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || strings.TrimSpace(n.Value) == "" {
			r.Wrong(n, what+" is empty or not a text", "write a text")
			return
		}
		*to = strings.TrimSpace(n.Value)
	}
}

// Int returns a Read function for a whole number between lo and hi.
func (r *Reader) Int(to *int, what string, lo, hi int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		v, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil || v < lo || v > hi {
			r.Wrong(n, what+" is "+quote(n.Value), "write a whole number from "+strconv.Itoa(lo)+" to "+strconv.Itoa(hi))
			return
		}
		*to = v
	}
}

// Bool returns a Read function for true or false.
func (r *Reader) Bool(to *bool, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
			r.Wrong(n, what+" is "+quote(n.Value), "write true or false")
			return
		}
		*to = strings.EqualFold(n.Value, "true")
	}
}

// OneOf returns a Read function for one of some words.
func (r *Reader) OneOf(to *string, what string, words ...string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		for _, w := range words {
			if n.Kind == yaml.ScalarNode && n.Value == w {
				*to = w
				return
			}
		}
		r.Wrong(n, what+" is "+quote(n.Value), "write one of "+strings.Join(words, ", "))
	}
}

// List returns a Read function for a list whose items each reads.
func (r *Reader) List(what string, each func(*yaml.Node)) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.SequenceNode {
			r.Wrong(n, what+" is not a list", "write a list, one item a line with - before it or in [ ]")
			return
		}
		for _, item := range n.Content {
			each(item)
		}
	}
}

// Texts returns a Read function for a list of texts.
func (r *Reader) Texts(to *[]string, what string) func(*yaml.Node) {
	return r.List(what, func(n *yaml.Node) {
		var s string
		r.Text(&s, "an item of "+what)(n)
		if s != "" {
			*to = append(*to, s)
		}
	})
}

// MaxLine is the largest line number that is believed.
const MaxLine = 10_000_000

// Lines returns a Read function for a list of lines and line ranges (12,
// "189-207") that become locators: L12, L189-207.
func (r *Reader) Lines(to *[]string, what string) func(*yaml.Node) {
	return r.List(what, func(n *yaml.Node) {
		from, upTo, isRange := strings.Cut(n.Value, "-")
		lo, err := strconv.Atoi(from)
		hi := lo
		if err == nil && isRange {
			hi, err = strconv.Atoi(upTo)
		}
		if n.Kind != yaml.ScalarNode || err != nil || lo < 1 || hi < lo || hi > MaxLine {
			r.Wrong(n, "an item of "+what+" is "+quote(n.Value), "write a line such as 12 or a range such as 12-15")
			return
		}
		locator := "L" + strconv.Itoa(lo)
		if hi > lo {
			locator += "-" + strconv.Itoa(hi)
		}
		*to = append(*to, locator)
	})
}
