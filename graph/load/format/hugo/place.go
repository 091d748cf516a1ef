package hugo

import (
	"path"
	"regexp"
	"strings"
)

// kind is what a file's folder says it is.
type kind int

const (
	other kind = iota
	talks
	speakers
	list         // the page above a folder of pages
	speakersFile // _data/speakers.yml
	siteFile     // other data, and the site's settings
)

var folders = map[string]kind{
	"sessions": talks, "session": talks, "talks": talks, "talk": talks, "_talks": talks, "_sessions": talks, "program": talks, "programme": talks,
	"presentations": talks, "_presentations": talks, "workshops": talks, "schedule": talks, "agenda": talks, "lectures": talks,
	"speakers": speakers, "speaker": speakers, "_speakers": speakers, "presenters": speakers, "_presenters": speakers, "people": speakers, "_people": speakers,
}

// outer are folders of the tool, which say nothing about the edition.
var outer = map[string]bool{
	"content": true, "data": true, "_data": true, "config": true, "src": true, "site": true, "docs": true, "website": true, "_default": true, "pages": true,
	"events": true, "collections": true, "_posts": true,
}

var year = regexp.MustCompile(`^(?:.*\D)?(?:19|20)\d\d$`)

// spot is what a path says.
type spot struct {
	edition string // folders that tell editions of one input apart
	kind    kind
	slug    string
}

// placeOf reads a path. Folders above that of the talks tell editions apart
// ("2031/content/sessions/x.md"), as do years below it
// ("content/sessions/2031/x.md").
func placeOf(file string) spot {
	dir, base := path.Split(file)
	p := spot{slug: strings.TrimSuffix(base, path.Ext(base))}
	var edition []string
	parent := ""
	for name := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		parent = name
		lower := strings.ToLower(name)
		switch k, known := folders[lower]; {
		case known:
			p.kind = k
		case outer[lower], name == "", p.kind != other && !year.MatchString(name):
		default:
			edition = append(edition, name)
		}
	}
	p.edition = strings.Join(edition, "/")
	switch bundle := p.slug == "index" || p.slug == "_index"; {
	case bundle && (folders[strings.ToLower(parent)] != other || p.kind == other || year.MatchString(parent)):
		p.kind = list
	case bundle:
		p.slug = parent
	}
	if !isPage(file) {
		p.kind = dataKind(dir, base)
	}
	return p
}

var settings = map[string]bool{"config.toml": true, "config.yaml": true, "config.yml": true, "hugo.toml": true, "hugo.yaml": true, "hugo.yml": true, "_config.yml": true, "_config.toml": true}

func dataKind(dir, base string) kind {
	ext := path.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	in := strings.HasPrefix(dir, "data/") || strings.HasPrefix(dir, "_data/") || strings.Contains(dir, "/data/") || strings.Contains(dir, "/_data/") ||
		strings.Contains("/"+dir, "/config/")
	switch yaml := ext == ".yml" || ext == ".yaml"; {
	case yaml && in && (stem == "speakers" || stem == "people"):
		return speakersFile
	case (yaml || ext == ".toml") && in, settings[base]:
		return siteFile
	}
	return other
}
