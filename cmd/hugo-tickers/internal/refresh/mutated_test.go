package refresh

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/localfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/remotejson"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/shopspring/decimal"
)

// mutations is how many mutated responses each provider gives. The long test:
//
//	go test ./cmd/hugo-tickers/internal/refresh -run Mutated -mutations 5000
var mutations = flag.Int("mutations", 300, "the number of mutated responses of each provider")

// mutatedServer is a transport whose responses are good ones of a provider with something wrong.
type mutatedServer struct {
	name   string
	random *rand.Rand
	served []string
}

func (s *mutatedServer) RoundTrip(r *http.Request) (*http.Response, error) {
	text := providertest.HistoryResponse(s.name, r.URL.Path)
	if text == "" {
		text = providertest.Response(s.name, r.URL.Path, providertest.Good(s.name, "281.00", "281.83"))
	}
	text = s.mutate(text)
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(text)), Request: r, ProtoMajor: 1, ProtoMinor: 1}, nil
}

// mutate changes two responses of three.
func (s *mutatedServer) mutate(text string) string {
	if s.random.IntN(3) > 0 {
		text = providertest.Mutate(s.random, text)
	}
	s.served = append(s.served, text)
	return text
}

// files writes files for the provider of local files, one of them mutated.
func (s *mutatedServer) files(t *testing.T, dir string) provider.Provider {
	files := localfile.Files{Currency: "USD", Now: func() time.Time { return providertest.Present }}
	paths := []*string{&files.Closes, &files.Splits, &files.Quotes}
	mutated := s.random.IntN(len(paths))
	for n, name := range []string{"closes.csv", "splits.csv", "quotes.csv"} {
		*paths[n] = filepath.Join(dir, name)
		text := providertest.Files[name]
		if n == mutated {
			text = s.mutate(text)
		}
		if err := os.WriteFile(*paths[n], []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// Whatever a service says: nothing crashes, what is written can be read again and is within the bounds, the quote is the last good one or
// one that can follow it, and a final close stays.
func TestMutatedResponses(t *testing.T) {
	for _, name := range append(slices.Clone(providertest.Names), "file") {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			counts := map[string]int{}
			for n := range *mutations {
				s := &mutatedServer{name: name, random: randomOf(fmt.Sprint("mutated", name, n))}
				outcome, err := s.refresh(t)
				if err != nil {
					t.Fatalf("mutation %d: %v\n%s", n, err, strings.Join(shortened(s.served), "\n"))
				}
				counts[outcome]++
			}
			t.Log(counts)
			if len(counts) < 2 {
				t.Errorf("every mutation has the same outcome: %v", counts)
			}
		})
	}
}

// shortened returns texts without their middles.
func shortened(texts []string) []string {
	var short []string
	for _, text := range texts {
		if len(text) > 2_000 {
			text = text[:1_000] + " … " + text[len(text)-1_000:]
		}
		short = append(short, text)
	}
	return short
}

// refresh refreshes a site whose only symbol has a quote of Thursday and a final close of Wednesday.
func (s *mutatedServer) refresh(t *testing.T) (outcome string, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("a panic: %v", problem)
		}
	}()
	i, now, dir := providertest.Instrument(s.name), providertest.Present, t.TempDir()
	r := &refresher{
		options: Options{Now: now, Progress: provider.NoProgress{}}, chain: provider.Chain{{Spec: provider.Spec{Name: s.name}, Provider: s.provider(t, dir)}},
		instruments: store.Instruments{i.Symbol: i},
		Result: &Result{Now: now, State: state.Read(dir), Stored: store.Quotes{i.Symbol: {Quote: quoteOf(i, s.name, "281.83", 15)}}, StoredPins: store.Pins{}, Demand: &demand.Demand{
			Symbols: []quote.Symbol{i.Symbol}, Sparklines: map[quote.Symbol]int{i.Symbol: 4},
			Days: map[quote.Symbol]map[quote.PriceDate]bool{i.Symbol: {"2023-06-13": true, "2023-06-14": true, "2023-06-15": false, "2023-06-16": true}},
		}},
	}
	frozen := quote.Pin{Quote: quoteOf(i, s.name, "273.35", 14), SplitFactor: decimal.NewFromInt(1)}
	r.StoredPins.Add("2023-06-14", frozen)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second) // Only what does not end is slower.
	defer cancel()
	r.fetchLatest(ctx)
	r.fetchHistory(ctx)
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err := checkReadable(r, dir); err != nil {
		return "", err
	}
	e := r.Quotes[i.Symbol]
	if err := e.PlausibleAfter(r.Stored[i.Symbol].Quote); err != nil {
		return "", err
	}
	for day, percent := range e.Changes {
		if percent.GreaterThan(decimal.NewFromInt(2_500)) {
			return "", fmt.Errorf("the page has a change of %s%% since %s", percent, day)
		}
	}
	if pin := r.Pins[i.Symbol]["2023-06-14"]; !pin.Equal(frozen.Quote) {
		return "", fmt.Errorf("the final close of Wednesday is now %+v", pin)
	}
	outcome = r.Outcome(i.Symbol).String()
	if outcome == Kept.String() {
		outcome += " (" + PrimaryFailure(r.Answer.Failures[i.Symbol]).Kind.String() + ")"
	}
	return fmt.Sprintf("%s, %d closes", outcome, len(r.Pins[i.Symbol])), nil
}

