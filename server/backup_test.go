package server_test

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"throughline/server"
	"throughline/web"
)

type fakeBackup struct{ err error }

func (b fakeBackup) Backup(w io.Writer) error {
	_, err := io.WriteString(w, "all of it")
	return errors.Join(err, b.err)
}

func TestBackupIsForWhoMayWrite(t *testing.T) {
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		token, sent, from string
		status            int
	}{
		{"secret", "secret", "192.0.2.1:5000", 200}, {"secret", "guess", "192.0.2.1:5000", 401}, {"secret", "", "127.0.0.1:5000", 401},
		{"", "", "127.0.0.1:5000", 200}, {"", "", "192.0.2.1:5000", 403},
	} {
		h := server.New(server.Config{Data: dataset(t, facts()), Assets: assets, Build: "test", Loader: &fakeLoader{t: t}, Backup: fakeBackup{},
			Token: c.token, Log: slog.New(slog.DiscardHandler)})
		r := httptest.NewRequest(http.MethodGet, "/api/v1/backup", nil)
		r.RemoteAddr, r.Host = c.from, "localhost:8080"
		if c.sent != "" {
			r.Header.Set("Authorization", "Bearer "+c.sent)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status || (w.Body.String() == "all of it") != (c.status == 200) || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%+v: %d %.500s", c, w.Code, w.Body)
		}
	}
}

func TestABackupThatFailsSaysNothingMore(t *testing.T) {
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	h := server.New(server.Config{Data: dataset(t, facts()), Assets: assets, Build: "test", Loader: &fakeLoader{t: t},
		Backup: fakeBackup{errors.New("the disk broke")}, Token: "secret", Log: slog.New(slog.DiscardHandler)})
	w := get(h, "/api/v1/backup", "Authorization", "Bearer secret")
	if w.Body.String() != "all of it" {
		t.Errorf("after the failure it sent %.500q", w.Body)
	}
}

// slowBackup takes longer in all than an answer may, and for each piece less.
type slowBackup struct{}

func (slowBackup) Backup(w io.Writer) error {
	for range 6 {
		time.Sleep(50 * time.Millisecond)
		if _, err := w.Write(make([]byte, 64<<10)); err != nil {
			return err
		}
	}
	return nil
}

func TestABackupMayTakeLongerThanAnAnswer(t *testing.T) {
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewUnstartedServer(server.New(server.Config{Data: dataset(t, facts()), Assets: assets, Build: "test",
		Loader: &fakeLoader{t: t}, Backup: slowBackup{}, Log: slog.New(slog.DiscardHandler)}))
	h.Config.WriteTimeout = 100 * time.Millisecond
	h.Start()
	defer h.Close()
	resp, err := http.Get(h.URL + "/api/v1/backup")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if body, err := io.ReadAll(resp.Body); err != nil || len(body) != 6*64<<10 {
		t.Errorf("%d bytes arrived, %v", len(body), err)
	}
}
