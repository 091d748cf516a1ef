package server

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// limit is one of the Limits by its name, for configurations and manuals.
type limit struct {
	name string
	fill func()             // with the default where it is zero
	set  func(string) error // from text
	text func() string      // as set takes it
}

// Set changes the limit with the name: a number such as 500, a time such as
// 10s, a size in bytes such as 65536 or 64MiB, or a rate such as 50/s+500,
// where 500 is what may be done at once.
func (l *Limits) Set(name, value string) error {
	for _, one := range l.table() {
		if one.name == name {
			if err := one.set(value); err != nil {
				return fmt.Errorf("%s: %q is %w", name, value, err)
			}
			return nil
		}
	}
	return fmt.Errorf("there is no limit called %q; there are %s", name, strings.Join(l.Names(), ", "))
}

// Names lists the limits.
func (l *Limits) Names() []string {
	var names []string
	for _, one := range l.table() {
		names = append(names, one.name)
	}
	return names
}

// Text returns a limit as Set takes it, or "" where there is none of the name.
func (l *Limits) Text(name string) string {
	for _, one := range l.table() {
		if one.name == name {
			return one.text()
		}
	}
	return ""
}

func numberLimit(name string, at *int, def int) limit {
	return limit{name,
		func() { *at = cmp.Or(*at, def) },
		func(s string) error {
			n, err := strconv.Atoi(s)
			if err != nil || n <= 0 || n > math.MaxInt32 {
				return errors.New("no number above zero")
			}
			*at = n
			return nil
		},
		func() string { return strconv.Itoa(*at) },
	}
}

func timeLimit(name string, at *time.Duration, def time.Duration) limit {
	return limit{name,
		func() { *at = cmp.Or(*at, def) },
		func(s string) error {
			d, err := time.ParseDuration(s)
			if err != nil || d <= 0 {
				return errors.New("no time such as 500ms, 10s or 2m")
			}
			*at = d
			return nil
		},
		func() string { return at.String() },
	}
}

// units of sizes, the largest first.
var units = []struct {
	name  string
	bytes int64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"", 1}}

func sizeLimit(name string, at *int64, def int64) limit {
	return limit{name,
		func() { *at = cmp.Or(*at, def) },
		func(s string) error {
			for _, u := range units {
				digits, ok := strings.CutSuffix(s, u.name)
				if n, err := strconv.ParseInt(digits, 10, 64); ok && err == nil && n > 0 && n <= math.MaxInt64/u.bytes {
					*at = n * u.bytes
					return nil
				}
			}
			return errors.New("no size such as 65536, 64KiB or 256MiB")
		},
		func() string { return sizeText(*at) },
	}
}

func sizeText(bytes int64) string {
	for _, u := range units {
		if bytes%u.bytes == 0 {
			return strconv.FormatInt(bytes/u.bytes, 10) + u.name
		}
	}
	return ""
}

func rateLimit(name string, at *Rate) limit {
	return limit{name,
		func() {},
		func(s string) error {
			if s == "none" {
				*at = Rate{}
				return nil
			}
			often, most, ok := strings.Cut(s, "/s+")
			per, err := strconv.ParseFloat(often, 64)
			burst, err2 := strconv.Atoi(most)
			if !ok || err != nil || err2 != nil || !(per > 0 && per < 1e9) || burst <= 0 {
				return errors.New("no rate such as 50/s+500, which is 500 at once and then 50 a second, and not none")
			}
			*at = Rate{per, burst}
			return nil
		},
		func() string {
			if *at == (Rate{}) {
				return "none"
			}
			return strconv.FormatFloat(at.PerSecond, 'g', -1, 64) + "/s+" + strconv.Itoa(at.Burst)
		},
	}
}
