package graph

import (
	"errors"
	"strings"
)

// Status says how a fact came to be.
type Status uint8

// The statuses, weakest first.
const (
	Inferred Status = iota + 1 // a rule found it in the source
	Stated                     // the source says so
	Curated                    // a person confirmed it
)

var statusNames = [...]string{Inferred: "inferred", Stated: "stated", Curated: "curated"}

// String returns "inferred", "stated" or "curated".
func (s Status) String() string {
	if int(s) >= len(statusNames) {
		return ""
	}
	return statusNames[s]
}

// ParseStatus returns the status that String writes as s, or zero.
func ParseStatus(s string) Status {
	for st := Inferred; st <= Curated; st++ {
		if statusNames[st] == s {
			return st
		}
	}
	return 0
}

// Evidence says which source a fact comes from, where in it, and how. Its
// text form is the label of the fact's quad:
//
//	source/SLUG#LOCATOR;rule=RULE;words=WORDS;status=STATUS
//
// Rule and words are left out when empty.
type Evidence struct {
	Source  ID
	Locator string // line range of a text ("L88-90"), or the record's own id in an export
	Rule    string // the rule that found it, if one did
	Words   string // the words of the source that the rule matched
	Status  Status
}

var (
	errLabelSource = errors.New("evidence is source/SLUG#LOCATOR;status=STATUS, and this does not begin with a source")
	errLabelStatus = errors.New("evidence needs ;status=stated, curated or inferred")
	errLabelField  = errors.New("evidence has the fields rule, words and status only")
	errLabelEscape = errors.New("evidence has a % that two hexadecimal digits do not follow")
)

// String returns the label.
func (e Evidence) String() string {
	var b strings.Builder
	b.Grow(len(e.Source) + len(e.Locator) + len(e.Rule) + len(e.Words) + 32)
	b.WriteString(string(e.Source))
	b.WriteByte('#')
	escape(&b, e.Locator)
	if e.Rule != "" {
		b.WriteString(";rule=")
		escape(&b, e.Rule)
	}
	if e.Words != "" {
		b.WriteString(";words=")
		escape(&b, e.Words)
	}
	b.WriteString(";status=")
	b.WriteString(e.Status.String())
	return b.String()
}

// Check returns what is missing from the evidence, or nil.
func (e Evidence) Check() error {
	if e.Source.Kind() != Source || e.Source.Check() != nil {
		return errLabelSource
	}
	if e.Status.String() == "" {
		return errLabelStatus
	}
	return nil
}

// ParseEvidence reads a label.
func ParseEvidence(label string) (Evidence, error) {
	source, rest, _ := strings.Cut(label, "#")
	locator, fields, _ := strings.Cut(rest, ";")
	e := Evidence{Source: ID(source)}
	var err error
	if e.Locator, err = unescape(locator); err != nil {
		return Evidence{}, err
	}
	for fields != "" {
		var field string
		field, fields, _ = strings.Cut(fields, ";")
		if err := e.set(field); err != nil {
			return Evidence{}, err
		}
	}
	return e, e.Check()
}

func (e *Evidence) set(field string) error {
	key, value, _ := strings.Cut(field, "=")
	value, err := unescape(value)
	if err != nil {
		return err
	}
	switch key {
	case "rule":
		e.Rule = value
	case "words":
		e.Words = value
	case "status":
		e.Status = ParseStatus(value)
	default:
		return errLabelField
	}
	return nil
}

const hexDigits = "0123456789ABCDEF"

// escape writes s so that it can stand in a label and in the IRI of an
// N-Quads file: what either gives a meaning to is percent-encoded.
func escape(b *strings.Builder, s string) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c <= ' ' || c == 0x7f || strings.IndexByte("%;#<>\"{}|^`\\", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
			continue
		}
		b.WriteByte(c)
	}
}

func unescape(s string) (string, error) {
	if strings.IndexByte(s, '%') < 0 {
		return s, nil
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			out = append(out, s[i])
			continue
		}
		if i+2 >= len(s) {
			return "", errLabelEscape
		}
		hi, lo := strings.IndexByte(hexDigits, s[i+1]), strings.IndexByte(hexDigits, s[i+2])
		if hi < 0 || lo < 0 {
			return "", errLabelEscape
		}
		out = append(out, byte(hi<<4|lo))
		i += 2
	}
	return string(out), nil
}
