package refresh

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// A window is some days in a row, in which one refresh follows the other.
const (
	windowDays  = 4
	minutesADay = 8
)

// visitor refreshes a site with one symbol, again and again.
type visitor struct {
	market   *knownMarket
	services *services
	chain    provider.Chain
	random   *rand.Rand
	temp     string
	quotes   store.Quotes
	pins     store.Pins
	state    state.State
	frozen   map[quote.PriceDate]quote.Pin // the pin of each day as it was first written
	count    tally
}

func newVisitor(t *testing.T, m *knownMarket, bars string, specs ...provider.Spec) *visitor {
	v := &visitor{temp: t.TempDir(), market: m, services: &services{market: m, bars: bars}, random: randomOf(fmt.Sprint(m.instrument.Symbol, bars, len(specs)))}
	client := fetch.Client{Key: "key", Transport: v.services, Now: func() time.Time { return v.services.now }, Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }}
	for _, spec := range specs {
		v.chain = append(v.chain, provider.Link{Spec: spec, Provider: constructors[spec.Name](client)})
	}
	v.forget()
	return v
}

// forget is a new clone of the site without data.
func (v *visitor) forget() {
	v.quotes, v.pins, v.state, v.frozen = store.Quotes{}, store.Pins{}, state.Read(v.temp), map[quote.PriceDate]quote.Pin{}
}

// window refreshes the site at some minutes of consecutive days, and checks what would be written.
func (v *visitor) window(first calendar.Date) error {
	v.forget()
	s := v.services
	s.delay = []time.Duration{0, 0, 15 * time.Minute, 20 * time.Minute}[v.random.IntN(4)]
	s.running = []string{"", "trade", "twice"}[v.random.IntN(3)]
	s.gap, s.early, s.offset = "", v.random.IntN(2) == 0, time.Duration(v.random.IntN(60))*time.Minute
	if sessions := v.market.instrument.Calendar(); sessions.HasHolidays(first.AddDays(-windowDays)) { // Else a day without a bar is taken for a holiday.
		s.gap = []string{"", "", "missing", "null", "late"}[v.random.IntN(5)]
	}
	days := v.stated(first)
	for _, now := range v.minutes(first) {
		s.now = now
		if err := v.refresh(days); err != nil {
			return fmt.Errorf("%s, bars %q, delay %s, running bar %q, gap %q, early %v, at %s (%s): %w", v.market.instrument.Symbol, s.bars, s.delay, s.running, s.gap, s.early, now.UTC(), now.In(v.market.zone), err)
		}
		v.count.points++
	}
	return nil
}

// stated returns the stated days of a window: dates before and in it, and instants if the hours of the market are known.
func (v *visitor) stated(first calendar.Date) map[quote.PriceDate]bool {
	days := map[quote.PriceDate]bool{}
	for n := -4; n <= windowDays; n++ {
		days[quote.PriceDate(first.AddDays(n).String())] = n%2 == 0
	}
	for range 3 {
		m := v.market
		if m.noCalendar {
			break
		}
		of := m.sessions[m.indexOf(first.AddDays(v.random.IntN(windowDays)-1))]
		for _, instant := range []time.Time{of.ends, of.ends.Add(-time.Second), first.AddDays(v.random.IntN(windowDays)).At(v.random.IntN(24), 30, time.UTC)} {
			if day := quote.PriceDateOf(instant.UTC()); strings.Contains(string(day), "T") {
				days[day] = false
			}
		}
	}
	return days
}

