package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"throughline/web/view"
)

// helpPage says how things are counted and what the marks mean.
func (s *Server) helpPage(c echo.Context) error {
	page := s.page(c, "How it is counted", "")
	page.Class = "p-help"
	return render(c, http.StatusOK, view.HelpPage(page))
}
