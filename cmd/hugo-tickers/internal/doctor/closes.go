package doctor

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// closes examines the stored closes of stated days: those that are provisional, and those that were refused. A site without stated
// days has no such check.
func (d *doctor) closes() ([]Check, error) {
	const subject, fix = "closes", runCheck
	if len(d.demand.Days) == 0 {
		return nil, nil
	}
	pins, damage, err := store.ReadPins(d.Site.Data, d.now)
	if err != nil {
		return nil, err
	}
	if damage != nil {
		return []Check{d.damaged(subject, damage)}, nil
	}
	stored := 0
	var provisional, refused []string
	for _, symbol := range slices.Sorted(maps.Keys(d.demand.Days)) {
		sessions := d.instruments.Of(symbol).Calendar()
		for _, day := range slices.Sorted(maps.Keys(d.demand.Days[symbol])) {
			pin, ok := pins[symbol][day]
			name := fmt.Sprintf("%s on %s", symbol, day)
			switch {
			case ok && pin.Final:
				stored++
			case ok:
				stored++
				provisional = append(provisional, name)
			case d.state.Refused[symbol][day.Session(sessions)] != "":
				refused = append(refused, name)
			}
		}
	}
	check := Check{OK, subject, fmt.Sprintf("%d stored", stored), noAction}
	check.warn("provisional", provisional, fix)
	check.warn("refused", refused, fix)
	return []Check{check}, nil
}

// calendars names the symbols of exchanges whose holidays of this year are not known. Their prices can be taken for stale, and a change
// can be missing.
func (d *doctor) calendars() []Check {
	var unknown []string
	for _, symbol := range d.demand.Symbols {
		if sessions := d.instruments.Of(symbol).Calendar(); sessions != calendar.Anywhere && !sessions.HasHolidays(sessions.Date(d.now)) {
			unknown = append(unknown, string(symbol))
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	return []Check{{Warning, "calendars", fmt.Sprintf("the holidays of %d are not known for %s", d.now.Year(), strings.Join(unknown, ", ")), "install the newest hugo-tickers"}}
}
