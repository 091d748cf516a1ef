package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"throughline/server"
)

// printed is what --print-config prints for a command line, read back.
func printed(t *testing.T, args ...string) (values map[string]any, text string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), append([]string{"serve", "--print-config"}, args...), nil, &out, &errs); code != 0 {
		t.Fatalf("%v: %d %s", args, code, errs.String())
	}
	if err := yaml.Unmarshal(out.Bytes(), &values); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return values, out.String()
}

func configAt(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAFlagComesBeforeTheEnvironmentBeforeTheFile sets one thing in more and
// more places.
func TestAFlagComesBeforeTheEnvironmentBeforeTheFile(t *testing.T) {
	addr := func(args ...string) string {
		values, text := printed(t, args...)
		for _, line := range strings.Split(text, "\n") {
			if strings.HasPrefix(line, "addr:") {
				return fmt.Sprint(values["addr"], line[strings.Index(line, " #"):])
			}
		}
		return text
	}
	if got := addr(); got != "127.0.0.1:8080 # built in" {
		t.Error(got)
	}
	config := configAt(t, "c.yaml", "addr: 127.0.0.1:1\nallow-host: [one, two]\nlimit:\n  streams: 7\n  upload: 1GiB\nlog: json\n")
	if got := addr("--config", config); got != "127.0.0.1:1 # file" {
		t.Error(got)
	}
	t.Setenv("THROUGHLINE_CONFIG", config)
	if got := addr(); got != "127.0.0.1:1 # file" {
		t.Error(got)
	}
	t.Setenv("THROUGHLINE_ADDR", "127.0.0.1:2")
	t.Setenv("THROUGHLINE_LIMIT", "streams=8,url=1KiB")
	if got := addr(); got != "127.0.0.1:2 # environment" {
		t.Error(got)
	}
	if got := addr("--addr", "127.0.0.1:3"); got != "127.0.0.1:3 # flag" {
		t.Error(got)
	}
	values, _ := printed(t, "--limit", "files=5", "--trusted-proxy", "10.0.0.1", "--trusted-proxy", "10.1.0.0/16,10.2.0.0/16")
	if got := fmt.Sprint(values["allow-host"], values["trusted-proxy"], values["log"]); got != "[one two] [10.0.0.1 10.1.0.0/16 10.2.0.0/16]json" {
		t.Error(got)
	}
	limits := values["limit"].(map[string]any) // each is set by the first that says something of it
	if got := fmt.Sprint(limits["streams"], " ", limits["url"], " ", limits["upload"], " ", limits["files"]); got != "8 1KiB 1GiB 5" {
		t.Error(got)
	}
}

// TestWhatIsPrintedSaysTheSameAgain feeds --print-config to itself.
func TestWhatIsPrintedSaysTheSameAgain(t *testing.T) {
	args := []string{"--addr", "127.0.0.1:4", "--base-url", "https://talks.example.org", "--allow-host", "a,b", "--limit", "streams=9,writes=1/s+2,costly=none", "--embed", "https://wiki.example.org", "--parts", "500", "--log", "json"}
	first, text := printed(t, args...)
	second, _ := printed(t, "--config", configAt(t, "again.yaml", text))
	if fmt.Sprint(first) != fmt.Sprint(second) {
		t.Errorf("%v\nbecame\n%v", first, second)
	}
}

func TestSecretsAreNotPrinted(t *testing.T) {
	t.Setenv("THROUGHLINE_TOKEN", "open sesame, says Ali")
	_, text := printed(t, "--store", "postgres://ali:babab@db.example.org/talks?sslmode=require&password=sim", "--token-file", configAt(t, "token", "forty thieves"))
	for _, secret := range []string{"sesame", "babab", "=sim", "thieves"} {
		if strings.Contains(text, secret) {
			t.Errorf("%s is in\n%s", secret, text)
		}
	}
	if !strings.Contains(text, "the token for writing: in the file") || !strings.Contains(text, "db.example.org/talks") {
		t.Error(text)
	}
}

func TestWhatNoSettingIsCalledIsRefusedWithItsLine(t *testing.T) {
	for content, want := range map[string]string{
		"addr: 127.0.0.1:0\nadress: x\n":         ":2: there is no setting \"adress\"",
		"help: true\n":                           ":1: there is no setting",
		"token: secret\n":                        ":1: there is no setting",
		"addr: 127.0.0.1:0\n\naddr: x\n":         ":",
		"limit:\n  streams: 5\n  speed: 1\n":     ":3: there is no limit called \"speed\"",
		"limit:\n  streams: many\n":              ":2: streams",
		"limit: 5\n":                             ":1: limit cannot be that",
		"addr: [a, b]\n":                         ":1: addr cannot be that",
		"allow-host:\n  a: b\n":                  ":2: allow-host cannot be that",
		"- addr\n":                               ":1: the file holds no keys",
		"addr: \"x\n":                            ":",
		"log: json\nlimit: {upload: 1PB}\n":      ":2: upload",
		"config: other.yaml\n":                   ":1: there is no setting",
		"log: json\nprint-config: true\n":        ":2: there is no setting",
		"Addr: 127.0.0.1:0\n":                    ":1: there is no setting",
		"addr: &a 127.0.0.1:0\nbase-url: [*a]\n": ":2: base-url",
	} {
		path := configAt(t, "c.yaml", content)
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"serve", "--config", path, "--print-config"}, nil, &out, &errs); code != exitUsage || !strings.Contains(errs.String(), path+want) {
			t.Errorf("%q: %d %s", content, code, errs.String())
		}
	}
	if _, _, code := newCLI(t).run("serve", "--config", "/nowhere/at/all.yaml"); code != exitUsage {
		t.Errorf("a file that is not there: %d", code)
	}
	if values, _ := printed(t, "--config", configAt(t, "empty.yaml", "# nothing\n")); values["addr"] != "127.0.0.1:8080" {
		t.Errorf("an empty file: %v", values)
	}
}

