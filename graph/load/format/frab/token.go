package frab

import (
	"encoding/xml"
	"errors"
	"strings"

	"throughline/graph/load/record"
)

// parser follows the elements. RawToken does not match end tags to start tags,
// so the parser does.
type parser struct {
	schedule
	path  []string // names of the open elements
	text  strings.Builder
	event *event
	depth int    // of the open <event>
	day   string // date of the open <day>
	room  string // name of the open <room>
	root  bool
}

func (p *parser) token(tok xml.Token, at record.Position) error {
	switch t := tok.(type) {
	case xml.StartElement:
		return p.start(t, at)
	case xml.EndElement:
		return p.end(t.Name.Local)
	case xml.CharData:
		if p.text.Len() < maxText {
			p.text.Write(t)
		}
	}
	return nil
}

// maxText is how much text of one element is kept; the longest honest
// description seen has 20 KB.
const maxText = 1 << 20

func (p *parser) start(t xml.StartElement, at record.Position) error {
	name := t.Name.Local
	if len(p.events) > maxEvents {
		return errMany
	}
	if len(p.path) == 0 {
		if name != "schedule" {
			return errors.New("the root element is <" + name + ">, not <schedule>")
		}
		p.root = true
	}
	if len(p.path) >= maxDepth {
		return errDeep
	}
	p.path = append(p.path, name)
	p.text.Reset()
	if p.event == nil {
		p.around(name, t.Attr, at)
	} else {
		p.within(name, t.Attr)
	}
	return nil
}

// around handles what is outside of events.
func (p *parser) around(name string, attrs []xml.Attr, at record.Position) {
	switch name {
	case "day":
		p.days++
		p.day = attr(attrs, "date")
	case "room":
		p.room = attr(attrs, "name")
	case "generator":
		p.generator = attr(attrs, "name")
	case "event":
		p.event = &event{id: attr(attrs, "id"), guid: attr(attrs, "guid"), day: p.day, room: p.room, at: at}
		p.depth = len(p.path)
	}
}

// within handles elements of an event that have attributes. Only
// event/persons/person names speakers: FOSDEM lists all people at the top too.
func (p *parser) within(name string, attrs []xml.Attr) {
	if len(p.event.persons)+len(p.event.links)+len(p.event.attachments) > maxLinks {
		return
	}
	switch p.relative() {
	case "persons/person":
		p.event.persons = append(p.event.persons, person{
			id: attr(attrs, "id"), guid: first(attr(attrs, "guid"), attr(attrs, "code")), name: attr(attrs, "name"),
		})
	case "links/link":
		p.event.links = append(p.event.links, link{href: attr(attrs, "href"), kind: attr(attrs, "type")})
	case "attachments/attachment":
		p.event.attachments = append(p.event.attachments, link{href: attr(attrs, "href"), kind: attr(attrs, "type")})
	}
}

// relative is the path of the open element below its event.
func (p *parser) relative() string { return strings.Join(p.path[p.depth:], "/") }

func (p *parser) end(name string) error {
	if len(p.path) == 0 || p.path[len(p.path)-1] != name {
		return errors.New("</" + name + "> closes nothing")
	}
	text := strings.TrimSpace(p.text.String())
	switch {
	case p.event == nil:
		p.endAround(name, text)
	case len(p.path) == p.depth:
		p.events = append(p.events, p.event)
		p.event = nil
	default:
		p.endWithin(text)
	}
	p.path = p.path[:len(p.path)-1]
	p.text.Reset()
	return nil
}

func (p *parser) endAround(name, text string) {
	switch {
	case name == "day":
		p.day = ""
	case name == "room":
		p.room = ""
	case len(p.path) == 3 && p.path[1] == "conference":
		p.conference[name] = text
	}
}

func (p *parser) endWithin(text string) {
	e := p.event
	switch rel := p.relative(); rel {
	case "persons/person", "persons/person/name", "persons/person/public_name", "persons/person/full_public_name":
		if n := len(e.persons); n > 0 && e.persons[n-1].name == "" {
			e.persons[n-1].name = text
		}
	case "links/link":
		describe(e.links, text)
	case "attachments/attachment":
		describe(e.attachments, text)
	default:
		if isField[rel] && text != "" {
			if e.fields == nil {
				e.fields = map[string]string{}
			}
			e.fields[rel] = text
		}
	}
}

// describe gives the last link its text.
func describe(links []link, text string) {
	if len(links) > 0 {
		links[len(links)-1].text = text
	}
}

// isField are the children of an event that are read.
var isField = map[string]bool{
	"title": true, "subtitle": true, "track": true, "type": true, "language": true, "room": true, "url": true, "slug": true, "date": true,
	"start": true, "duration": true, "abstract": true, "description": true, "video_download_url": true,
}

func attr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
