package discover

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph/text"
)

// roleOf says what a word, in its base form, can be in a phrase.
func roleOf(b string) role {
	switch {
	case b == "of" || b == "as" || b == "a" || b == "in" || b == "to":
		return inner
	case utf8.RuneCountInString(b) < 2 && b != "c" && b != "r" && b != "d", !strings.ContainsFunc(b, unicode.IsLetter), text.IsStop(b), occasion(b):
		return barrier
	case utf8.RuneCountInString(b) < 2, everyday(b):
		return general
	}
	return content
}

// occasion are the words of the business of conferences, which are in titles
// of all years and name no subject: nothing that has one is a theme.
func occasion(b string) bool {
	switch b {
	case "fosdem", "devroom", "keynote", "bof", "bofs", "booth", "attendee", "speaker", "sponsor", "sponsored", "sponsorship",
		"organizer", "organiser", "welcome", "opening", "closing", "lightning", "workshop", "meetup", "panel", "panelist", "tutorial", "hackathon",
		"exam", "keysigning", "photo", "lunch", "dinner", "coffee", "break", "beer", "party", "registration", "ticket", "slide", "abstract",
		"discussion", "introduction", "intro", "overview", "conf", "summit", "agenda", "schedule", "recap",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
		"minute", "hour", "pitch", "visit", "cancelled", "canceled", "amendment", "sig", "slot", "today", "year", "month", "week", "day", "ago", "governing", "board", "q&a", "qa", "ll", "ve", "re":
		return true
	}
	return false
}

// everyday are words of everyday and of business English that prose on any
// subject has. One of them is no theme, and neither are several; with another
// word they may be.
func everyday(b string) bool {
	switch b {
	case "ability", "able", "access", "achieve", "action", "activity", "actual", "actually", "add", "advanced", "advantage", "allow", "amazing",
		"answer", "approach", "area", "aspect", "available", "based", "basic", "basically", "beautiful", "begin", "beginner", "benefit", "best", "better",
		"big", "bit", "book", "bring", "build", "building", "business", "call", "case", "challenge", "change", "choice", "choose", "clear", "close",
		"come", "common", "company", "complete", "complex", "concept", "consider", "contribute", "contribution", "contributor", "core", "corporate", "cost", "cover",
		"create", "creating", "current", "currently", "custom", "customer", "deal", "decade", "decision", "deep", "demo", "demonstrate", "describe", "design",
		"detail", "develop", "developer", "developing", "development", "different", "difficult", "dive", "easy", "effort", "enable", "end", "engineer", "enough", "entire",
		"environment", "everyday", "evolution", "example", "existing", "expect", "experience", "expert", "explain", "explore", "face", "fact", "fast", "favorite", "feature",
		"feel", "field", "find", "focus", "follow", "form", "foundation", "free", "friend", "full", "fun", "function", "future", "general", "generation",
		"goal", "going", "good", "great", "ground", "group", "grow", "growing", "guide", "hand", "happen", "happy", "hard", "help",
		"high", "history", "home", "hope", "idea", "impact", "implement", "implementation", "important", "improve", "improvement", "including", "individual", "industry", "information",
		"inside", "interest", "interested", "interesting", "internal", "issue", "job", "join", "journey", "keep", "key", "kind", "know", "knowledge",
		"large", "last", "late", "latest", "lead", "leader", "learned", "learning", "lesson", "level", "life", "line", "list", "little", "live",
		"local", "long", "look", "love", "low", "main", "major", "manager", "master", "matter", "mean", "meet", "member", "method",
		"modern", "money", "move", "multiple", "name", "native", "need", "new", "next", "nice", "number", "offer", "old", "open",
		"option", "order", "organization", "original", "outside", "overall", "paper", "part", "participant", "particular", "past", "people", "person",
		"personal", "perspective", "piece", "place", "plan", "platform", "play", "point", "popular", "possible", "power", "powerful", "practical", "practice", "present",
		"problem", "process", "product", "production", "program", "progress", "project", "provide", "public", "purpose", "question", "quick", "ready", "real", "reality",
		"reason", "recent", "related", "release", "report", "research", "researcher", "resource", "responsible", "result", "right", "road", "roadmap", "role", "room", "rule", "run",
		"running", "say", "scale", "school", "science", "second", "secret", "service", "set", "share", "shift", "short", "show", "showcase", "side", "similar",
		"simple", "single", "situation", "size", "skill", "small", "software", "solution", "solve", "solved", "source", "space", "special", "specific", "stage", "standard",
		"start", "started", "state", "status", "step", "story", "strategy", "student", "study", "success", "successful", "support", "sure", "system", "take",
		"target", "task", "teacher", "team", "technical", "technique", "technology", "test", "thing", "think", "time", "tip", "tool", "top",
		"topic", "track", "trick", "try", "turn", "type", "understand", "understanding", "update", "usage", "use", "used", "useful", "user",
		"using", "value", "variety", "various", "version", "view", "vision", "walk", "want", "wide", "work", "worker",
		"working", "workload", "world", "worldwide", "write", "writing", "wrong", "young", "application", "app", "code", "data", "community", "collaboration", "country", "european", "europe", "international",
		"belgium", "brussels", "french", "german", "english", "university", "government", "informal", "maintainer", "author", "vendor", "ecosystem", "world's",
		"inc", "ltd", "gmbh", "co", "foundation's", "committee", "woman", "women", "man", "men", "child", "kid", "game's", "mr", "ms", "dr":
		return true
	}
	return false
}
