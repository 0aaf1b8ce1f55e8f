package calendar

import (
	_ "embed"
	"strings"
	"sync"
	"time"
)

//go:generate go run ./generate

// sessions has a block for each calendar, separated by empty lines. It is generated from the files in data.
//
//go:embed sessions.txt
var sessions string

// readers returns, for each MIC, a function that reads its calendar. A calendar is read when its venue is first used.
var readers = sync.OnceValue(func() map[string]func() *Calendar {
	byVenue := map[string]func() *Calendar{}
	for block := range strings.SplitSeq(sessions, "\n\n") {
		read := sync.OnceValue(func() *Calendar {
			c, err := parse(block)
			if err != nil {
				panic(err) // The file is embedded; a test reads all of it.
			}
			return c
		})
		for _, mic := range venuesOf(block) {
			byVenue[mic] = read
		}
	}
	return byVenue
})

// venuesOf returns the MICs of a block: the first line without its last word, the zone. The comment at the top has none.
func venuesOf(block string) []string {
	head, _, _ := strings.Cut(block, "\n")
	words := strings.Fields(head)
	if len(words) == 0 || words[0] == "#" {
		return nil
	}
	return words[:len(words)-1]
}

// withoutExchange returns the calendars of venues that are not exchanges.
var withoutExchange = sync.OnceValue(func() map[string]*Calendar {
	newYork := location("America/New_York")
	return map[string]*Calendar{
		"FX":     {zone: newYork, closesAt: clock{17, 0}},
		"CRYPTO": {zone: time.UTC, closesAt: clock{24, 0}, weekends: true},
	}
})