// provider returns the provider whose responses are mutated.
func (s *mutatedServer) provider(t *testing.T, dir string) provider.Provider {
	client := providertest.Client(s)
	switch s.name {
	case "file":
		return s.files(t, dir)
	case "remote":
		return remotejson.New(client.WithBaseURL("https://example.org/quotes.json"), "", nil)
	}
	return constructors[s.name](client)
}

func quoteOf(i quote.Instrument, source, price string, day int) quote.Quote {
	q := quote.Quote{
		Symbol: i.Symbol, Currency: "USD", Price: decimal.RequireFromString(price), Source: source, Final: true,
		AsOf: time.Date(2023, 6, day, 20, 0, 0, 0, time.UTC), Session: calendar.Date{Year: 2023, Month: time.June, Day: day},
	}
	return q.InMarket(i)
}

// checkReadable writes the files and returns why they cannot be read as what was written, or nil.
func checkReadable(r *refresher, dir string) error {
	quotes, err := r.Quotes.Encode(nil)
	if err != nil {
		return err
	}
	pins, err := r.Pins.Encode(nil)
	if err != nil {
		return err
	}
	remembered, err := json.Marshal(r.State)
	if err != nil {
		return err
	}
	for name, text := range map[string][]byte{store.QuotesFile: quotes, store.PinsFile: pins, "state.json": remembered} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			return err
		}
	}
	readQuotes, damage, err := store.ReadQuotes(dir, r.Now)
	if err != nil || damage != nil {
		return fmt.Errorf("quotes.json: %w, %v\n%s", err, damage.In("it"), quotes)
	}
	readPins, damage, err := store.ReadPins(dir, r.Now)
	if err != nil || damage != nil {
		return fmt.Errorf("pins.json: %w, %v\n%s", err, damage.In("it"), pins)
	}
	again, err := readQuotes.Encode(nil)
	if err != nil || string(again) != string(quotes) {
		return fmt.Errorf("other quotes are read than were written, %w:\n%s\n%s", err, quotes, again)
	}
	for symbol, days := range r.Pins {
		if !slices.Equal(slices.Sorted(maps.Keys(days)), slices.Sorted(maps.Keys(readPins[symbol]))) {
			return fmt.Errorf("other pins are read than were written: %s", pins)
		}
	}
	if state, err := json.Marshal(state.Read(dir)); err != nil || string(state) != string(remembered) {
		return fmt.Errorf("another state is read than was written, %w:\n%s\n%s", err, remembered, state)
	}
	return nil
}
