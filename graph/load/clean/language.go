package clean

import (
	"strings"

	"golang.org/x/text/language"
)

// languageNames are what exports write in place of a code.
var languageNames = map[string]string{
	"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "francais": "fr",
	"spanish": "es", "español": "es", "espanol": "es", "italian": "it", "italiano": "it", "portuguese": "pt",
	"português": "pt", "portugues": "pt", "dutch": "nl", "nederlands": "nl", "flemish": "nl", "japanese": "ja", "日本語": "ja",
	"chinese": "zh", "中文": "zh", "mandarin": "cmn", "korean": "ko", "한국어": "ko", "russian": "ru", "русский": "ru",
	"ukrainian": "uk", "polish": "pl", "polski": "pl", "czech": "cs", "slovak": "sk", "hungarian": "hu", "swedish": "sv",
	"norwegian": "no", "danish": "da", "finnish": "fi", "greek": "el", "turkish": "tr", "hebrew": "he", "arabic": "ar",
	"hindi": "hi", "indonesian": "id", "vietnamese": "vi", "thai": "th", "romanian": "ro", "bulgarian": "bg",
	"croatian": "hr", "serbian": "sr", "slovenian": "sl", "catalan": "ca", "esperanto": "eo", "lithuanian": "lt",
	"latvian": "lv", "estonian": "et", "persian": "fa", "farsi": "fa", "brazilian portuguese": "pt-BR", "american english": "en-US",
}

// Language returns the BCP 47 tag of a talk's language, given as a tag, an ISO
// 639 code of two or three letters, or a name: "eng", "de_DE" and "English"
// are known. Of several ("de, en") it is the first; of none, "".
func Language(s string) string {
	s = strings.ToLower(Line(s))
	if s == "" || len(s) > 60 {
		return ""
	}
	if tag, ok := languageNames[s]; ok {
		return tag
	}
	first, _, several := cutAny(s, ",;/&|+")
	if several {
		return Language(first)
	}
	if strings.Contains(s, " ") {
		word, _, _ := strings.Cut(s, " ")
		if tag, ok := languageNames[word]; ok {
			return tag
		}
		return ""
	}
	tag, err := language.Parse(strings.ReplaceAll(s, "_", "-"))
	if base, _, more := cutAny(s, "-_"); err != nil && more && len(base) == 2 { // pretalx's "de-formal"
		return Language(base)
	}
	if err != nil || tag == language.Und {
		return ""
	}
	base, _ := tag.Base()
	if !isCode(s, base.String()) {
		return ""
	}
	return tag.String()
}

// isCode guards against words that happen to parse as rare languages' codes:
// a code has two letters, or three, before its region.
func isCode(s, base string) bool {
	code, _, _ := cutAny(s, "-_")
	return len(code) == 2 || len(code) == 3 && base != ""
}

func cutAny(s, chars string) (before, after string, found bool) {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}