func TestFlagsOfTheServerThatCannotBe(t *testing.T) {
	for _, args := range [][]string{
		{"--base-url", "talks.example.org"}, {"--base-url", "https://x/path"}, {"--base-url", "ftp://x"}, {"--base-url", "https://u:p@x"}, {"--trusted-proxy", "everybody"},
		{"--trusted-proxy", "0.0.0.0/0"}, {"--metrics", "maybe"}, {"--log", "xml"}, {"--log-level", "loud"}, {"--limit", "streams"}, {"--limit", "speed=1"},
		{"--token-file", "/nowhere/at/all"}, {"--embed", "https://a; script-src *"}, {"--embed", "*"}, {"--parts", "0"}, {"--parts", "-5"}, {"--parts", "few"},
	} {
		if _, errs, code := newCLI(t).run(append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...); code != exitUsage || !strings.Contains(errs, strings.TrimPrefix(args[0], "-")) {
			t.Errorf("%v: %d %s", args, code, errs)
		}
	}
	t.Setenv("THROUGHLINE_TOKEN", server.HashedToken+"abc")
	if _, errs, code := newCLI(t).run("serve", "--addr", "127.0.0.1:0"); code != exitUsage || !strings.Contains(errs, "no hash") {
		t.Errorf("%d %s", code, errs)
	}
}

func TestATokenAndItsHash(t *testing.T) {
	out, _, code := newCLI(t).run("token")
	fields := strings.Fields(out)
	if code != 0 || len(fields) != 4 || len(fields[1]) < 26 || fields[3] != hashed(fields[1]) {
		t.Errorf("%d %q", code, out)
	}
	if again, _, _ := newCLI(t).run("token"); again == out {
		t.Error("the same token twice")
	}
}

// TestReadingCommandsTakeTheStoreOfTheFile: a file for the server serves them.
func TestReadingCommandsTakeTheStoreOfTheFile(t *testing.T) {
	c := newCLI(t)
	c.run("load", "corpus")
	config := configAt(t, "c.yaml", "store: bolt:"+c.store+"\naddr: 127.0.0.1:9\nlimit: {streams: 3}\n")
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"search", "mesh", "--config", config}, nil, &out, &errs); code != 0 || !strings.Contains(out.String(), "theme/service-mesh") {
		t.Errorf("%d %s%s", code, out.String(), errs.String())
	}
}

func TestPartsAreASettingLikeTheOthers(t *testing.T) {
	file := configAt(t, "c.yaml", "parts: 700\n")
	if values, _ := printed(t, "--config", file); values["parts"] != "700" {
		t.Errorf("from the file: %v", values["parts"])
	}
	t.Setenv("THROUGHLINE_PARTS", "800")
	if values, _ := printed(t, "--config", file); values["parts"] != "800" {
		t.Errorf("from the environment: %v", values["parts"])
	}
	for above, args := range map[int][]string{100_000: nil, 5: {"--parts", "5"}} {
		var f serveFlags
		set := pflag.NewFlagSet("serve", pflag.ContinueOnError)
		f.add(set)
		if err := set.Parse(args); err != nil {
			t.Fatal(err)
		}
		if c, err := f.config(true); err != nil || c.Parts.Above != above {
			t.Errorf("%v: %+v, %v", args, c.Parts, err)
		}
	}
}
