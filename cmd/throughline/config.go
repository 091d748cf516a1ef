package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"throughline/cmd/throughline/internal/record"
	"throughline/server"
)

// variable is the name of a flag in the environment.
func variable(flag string) string {
	return "THROUGHLINE_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// unset are the flags that belong to one command line.
var unset = []string{"help", "config", "print-config", "json", "version"}

// isSetting reports whether a flag can be set by environment and file.
func isSetting(name string) bool { return !slices.Contains(unset, name) }

// configure sets what the command line does not say: from the environment, and
// what that does not say either from the file. Every key of the file must be a
// setting of the server, whichever command reads it.
func (a *app) configure(c *cobra.Command) error {
	if a.configFile == "" {
		a.configFile = os.Getenv(variable("config"))
	}
	file := &configFile{}
	if a.configFile != "" {
		var err error
		if file, err = a.readConfig(); err != nil {
			return exitError{exitUsage, err}
		}
	}
	a.origin = map[string]string{}
	var failed []error
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if l, ok := f.Value.(*limitsFlag); ok {
			failed = append(failed, a.setLimits(f, l, file))
			return
		}
		if f.Changed {
			a.origin[f.Name] = "flag"
			return
		}
		if !isSetting(f.Name) || c.Name() != "serve" && f.Name != "store" {
			return
		}
		if value := os.Getenv(variable(f.Name)); value != "" {
			failed = append(failed, a.set(f, value, "environment", variable(f.Name)))
		} else if one, ok := file.values[f.Name]; ok {
			failed = append(failed, a.set(f, one.text, "file", one.at))
		}
	})
	if err := errors.Join(failed...); err != nil {
		return exitError{exitUsage, err}
	}
	return nil
}

func (a *app) set(f *pflag.Flag, value, origin, where string) error {
	a.origin[f.Name] = origin
	if err := f.Value.Set(value); err != nil {
		return fmt.Errorf("%s: %w", where, err)
	}
	return nil
}

// setLimits sets one limit by the file and another by a flag: what comes first
// is set last.
func (a *app) setLimits(f *pflag.Flag, l *limitsFlag, file *configFile) error {
	flags := l.said
	var failed []error
	if one, ok := file.values[f.Name]; ok && one.text != "" {
		failed = append(failed, a.set(f, one.text, "file", one.at))
	}
	if value := os.Getenv(variable(f.Name)); value != "" {
		failed = append(failed, a.set(f, value, "environment", variable(f.Name)))
	}
	for _, value := range flags {
		failed = append(failed, a.set(f, value, "flag", "--"+f.Name))
	}
	return errors.Join(failed...)
}

// configFile holds the values of a file, each with its place as FILE:LINE.
type configFile struct{ values map[string]placed }

type placed struct{ text, at string }

func (a *app) readConfig() (*configFile, error) {
	data, err := os.ReadFile(a.configFile)
	if err != nil {
		return nil, fmt.Errorf("--config: %w", err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", a.configFile, err)
	}
	out := &configFile{values: map[string]placed{}}
	if len(doc.Content) == 0 {
		return out, nil
	}
	known := a.settings()
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%s:%d: the file holds no keys with values", a.configFile, top.Line)
	}
	for i := 0; i < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		at := fmt.Sprintf("%s:%d", a.configFile, key.Line)
		f := known.Lookup(key.Value)
		if f == nil || !isSetting(key.Value) {
			return nil, fmt.Errorf("%s: there is no setting %q; there are %s", at, key.Value, strings.Join(names(known), ", "))
		}
		if _, twice := out.values[key.Value]; twice {
			return nil, fmt.Errorf("%s: %s is set twice", at, key.Value)
		}
		text, err := a.scalar(value, f)
		if err != nil {
			return nil, err
		}
		out.values[key.Value] = placed{text, at}
	}
	return out, nil
}

