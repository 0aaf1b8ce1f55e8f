package state

import (
	"encoding/json"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// LongestCooldown is the longest time during which a provider is not contacted. What is remembered beyond it was written by a computer
// with a wrong clock.
const LongestCooldown = 24 * time.Hour

// clockSkew is how far a clock can have been corrected between two runs.
const clockSkew = 10 * time.Minute

// Active reports whether the provider is not to be contacted at an instant.
func (c Cooldown) Active(now time.Time) bool {
	return now.Before(c.Until) && !c.Until.After(now.Add(LongestCooldown+clockSkew))
}

// IsAhead reports whether the run began in the future: the clock was wrong when it did.
func (s NotFoundStreak) IsAhead(now time.Time) bool { return s.Since.After(now.Add(LongestCooldown)) }

// decode reads a state, entry by entry. What cannot be read is not remembered, and affects nothing else.
func decode(source []byte) State {
	var file struct {
		Cooldowns, Usage, NotFound, MissingCloses, Refused, Renamed json.RawMessage
	}
	_ = json.Unmarshal(source, &file)
	s := State{
		Cooldowns: entries[string, Cooldown](file.Cooldowns), Usage: entries[string, DailyUsage](file.Usage),
		NotFound:      entries[quote.Symbol, NotFoundStreak](file.NotFound),
		MissingCloses: map[quote.Symbol]map[quote.PriceDate]time.Time{}, Refused: map[quote.Symbol]map[calendar.Date]string{},
		Renamed: entries[quote.Symbol, string](file.Renamed),
	}
	for symbol, days := range entries[quote.Symbol, json.RawMessage](file.MissingCloses) {
		s.MissingCloses[symbol] = entries[quote.PriceDate, time.Time](days)
	}
	for symbol, days := range entries[quote.Symbol, json.RawMessage](file.Refused) {
		reasons := map[calendar.Date]string{}
		for day, reason := range entries[string, string](days) {
			if date, err := calendar.ParseDate(day); err == nil {
				reasons[date] = reason
			}
		}
		s.RecordRefused(symbol, reasons)
	}
	for name, c := range s.Cooldowns {
		if c.Failures < 0 {
			delete(s.Cooldowns, name)
		}
	}
	for name, u := range s.Usage {
		if u.Requests < 0 {
			delete(s.Usage, name)
		}
	}
	for symbol, streak := range s.NotFound {
		if streak.Count <= 0 {
			delete(s.NotFound, symbol)
		}
	}
	return s
}

// entries reads the entries of an object that can be read.
func entries[K ~string, V any](object json.RawMessage) map[K]V {
	var texts map[K]json.RawMessage
	_ = json.Unmarshal(object, &texts)
	read := map[K]V{}
	for key, text := range texts {
		var value V
		if json.Unmarshal(text, &value) == nil {
			read[key] = value
		}
	}
	return read
}
