package clean

import "regexp"

var breakTitle = regexp.MustCompile(`(?i)^(?:` +
	`(?:(?:short|morning|afternoon|coffee|tea|lunch|snack|networking|refreshment|dinner|comfort|bio|stretch|early|mid-?morning|mid-?afternoon|brunch)[ &+/,-]*(?:and )?)*(?:break|breaks|brunch|lunch|breakfast|dinner|snacks|refreshments)(?: time)?` +
	`|(?:lunch|coffee|tea) ?(?:break)?(?: ?(?:&|and|\+|/) ?(?:networking|coffee|lunch|tea|registration))*` +
	`|(?:(?:on-?site|speaker|attendee|early|late|general|conference|day \d) )*(?:registration|check-?in|badge (?:pick-?up|collection))(?: ?(?:&|and|\+|/) ?(?:badge pick-?up|breakfast|coffee|welcome coffee|check-?in|registration))*(?: (?:opens?|open|desk))?` +
	`|doors(?: open)?|(?:kaffee|mittags|tee)?pause|mittagessen|einlass|pause(?:-| )?(?:café|déjeuner)|accueil|almuerzo|descanso|休憩|昼休み|ランチ|受付|午餐|茶歇` +
	`)[.! ]*$`)

// IsBreak reports whether a title alone says that nothing is presented: a
// break, a meal, registration. "Lunch with the board" and "Breaking things" are
// not.
func IsBreak(title string) bool { return breakTitle.MatchString(Line(title)) }