// scalar is the value as its flag takes it: a text, a list of texts where the
// flag takes several, keys with values for limits. It tries the value out, so
// that a mistake is named with its line.
func (a *app) scalar(v *yaml.Node, f *pflag.Flag) (string, error) {
	var parts []string
	_, list := f.Value.(pflag.SliceValue)
	_, limits := f.Value.(*limitsFlag)
	switch {
	case v.Kind == yaml.ScalarNode && !limits:
		parts = []string{v.Value}
	case v.Kind == yaml.SequenceNode && list:
		for _, one := range v.Content {
			parts = append(parts, one.Value)
		}
	case v.Kind == yaml.MappingNode && limits:
		for i := 0; i < len(v.Content); i += 2 {
			one := v.Content[i].Value + "=" + v.Content[i+1].Value
			if err := f.Value.Set(one); err != nil {
				return "", fmt.Errorf("%s:%d: %w", a.configFile, v.Content[i].Line, err)
			}
			parts = append(parts, one)
		}
	default:
		return "", fmt.Errorf("%s:%d: %s cannot be that", a.configFile, v.Line, f.Name)
	}
	text := strings.Join(parts, ",")
	if err := f.Value.Set(text); err != nil {
		return "", fmt.Errorf("%s:%d: %s: %w", a.configFile, v.Line, f.Name, err)
	}
	return text, nil
}

// settings are all flags of a server, not bound to the one that runs.
func (a *app) settings() *pflag.FlagSet {
	set := pflag.NewFlagSet("settings", pflag.ContinueOnError)
	set.String("store", "", "")
	(&serveFlags{}).add(set)
	return set
}

func names(set *pflag.FlagSet) (out []string) {
	set.VisitAll(func(f *pflag.Flag) {
		if isSetting(f.Name) {
			out = append(out, f.Name)
		}
	})
	return out
}

// printConfig prints what holds, as a file that would say the same. Of
// secrets it says whether they are there.
func (a *app) printConfig(c *cobra.Command, f *serveFlags) error {
	var b strings.Builder
	b.WriteString("# What holds: flags come before the environment, the environment before the file, the file before what is built in.\n")
	c.Flags().VisitAll(func(flag *pflag.Flag) {
		if !isSetting(flag.Name) || flag.Name == "limit" {
			return
		}
		value := fmt.Sprintf("%q", record.WithoutPassword(flag.Value.String()))
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			value = "[" + strings.Join(quoted(list.GetSlice()), ", ") + "]"
		}
		fmt.Fprintf(&b, "%s: %s # %s\n", flag.Name, value, a.originOf(flag.Name))
	})
	token := "none"
	if os.Getenv(tokenVariable) != "" {
		token = "set by " + tokenVariable
	}
	if f.tokenFile != "" && (a.origin["token-file"] == "flag" || token == "none") {
		token = "in the file"
	}
	fmt.Fprintf(&b, "# the token for writing: %s\nlimit: # %s\n", token, a.originOf("limit"))
	defaults := server.DefaultLimits()
	for _, name := range f.limits.Names() {
		note := ""
		if f.limits.Text(name) != defaults.Text(name) {
			note = " # built in: " + defaults.Text(name)
		}
		fmt.Fprintf(&b, "  %s: %q%s\n", name, f.limits.Text(name), note)
	}
	_, err := io.WriteString(a.out, b.String())
	return err
}

func (a *app) originOf(flag string) string {
	if o := a.origin[flag]; o != "" {
		return o
	}
	return "built in"
}

func quoted(list []string) (out []string) {
	for _, s := range list {
		out = append(out, fmt.Sprintf("%q", s))
	}
	return out
}

// strangers are the variables of the environment that look like settings and
// are none, most often a typing mistake.
func (a *app) strangers() []string {
	known := map[string]bool{tokenVariable: true, variable("config"): true}
	for _, name := range names(a.settings()) {
		known[variable(name)] = true
	}
	found := map[string]bool{}
	for _, one := range os.Environ() {
		name, _, _ := strings.Cut(one, "=")
		if strings.HasPrefix(name, "THROUGHLINE_") && !known[name] {
			found[name] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}
