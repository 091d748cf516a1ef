package server

import (
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// Backup is a record that can be copied while it is read and written.
type Backup interface {
	// Backup writes a copy as of one moment, which says itself whether it is
	// whole.
	Backup(w io.Writer) error
}

// stall is how long a client may take for a piece of a backup: the store keeps
// the moment alive meanwhile, and grows.
const stall = 30 * time.Second

// getBackup sends a copy of the whole record, sessions included, to whoever
// may write.
func (s *Server) getBackup(c echo.Context) error {
	if s.backup == nil {
		return problem(http.StatusForbidden, "the store of this server is not backed up through it")
	}
	w := c.Response()
	w.Header().Set(echo.HeaderContentType, "application/octet-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Disposition", `attachment; filename="throughline.backup"`)
	return s.backup.Backup(&patient{w: w, deadlines: http.NewResponseController(w)})
}

// patient gives each piece its own time.
type patient struct {
	w         io.Writer
	deadlines *http.ResponseController
}

func (p *patient) Write(b []byte) (int, error) {
	_ = p.deadlines.SetWriteDeadline(time.Now().Add(stall)) // a recorder in a test has none
	return p.w.Write(b)
}
