package quote

import "github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"

// WithFormer returns the history of an instrument that had another symbol before a day: the former series before it, this one from it
// on. A former series in another currency is not used.
func (s Series) WithFormer(former Series, since calendar.Date) Series {
	if s.Currency != former.Currency {
		return s
	}
	joined := s
	joined.Start, joined.Closes, joined.Splits, joined.Refused = former.Start, nil, nil, map[calendar.Date]string{}
	joined.add(former, func(date calendar.Date) bool { return date.Before(since) })
	joined.add(s, func(date calendar.Date) bool { return !date.Before(since) })
	return joined.Judge(Instrument{})
}

// add appends what another series has of some days.
func (s *Series) add(other Series, has func(calendar.Date) bool) {
	for _, c := range other.Closes {
		if has(c.Date) {
			c.Source = other.Source
			s.Closes = append(s.Closes, c)
		}
	}
	for _, split := range other.Splits {
		if has(split.Date) {
			s.Splits = append(s.Splits, split)
		}
	}
	for date, reason := range other.Refused {
		if has(date) {
			s.Refused[date] = reason
		}
	}
}