// minutes returns when a window refreshes: around midnight there and in UTC, and around the opening, the end and the close of each
// session, later by the delays of services; and at random.
func (v *visitor) minutes(first calendar.Date) []time.Time {
	var all []time.Time
	for n := range windowDays {
		date := first.AddDays(n)
		candidates := []time.Time{date.In(v.market.zone), date.In(time.UTC), date.At(20, 0, newYork), date.At(17, 0, newYork), date.At(23, 30, v.market.zone)}
		if of := v.market.sessions[v.market.indexOf(date)]; of.date == date {
			candidates = append(candidates, of.opens, of.last, of.ends, of.closes, of.certain, of.certain.Add(15*time.Minute), of.certain.Add(20*time.Minute), of.certain.Add(40*time.Minute))
		}
		var minutes []time.Time
		for _, at := range candidates {
			minutes = append(minutes, at.Add(-time.Minute), at, at.Add(time.Minute))
		}
		for range 4 {
			minutes = append(minutes, date.At(0, v.random.IntN(24*60), v.market.zone))
		}
		v.random.Shuffle(len(minutes), func(a, b int) { minutes[a], minutes[b] = minutes[b], minutes[a] })
		all = append(all, minutes[:minutesADay]...)
	}
	slices.SortFunc(all, time.Time.Compare)
	return all
}

// refresh is what the command does at an instant, without files and the state of providers.
func (v *visitor) refresh(days map[quote.PriceDate]bool) error {
	symbol, now := v.market.instrument.Symbol, v.services.now
	v.services.served = nil
	r := &refresher{
		options: Options{Chain: v.chain, Now: now, Progress: provider.NoProgress{}}, chain: v.chain,
		instruments: store.Instruments{symbol: v.market.instrument},
		Result: &Result{Now: now, State: v.state, Stored: v.quotes, StoredPins: v.pins, Demand: &demand.Demand{
			Symbols: []quote.Symbol{symbol}, Days: map[quote.Symbol]map[quote.PriceDate]bool{symbol: days}, Sparklines: map[quote.Symbol]int{symbol: 4},
		}},
	}
	r.fetchLatest(context.Background())
	r.fetchHistory(context.Background())
	if err := v.store(r.Result); err != nil {
		return err
	}
	if answer, ok := r.Answer.Quotes[symbol]; ok && len(v.services.served) > 0 && !slices.ContainsFunc(v.services.served, func(p int64) bool { return answer.Price.Equal(decimalOf(p)) }) {
		return fmt.Errorf("the price %s, want one of %v", answer.Price, v.services.served)
	}
	if e, ok := r.Quotes[symbol]; ok {
		if err := v.market.checkQuote(e, now, &v.count); err != nil {
			return err
		}
	}
	for _, day := range slices.Sorted(maps.Keys(r.Pins[symbol])) {
		pin := r.Pins[symbol][day]
		if first, ok := v.frozen[day]; ok && !samePin(first, pin) {
			return fmt.Errorf("the pin of %s was %+v, now it is %+v", day, first, pin)
		} else if ok {
			continue
		}
		if err := v.market.checkPin(day, pin, now, &v.count); err != nil {
			return fmt.Errorf("%s: %w", day, err)
		}
		v.frozen[day] = pin
	}
	return nil
}

func samePin(a, b quote.Pin) bool {
	return a.Session == b.Session && a.Price.Equal(b.Price) && a.AsOf.Equal(b.AsOf) && a.Final == b.Final && a.Source == b.Source && a.Zone == b.Zone &&
		a.PreviousClose.Valid == b.PreviousClose.Valid && a.PreviousClose.Decimal.Equal(b.PreviousClose.Decimal) && a.SplitFactor.Equal(b.SplitFactor)
}

// store keeps the data for the next refresh, as the data files do.
func (v *visitor) store(r *Result) error {
	v.quotes, v.pins = r.Quotes, r.Pins
	if v.random.IntN(8) > 0 {
		return nil
	}
	var read struct {
		Quotes store.Quotes
		Pins   store.Pins
	}
	quotes, err := r.Quotes.Encode(nil)
	if err != nil {
		return err
	}
	pins, err := r.Pins.Encode(nil)
	if err != nil {
		return err
	}
	if err := errors.Join(json.Unmarshal(quotes, &read), json.Unmarshal(pins, &read)); err != nil {
		return err
	}
	for symbol, days := range read.Pins {
		for day, pin := range days {
			pin.Symbol = symbol
			days[day] = pin
		}
	}
	v.quotes, v.pins = read.Quotes, read.Pins
	return nil
}
