package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestASecondInterruptEndsWhatWaits: a load that waits for its input sees no
// first one, and nobody should have to look up kill.
func TestASecondInterruptEndsWhatWaits(t *testing.T) {
	cmd := program(t, "load", "--store", "bolt:"+t.TempDir()+"/graph.db", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var errs lockedBuffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	if _, err := io.WriteString(in, strings.Repeat("more than a pipe holds, so that it has begun to read", 20_000)); err != nil {
		t.Fatal(err)
	}
	interrupt := func() {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	interrupt()
	for deadline := time.Now().Add(patience); !strings.Contains(errs.String(), "once more ends it"); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("it said %q", errs.String())
		}
	}
	interrupt()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			t.Errorf("it ended with %v", err)
		}
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		t.Error("it did not end")
	}
}
