package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph/change"
)

// Bench turns reports into proposals and takes what people decide.
type Bench interface {
	// Extract reads a report and compares it with the dataset. For a schedule
	// it returns a draft with its format and no proposals.
	Extract(ctx context.Context, d *Dataset, name string, content []byte) (*change.Draft, error)
	// Preview says what a save would do to the dataset.
	Preview(ctx context.Context, d *Dataset, s change.Save) (*change.Outcome, error)
	// Save does it. The error is a *change.Conflict when the save was made on
	// another version than the current one.
	Save(ctx context.Context, s change.Save) (*change.Outcome, *Dataset, error)
	// Decided returns the decisions that hold, in the order they were made.
	Decided(d *Dataset) []change.Decision
	// Likely returns the pairs of nodes that are likely one.
	Likely(d *Dataset) []change.Pair
}

var errNoBench = problem(http.StatusForbidden, "this server takes no reports")

// postExtract takes a report as the body; name, in the query, is what it is
// called. Nothing is stored.
func (s *Server) postExtract(c echo.Context) error {
	if s.bench == nil {
		return errNoBench
	}
	body, err := readBody(c, s.limits.Report)
	if err != nil {
		return err
	}
	d, err := s.extract(c, c.QueryParam("name"), body)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, d)
}

func (s *Server) extract(c echo.Context, name string, body []byte) (*change.Draft, error) {
	name = strings.ToValidUTF8(name[:min(len(name), 200)], "")
	d, err := s.bench.Extract(c.Request().Context(), s.dataset(c), name, body)
	if err != nil {
		return nil, loadProblem(err)
	}
	d.Version = s.dataset(c).Version
	return d, nil
}

func readBody(c echo.Context, most int64) ([]byte, error) {
	body, err := io.ReadAll(http.MaxBytesReader(c.Response(), c.Request().Body, most))
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return nil, problem(http.StatusRequestEntityTooLarge, "the text is larger than "+sizeText(most)+", which no trip report is; give the part with the report")
	}
	return body, err
}

// postDecisions takes a change.Save. With dry-run=true it says what the save
// would do and does nothing.
func (s *Server) postDecisions(c echo.Context) error {
	if s.bench == nil {
		return errNoBench
	}
	body, err := readBody(c, s.limits.Report)
	if err != nil {
		return err
	}
	var save change.Save
	if err := json.Unmarshal(body, &save); err != nil {
		return badRequest("the body is not the JSON of decisions: " + unfit(err))
	}
	dryRun, err := boolParam(c, "dry-run", false)
	if err != nil {
		return err
	}
	out, err := s.settle(c, save, dryRun)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, out)
}

// unfit says why JSON was not read, without the types that it was read into.
func unfit(err error) string {
	var typed *json.UnmarshalTypeError
	if !errors.As(err, &typed) {
		return err.Error()
	}
	if typed.Field == "" {
		return "it holds no object but a value of another kind (" + typed.Value + ")"
	}
	return "the field " + typed.Field + " holds a value of another kind (" + typed.Value + ")"
}

// settle previews or carries out a save.
func (s *Server) settle(c echo.Context, save change.Save, dryRun bool) (*change.Outcome, error) {
	if save.Draft == nil && len(save.Decide) == 0 && len(save.Undo) == 0 {
		return nil, badRequest("there is nothing to save: a draft, decisions, or decisions to take back")
	}
	if save.Draft != nil {
		if err := save.Draft.Check(); err != nil {
			return nil, badRequest(err.Error())
		}
	}
	if dryRun {
		out, err := s.bench.Preview(c.Request().Context(), s.dataset(c), save)
		return out, err
	}
	out, d, err := s.bench.Save(c.Request().Context(), save)
	if d != nil {
		s.Swap(d)
	}
	if err != nil {
		return nil, loadProblem(err)
	}
	return out, nil
}

// decisionsAnswer lists what was decided and what could be.
type decisionsAnswer struct {
	Decisions []change.Decision `json:"decisions"`
	Likely    []change.Pair     `json:"likely"` // nothing is decided about these
	Total     int               `json:"total"`  // of the likely pairs, of which the first 200 are listed
	Version   string            `json:"version"`
}

const maxPairs = 200

func (s *Server) getDecisions(c echo.Context) error {
	d := s.dataset(c)
	out := decisionsAnswer{Decisions: []change.Decision{}, Likely: []change.Pair{}, Version: d.Version}
	if s.bench != nil {
		out.Decisions = append(out.Decisions, s.bench.Decided(d)...)
		open := change.Open(s.bench.Likely(d), out.Decisions)
		out.Total = len(open)
		out.Likely = append(out.Likely, open[:min(len(open), maxPairs)]...)
	}
	return c.JSON(http.StatusOK, out)
}
