package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"golang.org/x/time/rate"
)

// service is a provider that is asked over the network. Its variables are TICKERS_<NAME>_KEY, _URL, _RATE and _QUOTA.
type service struct {
	needsKey bool
	rate     rate.Limit   // requests a second that its free plan, or politeness, allows
	burst    int          // how many at once before the rate counts
	quota    int          // requests a day of its free plan; 0 where it has no such limit
	probe    quote.Symbol // one that it certainly knows
	build    func(client provider.Client, baseURL string, now time.Time) provider.Provider
}

var services = map[string]service{
	"yahoo": {false, 2, 2, 0, "AAPL", func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.Yahoo{Client: c, BaseURL: url}
	}},
	"finnhub": {true, 1, 2, 0, "AAPL", func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.Finnhub{Client: c, BaseURL: url}
	}},
	"twelvedata": {true, rate.Every(time.Minute / 8), 8, 800, "AAPL", func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.TwelveData{Client: c, BaseURL: url}
	}},
	"tiingo": {true, 1, 2, 1000, "AAPL", func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.Tiingo{Client: c, BaseURL: url}
	}},
	"massive": {true, rate.Every(12 * time.Second), 3, 0, "AAPL", func(c provider.Client, url string, now time.Time) provider.Provider {
		return provider.Massive{Client: c, BaseURL: url, Now: now}
	}},
	"alphavantage": {true, 1, 1, 25, "AAPL", func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.AlphaVantage{Client: c, BaseURL: url}
	}},
	"coingecko": {false, 0.5, 2, 0, "CRYPTO:BTC/USD", func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.CoinGecko{Client: c, BaseURL: url}
	}},
	"frankfurter": {false, 2, 2, 0, "FX:EUR/USD", func(c provider.Client, url string, now time.Time) provider.Provider {
		return provider.Frankfurter{Client: c, BaseURL: url, Now: now}
	}},
}

// chain builds the providers that the site names, in its order.
func newChain(a *env, s *site.Site) (provider.Chain, error) {
	if len(s.Params.Providers) == 0 {
		return nil, fmt.Errorf(`params.tickers.providers is empty: name at least one, such as ["yahoo"]`)
	}
	var chain provider.Chain
	for _, name := range s.Params.Providers {
		link, err := newLink(a, name, s)
		if err != nil {
			return nil, err
		}
		link.Name = name
		chain = append(chain, link)
	}
	return chain, nil
}

// link builds one provider.
func newLink(a *env, name string, s *site.Site) (link provider.Named, err error) {
	switch known, ok := services[name]; {
	case name == "file":
		link.Provider, err = file(s)
	case name == "remote":
		return newRemote(a, s)
	case ok:
		return newService(a, name, known)
	default:
		names := append(slices.Collect(maps.Keys(services)), "file", "remote")
		slices.Sort(names)
		err = fmt.Errorf("params.tickers.providers names %q: the providers are %s", name, strings.Join(names, ", "))
	}
	return link, err
}

// service builds a provider as its variables say.
func newService(a *env, name string, known service) (provider.Named, error) {
	variable := provider.EnvPrefix(name)
	key := strings.TrimSpace(a.getenv(variable + "_KEY")) // Secrets of CI often end in a line break.
	if known.needsKey && key == "" {
		return provider.Named{Provider: provider.Keyless{Variable: variable + "_KEY"}}, nil
	}
	perSecond, err := bound(a, variable+"_RATE", "requests a second, such as 0.5", float64(known.rate))
	if err != nil {
		return provider.Named{}, err
	}
	quota, err := bound(a, variable+"_QUOTA", "requests a day, such as 500", float64(known.quota))
	if err != nil {
		return provider.Named{}, err
	}
	var limiter *rate.Limiter
	if perSecond > 0 {
		limiter = rate.NewLimiter(rate.Limit(perSecond), known.burst)
	}
	address := a.getenv(variable + "_URL")
	link := provider.Named{Meter: provider.NewMeter(limiter, int(quota), variable+"_QUOTA"), Account: account(address, key), Probe: quote.Instrument{Symbol: known.probe}}
	if name == "coingecko" {
		link.Probe.Spelling = map[string]string{"coingecko": "bitcoin"}
	}
	client := provider.Client{Version: version(), Key: key, Meter: link.Meter, Sleep: a.sleep}
	link.Provider = known.build(client, address, a.now())
	return link, nil
}

// account names an account at a provider, and gives nothing of its key away.
func account(address, key string) string {
	sum := sha256.Sum256([]byte(address + "\n" + key))
	return hex.EncodeToString(sum[:4])
}

// bound reads a variable that bounds requests: a number, 0 for no bound.
func bound(a *env, variable, unit string, usual float64) (float64, error) {
	text := a.getenv(variable)
	if text == "" {
		return usual, nil
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || value < 0 || value > 1e9 || value != value {
		return 0, fmt.Errorf("%s is %q: write %s, or 0 for no limit", variable, text, unit)
	}
	return value, nil
}

// remote builds the provider of another site's quotes.
func newRemote(a *env, s *site.Site) (provider.Named, error) {
	address := cmp.Or(a.getenv("TICKERS_REMOTE_URL"), s.Params.Remote)
	if address == "" {
		return provider.Named{}, fmt.Errorf("the provider remote has no address: set params.tickers.remote in the site's configuration, or TICKERS_REMOTE_URL")
	}
	client := provider.Client{Version: version(), Sleep: a.sleep}
	reads := provider.URL{Client: client, Address: address, Cache: filepath.Join(a.stateDir(s), "remote.json")}
	return provider.Named{Provider: reads, Account: account(address, "")}, nil
}

// file builds the provider of the site's own files.
func file(s *site.Site) (provider.Provider, error) {
	given := s.Params.File
	if strings.TrimSpace(given.Closes+given.Quotes) == "" {
		return nil, fmt.Errorf("the provider file has no file: set closes or quotes in [params.tickers.file] of the site's configuration")
	}
	path := func(name string) string {
		if name == "" {
			return ""
		}
		return s.Path(name)
	}
	return provider.File{Closes: path(given.Closes), Quotes: path(given.Quotes), Splits: path(given.Splits), Currency: given.Currency}, nil
}
