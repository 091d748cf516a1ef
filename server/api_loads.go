package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/labstack/echo/v4"
)

// Loader takes what users bring into the dataset. Only one load runs at a
// time; others wait for it.
type Loader interface {
	// Load reads the upload and, unless DryRun is set, writes it. The summary
	// is the JSON of a load. The dataset is nil when nothing was written.
	Load(ctx context.Context, u Upload, progress func(Progress)) (summary any, d *Dataset, err error)
}

// Upload is a file or an archive that a user sends, in a file of the server's.
type Upload struct {
	Path    string
	Format  string // recognised from the content when empty
	Series  string
	Year    int
	Zone    string // of times without one, by its IANA name
	Mapping string // of the columns of a table, YAML
	DryRun  bool
}

// Progress says how far a load has come.
type Progress struct {
	Doing string `json:"doing"` // "reading" or "writing"
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

func (s *Server) writeRoutes(g routes) {
	g.POST("/loads", s.postLoad)
	g.POST("/themes", s.postTheme)
	g.POST("/extract", s.postExtract)
	g.POST("/decisions", s.postDecisions)
	g.GET("/backup", s.getBackup)
}

// postLoad takes a file or archive as the body; name, in the query, is what it
// is called. A client that accepts application/x-ndjson is told the progress,
// a line each, before the summary.
func (s *Server) postLoad(c echo.Context) error {
	line := http.NewResponseController(c.Response())
	_ = line.SetReadDeadline(time.Now().Add(s.limits.UploadTime)) // fails where there is no connection
	_ = line.SetWriteDeadline(time.Now().Add(s.limits.LoadTime))
	u, remove, err := s.receive(c)
	if err != nil {
		return err
	}
	defer remove()
	start, facts := time.Now(), 0
	tell := func(Progress) {}
	lines := strings.Contains(c.Request().Header.Get("Accept"), "application/x-ndjson")
	if lines {
		tell = func(p Progress) { s.sendLine(c, map[string]any{"progress": p}) }
	}
	summary, d, err := s.loader.Load(c.Request().Context(), u, func(p Progress) {
		if p.Doing == "writing" {
			facts = p.Done
		}
		tell(p)
	})
	s.metrics.loaded(facts, time.Since(start), err)
	if d != nil {
		d.Prepare() // meanwhile the one before is served, and nobody waits
		s.Swap(d)
	}
	switch {
	case lines && err != nil:
		s.sendLine(c, map[string]any{"problem": toProblem(loadProblem(err))})
		return nil
	case lines:
		s.sendLine(c, map[string]any{"summary": summary})
		return nil
	case err != nil:
		return loadProblem(err)
	}
	return c.JSON(http.StatusOK, summary)
}

// loadProblem tells mistakes of the input from failures of the server.
func loadProblem(err error) error {
	var in *InputError
	if errors.As(err, &in) {
		return problem(http.StatusUnprocessableEntity, in.Error())
	}
	return err
}

// InputError is what a Loader returns for an input from which nothing could
// be read.
type InputError struct{ Err error }

func (e *InputError) Error() string { return e.Err.Error() }
func (e *InputError) Unwrap() error { return e.Err }

func (s *Server) sendLine(c echo.Context, v any) {
	w := c.Response()
	if !w.Committed {
		w.Header().Set(echo.HeaderContentType, "application/x-ndjson")
		w.WriteHeader(http.StatusOK)
	}
	if err := json.NewEncoder(w).Encode(v); err == nil {
		w.Flush()
	}
}

// receive keeps the body in a file of its own name in a new folder.
func (s *Server) receive(c echo.Context) (Upload, func(), error) {
	u := Upload{Format: c.QueryParam("format"), Series: c.QueryParam("series"), Zone: c.QueryParam("zone"), Mapping: c.QueryParam("mapping")}
	var err error
	if u.DryRun, err = boolParam(c, "dry-run", false); err != nil {
		return u, nil, err
	}
	if u.Mapping != "" {
		u.Format = "csv"
	}
	if _, err := time.LoadLocation(u.Zone); err != nil {
		return u, nil, badRequest("zone is the name of a time zone, such as Europe/Brussels")
	}
	if u.Year, err = intParam(c, "year", 0, 0, 9999); err != nil {
		return u, nil, err
	}
	dir, err := os.MkdirTemp("", "throughline-load")
	if err != nil {
		return u, nil, err
	}
	remove := func() { _ = os.RemoveAll(dir) } // a folder of the system's for such things
	name := filepath.Base(filepath.Clean("/" + c.QueryParam("name")))
	if name == "/" || name == "." || len(name) > 200 || strings.ContainsFunc(name, unicode.IsControl) {
		name = "upload"
	}
	u.Path = filepath.Join(dir, name)
	if err := keep(u.Path, http.MaxBytesReader(c.Response(), c.Request().Body, s.limits.Upload), s.limits.Upload); err != nil {
		remove()
		return u, nil, err
	}
	return u, remove, nil
}

func keep(path string, body io.Reader, most int64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, body)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return badRequest("the upload ended before it was whole; send it again")
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return problem(http.StatusRequestEntityTooLarge, "an upload is at most "+sizeText(most)+"; load it with the command line, or in parts")
	}
	return err
}
