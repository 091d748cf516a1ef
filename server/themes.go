package server

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"throughline/server/api"
)

// ThemeKeeper finds phrases that may be themes, and keeps what people decide
// about them. Only one decision or load is carried out at a time.
type ThemeKeeper interface {
	// Candidates returns the likeliest first, those that are known included.
	Candidates(ctx context.Context, d *Dataset) (api.Candidates, error)
	// Decide carries out a decision. An *InputError says why it cannot.
	Decide(ctx context.Context, d api.ThemeDecision) (api.ThemeDecided, *Dataset, error)
}

// MostCandidates is the longest list of candidates that a server asks for.
const MostCandidates = 300

// getCandidates answers with phrases that may be themes; known=true also with
// those that some theme or technology is called already.
func (s *Server) getCandidates(c echo.Context) error {
	limit, err := intParam(c, "limit", 50, 1, MostCandidates)
	if err != nil {
		return err
	}
	known, err := boolParam(c, "known", false)
	if err != nil {
		return err
	}
	all, err := s.candidates(c)
	if err != nil {
		return err
	}
	if !known {
		all.Candidates = unknown(all.Candidates)
	}
	all.Candidates = all.Candidates[:min(limit, len(all.Candidates))]
	return c.JSON(http.StatusOK, all)
}

// candidates asks the keeper.
func (s *Server) candidates(c echo.Context) (api.Candidates, error) {
	if s.themes == nil {
		return api.Candidates{}, problem(http.StatusNotFound, "this server does not look for themes")
	}
	return s.themes.Candidates(c.Request().Context(), s.dataset(c))
}

// unknown leaves out what some theme or technology is called.
func unknown(list []api.Candidate) []api.Candidate {
	out := []api.Candidate{}
	for _, c := range list {
		if c.Known == "" {
			out = append(out, c)
		}
	}
	return out
}

// maxDecision is the longest decision in bytes.
const maxDecision = 16 << 10

func (s *Server) postTheme(c echo.Context) error {
	var d api.ThemeDecision
	body := http.MaxBytesReader(c.Response(), c.Request().Body, maxDecision)
	if err := json.NewDecoder(body).Decode(&d); err != nil {
		return badRequest(`a decision is {"decision": "accept", "phrase": "…", "aliases": ["…"]}`)
	}
	decided, err := s.settleTheme(c, d)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, decided)
}

// settleTheme has a decision carried out and serves what it changes.
func (s *Server) settleTheme(c echo.Context, d api.ThemeDecision) (api.ThemeDecided, error) {
	if s.themes == nil {
		return api.ThemeDecided{}, problem(http.StatusForbidden, "this server keeps no decisions about themes")
	}
	switch d.Decision {
	case "accept", "reject", "withdraw":
	default:
		return api.ThemeDecided{}, badRequest("decision is accept, reject or withdraw")
	}
	decided, data, err := s.themes.Decide(c.Request().Context(), d)
	if err != nil {
		return decided, loadProblem(err)
	}
	if data != nil && data != s.data.Load() {
		s.Swap(data)
	}
	return decided, nil
}
