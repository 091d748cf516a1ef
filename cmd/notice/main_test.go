package main

import (
	"os"
	"strings"
	"testing"
)

// TestTheNoticeIsCurrent makes it again.
func TestTheNoticeIsCurrent(t *testing.T) {
	kept, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	made, err := notice("../..")
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != made {
		t.Error("NOTICE is not current: run 'make notice' and look at the difference")
	}
	for _, want := range []string{"github.com/labstack/echo/v4 v4", "github.com/cayleygraph/cayley v0.7.7", "(MIT and Apache-2.0)", "Permission is hereby granted", "Redistributions in binary form", "SoundCloud"} {
		if !strings.Contains(made, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestALicenceThatNobodyKnowsIsRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/LICENSE", []byte("Copyright 2031 Somebody\nAsk me first.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := module{path: "example.org/x", dir: dir}
	if err := m.read(); err == nil || !strings.Contains(err.Error(), "example.org/x") {
		t.Errorf("%v: %+v", err, m)
	}
	for text, want := range map[string]string{
		"Copyright (c) 2031 A\n\nPermission is hereby granted, free of\ncharge, to any": "MIT",
		"Redistributions in binary form must":                                           "BSD-2-Clause",
		"Redistributions in binary form must\nNeither the name of":                      "BSD-3-Clause",
	} {
		m = module{}
		if m.take(text); m.licence != want {
			t.Errorf("%q is %q", text, m.licence)
		}
	}
}
