package server

import "github.com/labstack/echo/v4"

// Routes lists what the server answers.
func (s *Server) Routes() []*echo.Route { return s.echo.Routes() }

// Rooms is how many sessions are held in memory.
func (s *Server) Rooms() int {
	s.rooms.mu.Lock()
	defer s.rooms.mu.Unlock()
	return len(s.rooms.open)
}
