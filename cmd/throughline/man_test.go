package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryCommandHasAManualPage writes the pages, and lets groff read them
// where it is installed.
func TestEveryCommandHasAManualPage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "man1")
	if out, errs, code := newCLI(t).run("man", "--dir", dir); code != 0 || out != "" {
		t.Fatalf("%d %s%s", code, out, errs)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil || len(pages) < 15 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	whole, _, _ := newCLI(t).run("man")
	for _, want := range []string{".SH COMMANDS", `throughline\-serve`, "THROUGHLINE_STORE", "THROUGHLINE_ALLOW_HOST", "EXIT STATUS"} {
		if !strings.Contains(whole, want) {
			t.Errorf("throughline.1 lacks %s", want)
		}
	}
	serve, err := os.ReadFile(filepath.Join(dir, "throughline-serve.1"))
	if err != nil || !strings.Contains(string(serve), `\fB\-\-trusted\-proxy\fR`) || strings.Contains(string(serve), os.Getenv("HOME")+"/") {
		t.Errorf("throughline-serve.1: %v\n%s", err, serve)
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Log("NOT RUN: groff is not installed, so nothing read the pages")
		return
	}
	for _, page := range pages {
		out, err := exec.Command(groff, "-man", "-Tutf8", "-ww", page).CombinedOutput()
		if err != nil || strings.Contains(string(out), "warning") || strings.Contains(string(out), "error:") {
			t.Errorf("%s: %v\n%s", page, err, out)
		}
	}
}

func TestShellsCompleteCommandsAndFlags(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		out, errs, code := newCLI(t).run("completion", shell)
		if code != 0 || len(out) < 1000 {
			t.Fatalf("%s: %d %s", shell, code, errs)
		}
		path, err := exec.LookPath(shell)
		if err != nil {
			t.Logf("NOT RUN: %s is not installed, so it did not read its completions", shell)
			continue
		}
		cmd := exec.Command(path, "-n")
		cmd.Stdin = strings.NewReader(out)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v %s", shell, err, said)
		}
	}
	out, _, code := newCLI(t).run("__complete", "ser")
	if code != 0 || !strings.Contains(out, "serve\t") {
		t.Errorf("ser: %d %q", code, out)
	}
	if out, _, _ := newCLI(t).run("__complete", "serve", "--trus"); !strings.Contains(out, "--trusted-proxy") {
		t.Errorf("--trus: %q", out)
	}
}

// TestSystemdTakesTheUnit of the manual, with this program in its place.
func TestSystemdTakesTheUnit(t *testing.T) {
	manual, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(manual), "<!-- throughline.service -->\n```ini\n")
	unit, _, ok := strings.Cut(rest, "```")
	if !ok || !strings.Contains(unit, "ExecStart=/usr/local/bin/throughline serve") {
		t.Fatal("docs/operations.md has no unit")
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("NOT RUN: systemd-analyze is not installed")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "throughline.service")
	if err := os.WriteFile(path, []byte(strings.Replace(unit, "/usr/local/bin/throughline", exe, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(analyze, "verify", "--man=no", path).CombinedOutput()
	if err != nil || strings.Contains(string(out), "throughline.service:") {
		t.Errorf("%v\n%s", err, out)
	}
}
