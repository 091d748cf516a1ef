package main

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"throughline/graph/text"
)

// explainUsage makes every command below one say, in our words, what is wrong
// with a command line, and what may have been meant.
func explainUsage(c *cobra.Command) {
	check := c.Args
	c.Args = func(c *cobra.Command, args []string) error {
		switch {
		case check == nil || check(c, args) == nil:
			return nil
		case c.HasSubCommands():
			return usageError("there is no command %q; %s", strings.Join(append(below(c), args[0]), " "), meant(c.SuggestionsFor(args[0]), c.CommandPath()+" --help"))
		}
		return usageError("%s given; usage: %s", text.Many(len(args), "argument", "arguments"), c.UseLine())
	}
	c.SuggestionsMinimumDistance = 2
	for _, sub := range c.Commands() {
		explainUsage(sub)
	}
	if c.HasParent() && !c.Runnable() { // cobra would help whatever stands behind it
		c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
	}
}

// helpCommand is cobra's, but that it refuses what is no command.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usageError("there is no command %q; '%s --help' lists what there is", strings.Join(args, " "), c.CommandPath())
			}
			c.InitDefaultHelpFlag()
			c.InitDefaultVersionFlag()
			return c.Help()
		},
	}
}

// version is the commit that the program was built from, as far as it is known.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "of an unknown commit"
	}
	return info.Main.Version + ", " + info.GoVersion
}

// below is the words of a command behind the program's name.
func below(c *cobra.Command) []string { return strings.Fields(c.CommandPath())[1:] }

// meant offers what may have been meant, or where one may look.
func meant(words []string, look string) string {
	if len(words) == 0 {
		return fmt.Sprintf("'%s' lists what there is", look)
	}
	return "did you mean " + anyOf(words) + "?"
}

// anyOf is "a", "a or b", or "a, b or c".
func anyOf[S ~string](words []S) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}

// unknownCommand says it of the first word of a line, which cobra looks at
// before any of ours.
func unknownCommand(root *cobra.Command, err error) error {
	if !strings.HasPrefix(err.Error(), "unknown command ") {
		return err
	}
	word, unquoted := strconv.QuotedPrefix(strings.TrimPrefix(err.Error(), "unknown command "))
	if unquoted == nil {
		word, _ = strconv.Unquote(word)
	}
	return usageError("there is no command %q; %s", word, meant(root.SuggestionsFor(word), "throughline --help"))
}

// wrongFlag says what is wrong with a flag.
func wrongFlag(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var value *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && len(unknown.GetSpecifiedName()) > 1:
		name := unknown.GetSpecifiedName()
		return usageError("there is no flag --%s; %s", name, meant(flagsLike(c, name), c.CommandPath()+" --help"))
	case errors.As(err, &value):
		return usageError("--%s %s: %s", value.GetFlag().Name, value.GetValue(), wanted(value))
	}
	return exitError{exitUsage, err}
}

// wanted is what a flag takes, where the library only says what it is not.
func wanted(e *pflag.InvalidValueError) string {
	switch e.GetFlag().Value.Type() {
	case "int":
		return "a whole number"
	case "bool":
		return "true or false"
	}
	return e.Unwrap().Error()
}

// flagsLike returns the flags of a command that are written nearly so. cobra
// compares commands only, so they are made some.
func flagsLike(c *cobra.Command, name string) []string {
	names := &cobra.Command{SuggestionsMinimumDistance: 2}
	c.Flags().VisitAll(func(f *pflag.Flag) {
		names.AddCommand(&cobra.Command{Use: f.Name, Run: func(*cobra.Command, []string) {}})
	})
	found := names.SuggestionsFor(name)
	for i := range found {
		found[i] = "--" + found[i]
	}
	return found
}

// limitVar adds the flag --limit, which is a whole number of at least least.
func limitVar(c *cobra.Command, to *int, least, value int, usage string) {
	*to = value
	c.Flags().Var(&limit{to, least}, "limit", usage)
}

type limit struct {
	to    *int
	least int
}

func (l *limit) Type() string   { return "number" }
func (l *limit) String() string { return strconv.Itoa(*l.to) }

func (l *limit) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < l.least {
		return fmt.Errorf("a whole number, %d or more", l.least)
	}
	*l.to = n
	return nil
}
