package server

import (
	"bytes"
	"net/http"
	"sync"
	"sync/atomic"

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
	best sync.Mutex // held while one is compressed as well as can be
}

type section struct {
	once   sync.Once
	plain  []byte
	packed atomic.Pointer[[]byte] // brotli
	err    error
}

// A section is compressed twice: at once and quickly for whoever waits for it,
// and then as well as can be for all who come later. Level 5 takes 70 ms for
// the core of 10,900 talks, level 11 four seconds and is 10 % smaller. What is
// larger than mostBest would keep a processor busy for minutes.
const (
	quickBrotli = 5
	bestBrotli  = 11
	mostBest    = 16 << 20 // bytes
)

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
			s.pack()
			go s.packBest(&d.sections.best)
		}
	})
	return s
}

func (s *section) pack() {
	packed := pack(s.plain, quickBrotli)
	s.packed.Store(&packed)
}

// packBest waits for its turn, so that several sections leave processors to
// those who ask.
func (s *section) packBest(turn sync.Locker) {
	if len(s.plain) > mostBest {
		return
	}
	turn.Lock()
	defer turn.Unlock()
	packed := pack(s.plain, bestBrotli)
	s.packed.Store(&packed)
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

func pack(plain []byte, level int) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, level)
	_, _ = w.Write(plain) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// getSnapshot answers with one section of the snapshot. An address that names
// the version never changes what it means, so it may be kept for ever (that of
// words, which are no part of the snapshot, if it names this build too); one
// that does not is looked up again each time. How well the bytes are
// compressed may change, and what they are does not.
func (s *Server) getSnapshot(c echo.Context) error {
	if c.QueryParams().Has("around") {
		return s.queries.limit(s.getPart)(c)
	}
	d := s.dataset(c)
	name := c.QueryParam("section")
	switch name {
	case "":
		name = "core"
	case "core", "details", "prose", "evidence", wordsSection:
	default:
		return badRequest("section is one of core, details, prose, evidence, words")
	}
	version := c.QueryParam("version")
	if version != "" && version != d.Version {
		return problem(http.StatusNotFound, "this server has version "+d.Version+" of the dataset")
	}
	part := d.section(name)
	if part.err != nil {
		return part.err
	}
	if name == wordsSection {
		return sendSnapshot(c, part, version != "" && c.QueryParam("build") == s.build, d.Version+"-"+name+"-"+s.build)
	}
	return sendSnapshot(c, part, version != "", d.Version+"-"+name)
}

// sendSnapshot answers under a weak tag: what it holds is the same each time,
// how well that is compressed is not.
func sendSnapshot(c echo.Context, part *section, immutable bool, tag string) error {
	h := c.Response().Header()
	tag = `W/"` + tag + `"`
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
	if takes(c.Request(), "br") {
		h.Set("Content-Encoding", "br")
		body = *part.packed.Load()
	}
	return c.Blob(http.StatusOK, "application/octet-stream", body)
}
