package main

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"golang.org/x/time/rate"
)

// service is a provider that is asked over the network. Its variables are HUGO_TICKERS_<NAME>_KEY, _URL and _RATE.
type service struct {
	needsKey bool
	rate     rate.Limit // requests a second that its free plan, or politeness, allows
	burst    int        // how many at once before the rate counts
	build    func(client provider.Client, baseURL string, now time.Time) provider.Provider
}

var services = map[string]service{
	"yahoo": {false, 2, 2, func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.Yahoo{Client: c, BaseURL: url}
	}},
	"finnhub": {true, 1, 2, func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.Finnhub{Client: c, BaseURL: url}
	}},
	"twelvedata": {true, rate.Every(time.Minute), 1, func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.TwelveData{Client: c, BaseURL: url}
	}},
	"tiingo": {true, 1, 2, func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.Tiingo{Client: c, BaseURL: url}
	}},
	"massive": {true, rate.Every(12 * time.Second), 3, func(c provider.Client, url string, now time.Time) provider.Provider {
		return provider.Massive{Client: c, BaseURL: url, Now: now}
	}},
	"alphavantage": {true, 1, 1, func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.AlphaVantage{Client: c, BaseURL: url}
	}},
	"coingecko": {false, 0.5, 2, func(c provider.Client, url string, _ time.Time) provider.Provider {
		return provider.CoinGecko{Client: c, BaseURL: url}
	}},
	"frankfurter": {false, 2, 2, func(c provider.Client, url string, now time.Time) provider.Provider {
		return provider.Frankfurter{Client: c, BaseURL: url, Now: now}
	}},
}

// chain builds the providers that the site names, in its order.
func (a *app) chain(s *site.Site) (provider.Chain, error) {
	if len(s.Params.Providers) == 0 {
		return nil, fmt.Errorf(`params.tickers.providers is empty: name at least one, such as ["yahoo"]`)
	}
	var chain provider.Chain
	for _, name := range s.Params.Providers {
		p, err := a.provider(name, s)
		if err != nil {
			return nil, err
		}
		chain = append(chain, provider.Named{Name: name, Provider: p})
	}
	return chain, nil
}

func (a *app) provider(name string, s *site.Site) (provider.Provider, error) {
	if name == "file" {
		return file(s)
	}
	if name == "url" {
		return a.url(s)
	}
	known, ok := services[name]
	if !ok {
		names := append(slices.Collect(maps.Keys(services)), "file", "url")
		slices.Sort(names)
		return nil, fmt.Errorf("params.tickers.providers names %q: the providers are %s", name, strings.Join(names, ", "))
	}
	variable := "HUGO_TICKERS_" + strings.ToUpper(name)
	key := strings.TrimSpace(a.getenv(variable + "_KEY")) // Secrets of CI often end in a line break.
	if known.needsKey && key == "" {
		return provider.Keyless{Variable: variable + "_KEY"}, nil
	}
	limit := known.rate
	if text := a.getenv(variable + "_RATE"); text != "" {
		perSecond, err := strconv.ParseFloat(text, 64)
		if err != nil || perSecond < 0 {
			return nil, fmt.Errorf("%s_RATE is %q: write requests a second, such as 0.5, or 0 for no limit", variable, text)
		}
		limit = rate.Limit(perSecond)
	}
	client := provider.Client{Version: version(), Key: key, Sleep: a.sleep}
	if limit > 0 {
		client.Limiter = rate.NewLimiter(limit, known.burst)
	}
	return known.build(client, a.getenv(variable+"_URL"), a.now()), nil
}

// url builds the provider of another site's quotes.
func (a *app) url(s *site.Site) (provider.Provider, error) {
	address := cmp.Or(a.getenv("HUGO_TICKERS_URL_URL"), s.Params.URL)
	if address == "" {
		return nil, fmt.Errorf("the provider url has no address: set params.tickers.url in the site's configuration, or HUGO_TICKERS_URL_URL")
	}
	client := provider.Client{Version: version(), Sleep: a.sleep}
	return provider.URL{Client: client, Address: address, Cache: filepath.Join(a.stateDir(s), "url.json")}, nil
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
