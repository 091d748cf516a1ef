package server

import (
	"bytes"
	"net/http"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/labstack/echo/v4"

	"throughline/graph/related"
	"throughline/graph/wire"
)

// sections are the parts of a snapshot as clients fetch them, each cut out
// and compressed when first asked for.
type sections struct {
	mu   sync.Mutex
	made map[string]*section
}

type section struct {
	once   sync.Once
	plain  []byte
	packed []byte // brotli
	err    error
}

// brotliLevel is high for an answer that is made once for each dataset: level
// 11 makes it 8 % smaller still and takes five times as long.
const brotliLevel = 9

func (d *Dataset) section(name string) *section {
	d.sections.mu.Lock()
	if d.sections.made == nil {
		d.sections.made = map[string]*section{}
	}
	s := d.sections.made[name]
	if s == nil {
		s = &section{}
		d.sections.made[name] = s
	}
	d.sections.mu.Unlock()
	s.once.Do(func() {
		if s.plain, s.err = d.sectionBytes(name); s.err == nil {
			s.packed = pack(s.plain)
		}
	})
	return s
}

// wordsSection is no part of the file: what related talks are found by is made
// of the whole graph.
const wordsSection = "words"

func (d *Dataset) sectionBytes(name string) ([]byte, error) {
	if name != wordsSection {
		return wire.Section(d.snapshot, name)
	}
	x, err := d.related()
	if err != nil {
		return nil, err
	}
	return related.EncodeTable(x.Table()), nil
}

func pack(plain []byte) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotliLevel)
	_, _ = w.Write(plain) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// getSnapshot answers with one section of the snapshot. An address that names
// the version never changes what it means, so it may be kept for ever; one
// that does not is looked up again each time.
func (s *Server) getSnapshot(c echo.Context) error {
	if c.QueryParams().Has("around") {
		return s.queries.limit(s.getPart)(c)
	}
	d := s.dataset(c)
	name := c.QueryParam("section")
	switch name {
	case "":
		name = "core"
	case "core", "evidence", "prose", wordsSection:
	default:
		return badRequest("section is one of core, evidence, prose, words")
	}
	version := c.QueryParam("version")
	if version != "" && version != d.Version {
		return problem(http.StatusNotFound, "this server has version "+d.Version+" of the dataset")
	}
	part := d.section(name)
	if part.err != nil {
		return part.err
	}
	return sendSnapshot(c, part, version != "", `"`+d.Version+"-"+name+`"`)
}

func sendSnapshot(c echo.Context, part *section, immutable bool, tag string) error {
	h := c.Response().Header()
	h.Set("ETag", tag)
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache")
	if immutable {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if matches(c.Request().Header.Get("If-None-Match"), tag) {
		return c.NoContent(http.StatusNotModified)
	}
	body := part.plain
	if strings.Contains(c.Request().Header.Get("Accept-Encoding"), "br") {
		h.Set("Content-Encoding", "br")
		body = part.packed
	}
	return c.Blob(http.StatusOK, "application/octet-stream", body)
}
